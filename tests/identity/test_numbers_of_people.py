"""A NIK that does not fit is taken with a mark; a foreigner's passport stands in its place."""

from datetime import date

import pytest
from django.urls import reverse

from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.passports import NotAPassport, PassportExpired, PassportVerified, correct_passport
from siapkerja.identity.actions.people import NotANik, claim_niks, doubts_about
from siapkerja.identity.enums import NikDoubt, PassportClaimState
from siapkerja.identity.models import NikClaim, PassportClaim
from siapkerja.identity.nik_reading import read_nik
from siapkerja.identity.queries import standing_nik, standing_passport
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
    with pytest.raises(PassportVerified):
        give("C1111111")


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
