"""Facts of other services and of our own: offers, trainers, profiles. Delivered twice they change nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from sertihub import reactions
from sertihub.actions.certificates import revoke
from sertihub.actions.offers import offer_certification
from sertihub.enums import BodyKind, RevokeReason
from sertihub.models import Offer, Training
from siapkerja.events.models import EventRecord
from siapkerja.facts.base import REGISTRY
from siapkerja.facts.sertihub import CertificateIssued
from siapkerja.facts.skillhub import TrainingCompleted
from siapkerja.identity.enums import LimitKind
from siapkerja.identity.models import ProcessingLimit
from siapkerja.journey.models import Entry
from siapkerja.notifications.models import Notification
from siapkerja.profiles.models import Qualification
from tests.support.candidates import UNITS, a_house, certified, submitted
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody

pytestmark = pytest.mark.django_db
CODES = tuple(code for code, _title in UNITS)


def completed(person_id: int, **more: Any) -> TrainingCompleted:
    told: dict[str, Any] = {
        "version": 1, "enrolment_id": 5, "batch_id": 1, "programme_id": 1, "legal_entity_id": 999_999, "person_id": person_id,
        "workplace_id": 1, "regency_code": "3273", "completed_on": date(2026, 11, 1), "unit_codes": CODES, "occupation_code": "8153",
        "instructor_ids": (),
    }  # fmt: skip
    return TrainingCompleted(**told | more)


def offer_for(fact: TrainingCompleted) -> None:
    reactions.offer_matching_schemes(fact, at=timezone.now())


def test_who_was_taught_all_units_is_offered_the_scheme_once(manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    house = a_house(manager)
    fact = completed(seeker.person.pk, unit_codes=(*CODES, "X.1"))
    offer_for(fact)
    offer_for(fact)
    offer_for(completed(seeker.person.pk, enrolment_id=6))
    deliver_facts()
    assert list(Offer.objects.values_list("scheme", "enrolment_id")) == [(house.scheme.pk, 5)]
    assert EventRecord.objects.filter(fact="sertihub.CertificationOffered").count() == 1
    assert Notification.objects.filter(person=seeker.person, slug="certification_offered").count() == 1
    assert Entry.objects.filter(person=seeker.person, step="certification_offered").count() == 1


def test_whoever_wants_no_suggestions_is_offered_nothing(manager: Somebody, seeker: Somebody) -> None:
    a_house(manager)
    ProcessingLimit.objects.create(person=seeker.person, kind=LimitKind.NO_PROFILING, set_at=timezone.now())
    offer_for(completed(seeker.person.pk))
    assert not Offer.objects.exists()


def test_a_unit_that_was_not_taught_keeps_the_scheme_back(manager: Somebody, seeker: Somebody) -> None:
    a_house(manager)
    offer_for(completed(seeker.person.pk, unit_codes=CODES[:1]))
    offer_for(completed(seeker.person.pk, unit_codes=()))
    assert not Offer.objects.exists()


def test_the_nearest_body_comes_first_and_leads_the_message(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    far = a_house(make_company("LSP Contoh Jauh", make_somebody("A Contoh"), regency="3578"), number="3001")
    near = a_house(make_company("LSP Contoh Dekat", make_somebody("B Contoh"), regency="3273"), number="3002")
    middle = a_house(make_company("LSP Contoh Tengah", make_somebody("C Contoh"), regency="3204"), number="3003")
    offer_for(completed(seeker.person.pk))
    assert list(Offer.objects.order_by("rank").values_list("scheme", flat=True)) == [one.scheme.pk for one in (near, middle, far)]
    deliver_facts()
    assert Notification.objects.get(person=seeker.person, slug="certification_offered").params["body"] == "LSP Contoh Dekat"


def test_a_training_bodys_own_certification_is_for_its_own_trainees(manager: Somebody, seeker: Somebody) -> None:
    house = a_house(manager, kind=BodyKind.P1)
    offer_for(completed(seeker.person.pk))
    assert not Offer.objects.exists()
    offer_for(completed(seeker.person.pk, legal_entity_id=house.body.legal_entity_id))
    assert Offer.objects.get().scheme == house.scheme


def test_trainers_are_remembered_once(seeker: Somebody, other_seeker: Somebody) -> None:
    fact = completed(seeker.person.pk, instructor_ids=(other_seeker.person.pk,))
    for _ in range(2):
        reactions.keep_trainers(fact, at=timezone.now())
    assert Training.objects.get().trainer == other_seeker.person


def _issued() -> CertificateIssued:
    record = EventRecord.objects.get(fact="sertihub.CertificateIssued")
    found = REGISTRY[record.fact].from_payload(record.payload)
    assert isinstance(found, CertificateIssued)
    return found


def test_a_certificate_proves_the_competence_until_it_is_revoked(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    certificate = certified(a_house(manager), seeker)
    deliver_facts()
    reactions.prove_competence(_issued(), at=timezone.now())
    proven = Qualification.objects.get(person=seeker.person)
    assert (proven.kind, proven.number, proven.scheme_number) == ("competence", certificate.number, certificate.scheme.number)
    assert tuple(proven.unit_codes) == CODES

    revoke(certificate=certificate, reason=RevokeReason.PROCEDURE, by=manager.actor, at=timezone.now())
    deliver_facts()
    reactions.prove_competence(_issued(), at=timezone.now())
    proven.refresh_from_db()
    assert proven.lost_because == "procedure"
    assert Qualification.objects.count() == 1


def test_a_certificate_revoked_before_it_is_heard_of_proves_nothing(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    certificate = certified(a_house(manager), seeker)
    revoke(certificate=certificate, reason=RevokeReason.PROCEDURE, by=manager.actor, at=timezone.now())
    deliver_facts()
    assert not Qualification.objects.exists()


def test_every_step_is_told_and_stands_on_the_way(manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    house = a_house(manager)
    certified(house, seeker)
    deliver_facts()
    steps = ["candidacy_submitted", "candidacy_verify", "assessment_scheduled", "candidacy_agree", "candidacy_recommend"]
    steps += ["candidacy_find_competent", "certificate_issued"]
    noted = Entry.objects.filter(person=seeker.person, step__in=steps).order_by("pk").values_list("step", flat=True)
    assert sorted(noted) == sorted(steps)
    told = Notification.objects.filter(person=seeker.person, category="sertihub").values_list("slug", flat=True)
    assert sorted(told) == ["candidacy_moved"] * 4 + ["candidacy_received", "certificate_issued"]
    assert Notification.objects.filter(person=house.assessing.person, slug="assessment_assigned").count() == 1
    assert Notification.objects.filter(person=manager.person, slug="candidacy_waiting").count() == 1

    inbox = seeker.client.get("/kotak-masuk/").content.decode()
    assert "Sertifikat kompetensi Anda terbit" in inbox
    assert "Jadwal asesmen Anda" in inbox


def test_notices_name_nobody(manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    submitted(a_house(manager), seeker)
    deliver_facts()
    for notice in Notification.objects.filter(category="sertihub"):
        assert "Rina" not in str(notice.params)


def test_no_units_no_offer() -> None:
    offered = offer_certification(
        person_id=1, enrolment_id=1, legal_entity_id=1, regency_code="3273", unit_codes=(), by=SYSTEM, at=timezone.now()
    )
    assert offered == []
