"""Citizens written down from a signed paper form, helped, told, and taking their record over later."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.files.models import StoredFile
from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import ConsentPurpose, NikClaimState, OfficerRole
from siapkerja.identity.models import Consent, NikClaim, Person, Representation, User
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.officers.actions.registrations import OwnDataInTheWay, take_over_registration
from siapkerja.officers.models import CitizenRegistration
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.models import Profile
from skillhub.models import Enrolment
from tests.support.people import SYSTEM, Somebody, make_officer, make_region, make_somebody, now
from tests.support.training import open_batch, open_programme

pytestmark = pytest.mark.django_db
VILLAGE, ELSEWHERE = "3273021004", "3578101001"
NIK = "3273025205980001"


@pytest.fixture
def village_officer() -> Somebody:
    return make_officer("Euis Contoh", OfficerRole.VILLAGE_OFFICER, VILLAGE)


@pytest.fixture
def other_village_officer() -> Somebody:
    return make_officer("Made Contoh", OfficerRole.VILLAGE_OFFICER, ELSEWHERE)


def _form() -> SimpleUploadedFile:
    stream = BytesIO()
    Image.new("RGB", (60, 80), "white").save(stream, "PNG")
    return SimpleUploadedFile("formulir.png", stream.getvalue(), "image/png")


def _answers(**more: Any) -> dict[str, Any]:
    told = {
        "full_name": "Cucu Contoh", "nik": NIK, "sex": "female", "born_on": "1998-05-12", "village": VILLAGE, "street": "Dusun Krajan 4",
        "phone": "0812 1111 2222", "education": "SMA", "institution": "SMA Contoh", "work_status": "never_worked", "occupation": "8153",
        "form": _form(), "is_signed": "on", "then": "next",
    }  # fmt: skip
    return {key: value for key, value in (told | more).items() if value is not None}


def _post(by: Somebody, **more: Any) -> Any:
    return by.client.post(reverse("officers:register_citizen"), _answers(**more))


def _registered(by: Somebody, **more: Any) -> CitizenRegistration:
    answer = _post(by, **more)
    assert answer.status_code == 302, re.findall(r'class="err[^>]*>(.{0,120})', answer.content.decode())
    return CitizenRegistration.objects.latest("pk")


def test_a_person_without_account_comes_into_being_with_what_the_form_says(village_officer: Somebody) -> None:
    row = _registered(village_officer)

    person, profile = row.person, Profile.objects.get(person=row.person)
    assert (person.full_name, person.village_id, hasattr(person, "user")) == ("Cucu Contoh", VILLAGE, False)
    assert (profile.street, profile.education_level_id, profile.wanted_occupation_id) == ("Dusun Krajan 4", "SMA", "8153")
    assert NikClaim.objects.of_nik(NIK).get().state == NikClaimState.CLAIMED


def test_the_consent_rests_on_the_sealed_form(village_officer: Somebody) -> None:
    row = _registered(village_officer)

    stored = StoredFile.objects.get(purpose="officers.signed_form")
    assert (row.form, row.consent.signed_form, row.consent.channel) == (stored, stored, "paper")
    assert list(Consent.objects.values_list("purpose", flat=True)) == [ConsentPurpose.REGISTERED_BY_OFFICER]


def test_the_second_box_is_a_consent_of_its_own(village_officer: Somebody) -> None:
    _registered(village_officer, agrees_to_matching="on")

    assert set(Consent.objects.values_list("purpose", flat=True)) == {
        ConsentPurpose.REGISTERED_BY_OFFICER,
        ConsentPurpose.USE_PROFILE_FOR_MATCHING,
    }


def test_one_is_entered_after_the_other(village_officer: Somebody) -> None:
    first = village_officer.client.post(reverse("officers:register_citizen"), _answers(), follow=True)
    second = village_officer.client.post(
        reverse("officers:register_citizen"), _answers(full_name="Ujang Contoh", nik="3273021205980002", sex="male"), follow=True
    )

    assert "Cucu Contoh tercatat" in first.content.decode()
    assert "Ujang Contoh tercatat" in second.content.decode()
    listed = village_officer.client.get(reverse("officers:citizens")).content.decode()
    assert "Cucu Contoh" in listed
    assert "Ujang Contoh" in listed
    assert not Representation.objects.exists()


def test_the_list_asks_no_more_for_many_than_for_one(village_officer: Somebody) -> None:
    def asked() -> int:
        village_officer.client.get(reverse("officers:citizens"))
        with CaptureQueriesContext(connection) as captured:
            village_officer.client.get(reverse("officers:citizens"))
        return len(captured)

    _registered(village_officer)
    for_one = asked()
    for number in range(2, 6):
        _registered(village_officer, full_name=f"Warga Contoh {number}", nik=f"327302520598000{number}")

    assert asked() <= for_one


def test_help_follows_at_once_under_both_names(village_officer: Somebody) -> None:
    answer = _post(village_officer, then="assist")

    assert answer["Location"] == reverse("profiles:profile")
    village_officer.client.post(reverse("profiles:skills"), {"names": "menjahit"})
    person = NikClaim.objects.of_nik(NIK).get().person
    assert Profile.objects.get(person=person).skills.count() == 1
    done = SecurityAct.objects.get(act="assisted_act")
    assert (done.by_person_id, done.on_behalf_of_id) == (village_officer.person.pk, person.pk)
    assert SecurityAct.objects.get(act="citizen_registered").on_behalf_of_id == person.pk


def test_help_can_begin_later_on_the_same_form_but_not_the_next_day(village_officer: Somebody) -> None:
    row = _registered(village_officer)
    address = reverse("officers:assist_citizen", args=[row.public_id])

    assert village_officer.client.post(address).status_code == 302
    village_officer.client.post(reverse("officers:end_assistance"))
    CitizenRegistration.objects.update(registered_at=now() - timedelta(hours=5))
    late = village_officer.client.post(address)

    assert late.status_code >= 400
    assert "hanya berlaku beberapa jam" in late.content.decode()
    assert Representation.objects.count() == 1


def test_nobody_is_helped_on_a_consent_that_was_taken_back(village_officer: Somebody) -> None:
    row = _registered(village_officer)
    withdraw_consent(consent=row.consent, by=SYSTEM, at=now())

    answer = village_officer.client.post(reverse("officers:assist_citizen", args=[row.public_id]))

    assert "sudah menarik persetujuannya" in answer.content.decode()
    assert "Persetujuan ditarik" in village_officer.client.get(reverse("officers:citizen", args=[row.public_id])).content.decode()


def test_an_officer_of_another_village_finds_nothing(village_officer: Somebody, other_village_officer: Somebody) -> None:
    row = _registered(village_officer)
    other = other_village_officer.client

    assert other.get(reverse("officers:citizen", args=[row.public_id])).status_code == 404
    assert other.post(reverse("officers:assist_citizen", args=[row.public_id])).status_code == 404
    assert other.get(reverse("files:download", args=[row.form.public_id])).status_code == 404
    assert "Cucu Contoh" not in other.get(reverse("officers:citizens")).content.decode()


def test_a_citizen_of_another_village_is_refused_in_a_sentence(village_officer: Somebody) -> None:
    make_region(ELSEWHERE)

    answer = _post(village_officer, village=ELSEWHERE)

    assert answer.status_code == 422
    assert "Pilih desa di wilayah tugas Anda" in answer.content.decode()
    assert not CitizenRegistration.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"nik": "327302520598000"}, "Anda mengisi 15"),
        ({"born_on": "2090-01-01"}, "sebelum hari ini"),
        ({"born_on": "1850-01-01"}, "Periksa tahun lahirnya"),
        ({"phone": "12"}, "nomor telepon Indonesia"),
        ({"form": None}, "Pilih foto atau PDF"),
        ({"is_signed": None}, "ditandatangani warganya"),
        ({"education": None}, "Pilih jenjangnya"),
        ({"work_status": None}, "Pilih keadaan sekarang"),
        ({"finished_in": "2090"}, "belum terjadi"),
        ({"occupation": "tukang sihir"}, "tidak ada di daftar"),
    ],
)
def test_a_slip_on_the_form_is_told_in_a_sentence(village_officer: Somebody, more: dict[str, Any], words: str) -> None:
    answer = _post(village_officer, **more)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Person.objects.filter(full_name="Cucu Contoh").exists()


def test_a_form_that_is_no_picture_keeps_nothing(village_officer: Somebody) -> None:
    told = SimpleUploadedFile("formulir.png", b"nama;nik\nRina;1\n", "image/png")

    answer = _post(village_officer, form=told)

    assert (answer.status_code, "JPG atau PNG" in answer.content.decode()) == (422, True)
    assert not Person.objects.filter(full_name="Cucu Contoh").exists()


# Whose NIK it is ----------------------------------------------------------------------------------------------------------------


def test_a_nik_somebody_else_claims_is_written_down_all_the_same_and_tells_nothing(village_officer: Somebody, seeker: Somebody) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())

    answer = village_officer.client.post(reverse("officers:register_citizen"), _answers(), follow=True)

    page = answer.content.decode()
    assert "Cucu Contoh tercatat" in page
    assert "Rina" not in page
    assert NikClaim.objects.standing().of_nik(NIK).count() == 2
    assert not Consent.objects.filter(person=seeker.person).exists()


def test_the_same_person_of_the_village_is_found_and_only_what_was_empty_is_filled(village_officer: Somebody, seeker: Somebody) -> None:
    make_region(VILLAGE)
    Person.objects.filter(pk=seeker.person.pk).update(village=VILLAGE, born_on="1998-05-12")
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    Profile.objects.create(person=seeker.person, street="Jalan Lama 1", updated_at=now())

    row = _registered(village_officer, full_name="rina  CONTOH")

    assert row.person == seeker.person
    profile = Profile.objects.get(person=seeker.person)
    assert (profile.street, profile.education_level_id) == ("Jalan Lama 1", "SMA")
    assert Person.objects.get(pk=seeker.person.pk).phone is None


def test_the_same_nik_and_name_living_elsewhere_is_left_alone(village_officer: Somebody, seeker: Somebody) -> None:
    make_region(ELSEWHERE)
    Person.objects.filter(pk=seeker.person.pk).update(village=ELSEWHERE, born_on="1998-05-12")
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())

    row = _registered(village_officer, full_name="Rina Contoh")

    assert row.person != seeker.person


def test_an_officer_does_not_register_oneself(village_officer: Somebody) -> None:
    Person.objects.filter(pk=village_officer.person.pk).update(village=VILLAGE, born_on="1998-05-12")
    claim_nik(person=village_officer.person, nik=NIK, by=SYSTEM, at=now())

    answer = _post(village_officer, full_name="Euis Contoh")

    assert (answer.status_code, "tidak perlu mendampingi diri sendiri" in answer.content.decode()) == (422, True)


# Telling the citizen ------------------------------------------------------------------------------------------------------------


def test_a_citizen_without_account_is_told_on_the_telephone_without_names(village_officer: Somebody) -> None:
    _registered(village_officer)

    message = OutgoingMessage.objects.get(purpose="citizen_registered").content
    assert message.to == "+6281211112222"
    for word in ("Cucu", "Euis", NIK):
        assert word not in message.body


def test_a_citizen_with_an_account_reads_it_in_the_inbox_and_sees_form_and_consent(
    village_officer: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    make_region(VILLAGE)
    Person.objects.filter(pk=seeker.person.pk).update(village=VILLAGE, born_on="1998-05-12")
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    row = _registered(village_officer, full_name="Rina Contoh")
    deliver_facts()

    inbox = seeker.client.get(reverse("notifications:inbox")).content.decode()
    consents = seeker.client.get(reverse("privacy:consents")).content.decode()

    assert "Petugas Euis Contoh mencatatkan Anda" in inbox
    assert "Dicatatkan dan didampingi petugas" in consents
    assert "di formulir kertas" in consents
    own = seeker.client.get(reverse("files:download", args=[row.form.public_id]))
    assert b"".join(own).startswith(b"\xff\xd8\xff")  # type: ignore[call-overload] - a streamed answer is read to its end


def test_each_look_at_the_record_is_logged_for_the_citizen(village_officer: Somebody) -> None:
    row = _registered(village_officer)

    village_officer.client.get(reverse("officers:citizen", args=[row.public_id]))

    seen = PersonView.objects.get(person_id=row.person_id)
    assert (seen.by_person_id, seen.what, seen.purpose) == (village_officer.person.pk, "registration", "representation")


# Paper --------------------------------------------------------------------------------------------------------------------------


def test_the_form_is_printed_empty_and_filled_and_keeps_nothing(village_officer: Somebody) -> None:
    people = Person.objects.count()
    empty = village_officer.client.get(reverse("officers:paper_form"))
    typed = {"full_name": "Cucu #set page()", "nik": "32730", "born_on": "1998-99-99", "village": VILLAGE, "education": "ENTAH"}
    filled = village_officer.client.post(reverse("officers:paper_form"), typed)

    for answer in (empty, filled):
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
        assert "no-store" in answer["Cache-Control"]
    assert Person.objects.count() == people


# Taking over --------------------------------------------------------------------------------------------------------------------


def test_a_citizen_takes_over_the_record_once_the_nik_is_proven(village_officer: Somebody) -> None:
    person = _registered(village_officer).person
    citizen = make_somebody("Cucu Contoh")
    claim = claim_nik(person=citizen.person, nik=NIK, by=SYSTEM, at=now())
    assert "Ambil catatan saya" not in citizen.client.get(reverse("officers:my_assistance")).content.decode()
    NikClaim.objects.filter(pk=claim.pk).update(state=NikClaimState.VERIFIED, decided_at=now())

    assert "Ambil catatan saya" in citizen.client.get(reverse("officers:my_assistance")).content.decode()
    citizen.client.post(reverse("officers:take_over"))

    account = User.objects.get(pk=citizen.user.pk)
    assert account.person == person
    assert NikClaim.objects.standing().of_nik(NIK).get().state == NikClaimState.VERIFIED
    assert "SMA Contoh" in citizen.client.get(reverse("profiles:profile")).content.decode()
    assert "di formulir kertas" in citizen.client.get(reverse("privacy:consents")).content.decode()


def test_an_account_with_a_profile_of_its_own_is_not_merged_silently(village_officer: Somebody) -> None:
    _registered(village_officer)
    citizen = make_somebody("Cucu Contoh")
    claim = claim_nik(person=citizen.person, nik=NIK, by=SYSTEM, at=now())
    NikClaim.objects.filter(pk=claim.pk).update(state=NikClaimState.VERIFIED, decided_at=now())
    add_skills(person=citizen.person, names=["memasak"], by=citizen.actor, at=now())

    with pytest.raises(OwnDataInTheWay):
        take_over_registration(person=citizen.person, by=citizen.actor, at=now())


def test_a_citizen_is_enrolled_in_a_training_by_the_officer_who_wrote_them_down(village_officer: Somebody, manager: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    _post(village_officer, then="assist")

    village_officer.client.post(reverse("skillhub:register", args=[batch.pk]))

    enrolled = Enrolment.objects.get()
    assert enrolled.person == NikClaim.objects.of_nik(NIK).get().person
    assert SecurityAct.objects.filter(act="assisted_act", codes={"page": "skillhub:register"}).exists()
