"""What is held of candidates and assessors, and what is left when they are forgotten."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from sertihub.actions.evidence import PURPOSE, add_evidence
from sertihub.actions.offers import note_trainers, offer_certification
from sertihub.enums import AssessmentPurpose, EvidenceKind
from sertihub.models import Assessor, Candidacy, Certificate, Evidence, Offer, SelfAssessment, Training
from siapkerja.files.models import FileState, StoredFile
from siapkerja.identity.holdings import everything_of, obstacles_to_forgetting
from siapkerja.identity.models import Person
from siapkerja.privacy.actions.deletions import anonymise
from tests.support.candidates import PDF, UNITS, House, a_house, agreed, certified, drafted, recommended, submitted
from tests.support.people import SYSTEM, Somebody

pytestmark = pytest.mark.django_db

# What only the candidate could have written.
WRITTEN = {
    "purpose": AssessmentPurpose.OTHER,
    "purpose_note": "Syarat tender",
    "employer": "CV Jahit Contoh",
    "position": "Penjahit",
    "office_address": "Jalan Contoh 5",
    "office_phone": "+62811000333",
    "adjustment": "Membaca dengan huruf besar",
}


@pytest.fixture
def house(manager: Somebody) -> House:
    return a_house(manager)


def forget(somebody: Somebody) -> None:
    anonymise(person=Person.objects.get(pk=somebody.person.pk), cause="request", by=SYSTEM, at=timezone.now())


def obstacles(somebody: Somebody, *, is_unused: bool = False) -> list[str]:
    return obstacles_to_forgetting(somebody.person.pk, timezone.now(), is_unused=is_unused)


def test_the_copy_holds_what_the_candidate_wrote_and_showed(house: House, seeker: Somebody) -> None:
    made = drafted(house, seeker, **WRITTEN)
    element = made.units.get(order=1).unit.elements.get()
    now = timezone.now()
    add_evidence(candidacy=made, kind=EvidenceKind.OTHER, element=element, stream=io.BytesIO(PDF), by=seeker.actor, at=now)

    (held,) = everything_of(seeker.person.pk)["candidacies"]

    assert {key: held[key] for key in WRITTEN} == WRITTEN
    assert {one["words"] for one in held["self_assessment"]} == {"Tiga tahun bekerja sebagai penjahit."}
    assert [(one["kind"], one["element"]) for one in held["evidence"]] == [("training", ""), ("other", element.title)]
    assert (held["state"], held["assessment"]) == ("draft", None)


def test_the_copy_holds_the_assessment_the_certificate_and_what_came_before(house: House, seeker: Somebody) -> None:
    offer_certification(
        person_id=seeker.person.pk, enrolment_id=5, legal_entity_id=1, regency_code="3273", unit_codes=[code for code, _ in UNITS],
        by=SYSTEM, at=timezone.now(),
    )  # fmt: skip
    note_trainers(person_id=seeker.person.pk, trainer_ids=[house.staff.person.pk], enrolment_id=5, completed_on=date(2026, 11, 1))
    certificate = certified(house, seeker)

    held = everything_of(seeker.person.pk)
    assert (held["candidacies"][0]["state"], held["candidacies"][0]["assessment"]["decision"]) == ("certified", "k")
    assert [one["number"] for one in held["competence_certificates"]] == [certificate.number]
    assert [one["scheme"] for one in held["certification_offers"]] == [house.scheme.title]
    assert [one["role"] for one in held["training_pairs"]] == ["trainee"]
    assert [one["role"] for one in everything_of(house.staff.person.pk)["training_pairs"]] == ["trainer"]

    (registration,) = everything_of(house.assessing.person.pk)["assessor_registrations"]
    assert (registration["registration_number"], len(registration["assessments"])) == (house.assessor.registration_number, 1)
    assert seeker.person.full_name not in str(registration)


@pytest.mark.parametrize("so_far", [drafted, submitted, agreed])
def test_whoever_is_forgotten_steps_back_and_takes_words_and_files_along(
    house: House, seeker: Somebody, other_seeker: Somebody, so_far: Callable[..., object]
) -> None:
    drafted(house, other_seeker, **WRITTEN)
    so_far(house, seeker)
    Candidacy.objects.of_person(seeker.person.pk).update(**WRITTEN)

    forget(seeker)

    gone = Candidacy.objects.of_person(seeker.person.pk).get()
    assert (gone.state, gone.purpose_note, gone.employer, gone.position, gone.office_address) == ("withdrawn", "-", "", "", "")
    assert (gone.office_phone, gone.adjustment) == (None, None)
    assert set(SelfAssessment.objects.filter(candidacy=gone).values_list("words", flat=True)) == {""}
    assert not Evidence.objects.filter(candidacy=gone).exists()
    assert StoredFile.objects.get(purpose=PURPOSE, person_id=seeker.person.pk).state == FileState.REMOVED

    other = Candidacy.objects.of_person(other_seeker.person.pk).get()
    assert (other.state, other.employer, other.evidence.get().stored.state) == ("draft", "CV Jahit Contoh", FileState.CHECKED)


def test_the_register_keeps_the_certificate_without_the_name(house: House, seeker: Somebody) -> None:
    name, number = seeker.person.full_name, certified(house, seeker).number
    Offer.objects.create(person=seeker.person, scheme=house.scheme, enrolment_id=5, offered_at=timezone.now())
    note_trainers(person_id=seeker.person.pk, trainer_ids=[house.staff.person.pk], enrolment_id=5, completed_on=date(2026, 11, 1))

    forget(seeker)

    kept = Certificate.objects.select_related("person", "candidacy").get()
    assert (kept.number, kept.state, kept.candidacy.state) == (number, "active", "certified")
    assert name not in kept.person.full_name
    assert not Evidence.objects.exists()
    assert not Offer.objects.exists()
    assert not Training.objects.exists()


def test_a_running_case_holds_up_the_closing_of_an_unused_account_only(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    drafted(house, other_seeker)
    assert obstacles(other_seeker, is_unused=True) == []

    agreed(house, seeker)
    assert "Permohonan sertifikasi Anda masih berjalan." in obstacles(seeker, is_unused=True)
    assert obstacles(seeker) == []


def test_nobody_is_forgotten_between_the_assessment_and_the_decision(house: House, seeker: Somebody) -> None:
    recommended(house, seeker)
    assert "menunggu keputusan" in " ".join(obstacles(seeker))


def test_an_assessor_leaves_once_nobody_waits_for_them(house: House, seeker: Somebody) -> None:
    agreed(house, seeker)
    assert "dijadwalkan untuk Anda" in " ".join(obstacles(house.assessing))

    forget(seeker)
    assert obstacles(house.assessing) == []
    forget(house.assessing)
    assert Assessor.objects.get().ended_on == timezone.localdate()
