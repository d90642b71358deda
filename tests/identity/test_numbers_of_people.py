"""A NIK that does not fit is taken with a mark; a foreigner's passport stands in its place."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.passports import (
    CurrentPassportFirst,
    FormerPassportKnown,
    NoPassport,
    NotAPassport,
    PassportExpired,
    PassportVerified,
    ReplacedInFuture,
    TooManyFormerPassports,
    confirm_passport,
    correct_passport,
    declare_former_passport,
    withdraw_former_passport,
)
from siapkerja.identity.actions.people import NotANik, claim_niks, doubts_about
from siapkerja.identity.enums import NikDoubt, PassportClaimState
from siapkerja.identity.models import NikClaim, PassportClaim
from siapkerja.identity.nik_reading import read_nik
from siapkerja.identity.queries import former_passports, proven_passports, standing_nik, standing_passport
from tests.support.people import SYSTEM, Somebody, make_region, now

TODAY = date(2026, 11, 22)
IDENTITY = {"full_name": "Rina Contoh", "sex": "female", "born_on": "1998-05-12", "phone": "0812 3456 7890"}
PASSPORT = {"passport_number": "c 1234567", "passport_country": "JPN", "passport_expires_on": "2031-01-31"}


@pytest.mark.parametrize("province", ["91", "92", "93", "94", "95", "96"])
def test_papuan_numbers_are_read_like_any_other(db: None, province: str) -> None:
    make_region(f"{province}03")

    reading = read_nik(f"{province}03015205980004", today=TODAY)

    assert reading is not None
    assert reading.sentence.startswith("Perempuan, lahir 12 Mei 1998, terbit di")
    assert reading.doubts == ()


def test_a_regency_with_a_retired_code_still_has_its_province(db: None) -> None:
    make_region("32")

    reading = read_nik("3299015205980004", today=TODAY)

    assert reading is not None
    assert reading.doubts == (NikDoubt.UNKNOWN_REGION,)
    assert "terbit di" in reading.sentence


def test_two_digits_of_a_year_fit_either_century(db: None) -> None:
    make_region("3273")

    reading = read_nik("3273025205250004", today=TODAY, sex="female", born_on=date(1925, 5, 12))

    assert reading is not None
    assert "1925" in reading.sentence
    assert NikDoubt.OTHER_BIRTH_DATE not in reading.doubts


def test_what_does_not_fit_is_kept_as_reasons_and_goes_when_it_is_put_right(seeker: Somebody) -> None:
    make_region("3273")
    page = reverse("profiles:identity")
    seeker.client.post(page, IDENTITY | {"nik": "3273021305980004"})

    claim = standing_nik(seeker.person.pk)
    assert claim is not None
    assert claim.needs_verification
    assert claim.doubts == [NikDoubt.OTHER_BIRTH_DATE, NikDoubt.OTHER_SEX]
    assert "Perlu dicek petugas" in seeker.client.get(page).content.decode()

    seeker.client.post(page, IDENTITY | {"sex": "male", "born_on": "1998-05-13"})
    claim.refresh_from_db()
    assert claim.doubts == []


def test_a_number_of_no_known_region_is_taken_with_a_mark(seeker: Somebody) -> None:
    seeker.client.post(reverse("profiles:identity"), IDENTITY | {"nik": "9999995205980004"})

    assert NikClaim.objects.get(person=seeker.person).doubts == [NikDoubt.UNKNOWN_REGION]


def test_a_foreigner_gives_a_passport_which_is_shown_masked(seeker: Somebody) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY | PASSPORT)

    assert response.status_code == 302
    passport = standing_passport(seeker.person.pk)
    assert passport is not None
    assert (passport.number, passport.country, str(passport.expires_on)) == ("C1234567", "JPN", "2031-01-31")
    assert list(PassportClaim.objects.of_passport("JPN", "C1234567")) == [passport]
    assert not PassportClaim.objects.of_passport("KOR", "C1234567").exists()
    page = seeker.client.get(reverse("profiles:identity")).content.decode()
    assert "C1234567" not in page
    assert "Paspor tercatat" in page


def test_half_a_passport_says_what_is_missing_and_keeps_what_was_typed(seeker: Somebody) -> None:
    page = seeker.client.post(reverse("profiles:identity"), IDENTITY | {"passport_number": "C1234567"}).content.decode()

    assert "Pilih negara penerbit paspor." in page
    assert "Tuliskan tanggal akhir masa berlaku paspor." in page
    assert 'value="C1234567"' in page
    assert not PassportClaim.objects.exists()


def test_a_passport_can_be_renewed_until_it_is_verified(seeker: Somebody) -> None:
    def give(number: str, expires_on: date = date(2031, 1, 31)) -> PassportClaim:
        return correct_passport(person=seeker.person, number=number, country="JPN", expires_on=expires_on, by=SYSTEM, at=now())

    first = give("C1234567")
    assert give("C 1234567") == first
    second = give("C7654321")
    assert standing_passport(seeker.person.pk) == second
    with pytest.raises(NotAPassport):
        give("??")
    with pytest.raises(PassportExpired):
        give("C1111111", date(2020, 1, 1))
    PassportClaim.objects.filter(pk=second.pk).update(state=PassportClaimState.VERIFIED, decided_at=now())
    for number, until in (("C1111111", second.expires_on), ("C7654321", date(2041, 1, 31))):
        with pytest.raises(PassportVerified):
            give(number, until)
    third = give("C1111111", date(2041, 1, 31))
    second.refresh_from_db()
    assert (second.state, second.replaced_on, third.state) == ("verified", timezone.localdate(), "claimed"), "the renewed one stays proven"
    assert standing_passport(seeker.person.pk) == third
    assert former_passports(seeker.person.pk) == proven_passports(seeker.person.pk) == [second]


def test_a_former_passport_is_compared_like_the_one_in_use_and_after_it(seeker: Somebody, other_seeker: Somebody) -> None:
    def former(number: str, replaced_on: date = date(2024, 5, 1)) -> PassportClaim:
        told = {"number": number, "country": "JPN", "expires_on": date(2024, 6, 1), "replaced_on": replaced_on}
        return declare_former_passport(person=seeker.person, **told, by=SYSTEM, at=now())

    with pytest.raises(NoPassport):
        former("C1234567")
    correct_passport(person=seeker.person, number="C7654321", country="JPN", expires_on=date(2031, 1, 31), by=SYSTEM, at=now())
    for wrong, number, day in (
        (NotAPassport, "??", date(2024, 5, 1)),
        (ReplacedInFuture, "C1234567", date(2999, 1, 1)),
        (FormerPassportKnown, "C7654321", date(2024, 5, 1)),
    ):
        with pytest.raises(wrong):
            former(number, day)
    claim = former("c-1234567")
    with pytest.raises(FormerPassportKnown):
        former("C1234567")
    assert proven_passports(seeker.person.pk) == []
    with pytest.raises(CurrentPassportFirst):
        confirm_passport(person=seeker.person, claim_id=claim.pk, at=now())
    confirm_passport(person=seeker.person, at=now())
    with pytest.raises(NoPassport):
        confirm_passport(person=other_seeker.person, claim_id=claim.pk, at=now())
    assert confirm_passport(person=seeker.person, claim_id=claim.pk, at=now()).state == "verified", "its day is over, and it was theirs"
    with pytest.raises(PassportVerified):
        withdraw_former_passport(person=seeker.person, claim_id=claim.pk, by=SYSTEM, at=now())
    for serial in range(5):
        former(f"C200000{serial}")
    with pytest.raises(TooManyFormerPassports):
        former("C3000000")
    wrong_one = former_passports(seeker.person.pk)[0]
    withdraw_former_passport(person=seeker.person, claim_id=wrong_one.pk, by=SYSTEM, at=now())
    assert former("C3000000").state == "claimed"


def test_a_mistyped_renewal_gives_way_to_the_passport_that_was_compared(seeker: Somebody) -> None:
    def give(number: str, expires_on: date) -> PassportClaim:
        return correct_passport(person=seeker.person, number=number, country="JPN", expires_on=expires_on, by=SYSTEM, at=now())

    first = give("C1234567", date(2031, 1, 31))
    confirm_passport(person=seeker.person, at=now())
    mistyped = give("C1111111", date(2041, 1, 31))
    assert give("C1234567", date(2031, 1, 31)) == first
    assert (standing_passport(seeker.person.pk), former_passports(seeker.person.pk)) == (first, [])
    assert confirm_passport(person=seeker.person, at=now()).state == "verified", "it needs no comparing again"
    mistyped.refresh_from_db()
    assert mistyped.state == "withdrawn"
    renewed = give("C7654321", date(2041, 1, 31))
    assert confirm_passport(person=seeker.person, at=now()) == renewed
    with pytest.raises(PassportVerified):
        give("C1234567", date(2051, 1, 31))


def test_a_passport_said_to_be_a_former_one_and_then_the_one_in_use_is_one_passport(seeker: Somebody) -> None:
    told = {"country": "JPN", "by": SYSTEM, "at": now()}
    correct_passport(person=seeker.person, number="C7654321", expires_on=date(2031, 1, 31), **told)
    last = {"number": "C1234567", "expires_on": date(2032, 1, 31), **told}
    former = declare_former_passport(person=seeker.person, replaced_on=date(2024, 5, 1), **last)
    assert correct_passport(person=seeker.person, **last) == former
    assert confirm_passport(person=seeker.person, at=now()) == former
    PassportClaim.objects.filter(pk=former.pk).update(replaced_on=date(2024, 5, 1))
    twice = PassportClaim.objects.get(pk=former.pk)
    twice.pk, twice.state, twice.replaced_on = None, PassportClaimState.CLAIMED, None
    twice.save()
    assert confirm_passport(person=seeker.person, at=now()) == former, "also where it was recorded twice before"
    assert standing_passport(seeker.person.pk) == former


def test_the_page_of_former_passports_shows_them_masked_and_says_what_is_wrong(seeker: Somebody, other_seeker: Somebody) -> None:
    url = reverse("profiles:former_passports")
    assert "Catatkan dulu paspor yang berlaku" in seeker.client.get(url).content.decode()
    seeker.client.post(reverse("profiles:identity"), IDENTITY | PASSPORT)
    told = {"number": "C7654321", "country": "JPN", "expires_on": "2024-06-01", "replaced_on": "2024-05-01"}
    half = seeker.client.post(url, told | {"country": "", "number": "??", "replaced_on": "kemarin"})
    assert half.status_code == 422
    assert "NotAPassport" not in half.content.decode()
    refused = seeker.client.post(url, told | {"number": "??"})
    assert "5 sampai 12 huruf dan angka" in refused.content.decode()
    assert seeker.client.post(url, told).status_code == 302
    page = seeker.client.get(url).content.decode()
    assert "C7654321" not in page
    assert "diganti 1 Mei 2024" in page
    [claim] = former_passports(seeker.person.pk)
    away = reverse("profiles:withdraw_former_passport", args=[claim.pk])
    assert other_seeker.client.post(away).status_code == 404
    assert seeker.client.post(away).status_code == 302
    assert former_passports(seeker.person.pk) == []


def test_a_list_taken_over_claims_every_number_as_one_by_one(seeker: Somebody, other_seeker: Somebody) -> None:
    people = [seeker.person, other_seeker.person]
    numbers = ["3273015205980001", "9999990000000001"]
    assert claim_niks(people=list(zip(people, numbers, strict=True)), by=SYSTEM) == 2

    claims = [NikClaim.objects.standing().get(person=person) for person in people]
    assert [claim.nik for claim in claims] == numbers
    alone = [doubts_about(number, person, person.created_at) for number, person in zip(numbers, people, strict=True)]
    assert [claim.doubts for claim in claims] == alone
    assert EventRecord.objects.filter(fact="identity.NikClaimed").count() == 2


def test_a_list_with_a_number_that_is_none_is_not_taken_over_at_all(seeker: Somebody, other_seeker: Somebody) -> None:
    with pytest.raises(NotANik):
        claim_niks(people=[(seeker.person, "3273015205980001"), (other_seeker.person, "123")], by=SYSTEM)
    assert not NikClaim.objects.exists()
