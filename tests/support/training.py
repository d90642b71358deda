"""Training centres, programmes, batches and registrations to test with, made through the actions."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity, LegalEntity, Workplace
from skillhub.actions import batches, enrolments, programmes
from skillhub.actions.batches import BatchContent
from skillhub.actions.programmes import ProgrammeContent
from skillhub.actions.results import record_result
from skillhub.enums import VocationalField
from skillhub.models import Batch, Enrolment, Programme
from tests.support.people import SINCE, SYSTEM, Somebody
from tests.support.vacancies import complete_profile


def as_training_centre(organisation: LegalEntity) -> None:
    Capacity.objects.get_or_create(legal_entity=organisation, kind=CapacityKind.TRAINING_CENTRE, defaults={"valid_from": SINCE})


def programme_content(**more: Any) -> ProgrammeContent:
    told: dict[str, Any] = {
        "title": "Menjahit pakaian wanita",
        "field": VocationalField.GARMENT,
        "summary": "Mengukur, memotong pola, dan menjahit pakaian wanita.",
        "education_id": "SMP",
    }
    return ProgrammeContent(**told | more)


def draft_programme(workplace: Workplace, **more: Any) -> Programme:
    """A programme with one unit, in a centre."""
    as_training_centre(workplace.legal_entity)
    now = timezone.now()
    made = programmes.draft(workplace=workplace, content=programme_content(**more), by=SYSTEM, at=now, on=timezone.localdate())
    programmes.add_unit(
        programme=made, code="C.141110.001.01", title="Mengukur tubuh", theory_hours=8, practice_hours=32, by=SYSTEM, at=now
    )
    made.refresh_from_db()
    return made


def open_programme(workplace: Workplace, **more: Any) -> Programme:
    return programmes.publish(programme=draft_programme(workplace, **more), by=SYSTEM, at=timezone.now())


def days(first: date | None = None) -> dict[str, date]:
    """Days of a batch whose registration begins on `first` (today) and lasts ten days."""
    first = first or timezone.localdate()
    return {
        "registration_opens_on": first,
        "registration_closes_on": first + timedelta(days=10),
        "announced_on": first + timedelta(days=13),
        "training_starts_on": first + timedelta(days=20),
        "training_ends_on": first + timedelta(days=50),
    }


def planned_batch(programme: Programme, **more: Any) -> Batch:
    told: dict[str, Any] = {"quota": 2, **days(), **more}
    return batches.plan(programme=programme, content=BatchContent(**told), by=SYSTEM, at=timezone.now())


def open_batch(programme: Programme, *, at: datetime | None = None, **more: Any) -> Batch:
    """A batch that takes registrations today, or at a moment of the past."""
    return batches.announce(batch=planned_batch(programme, **more), by=SYSTEM, at=at or timezone.now())


def enrolled(batch: Batch, somebody: Somebody) -> Enrolment:
    """Somebody with a complete profile, registered."""
    complete_profile(somebody)
    return enrolments.register(batch=batch, by=somebody.actor, at=timezone.now())


def running_batch(programme: Programme, *people: Somebody, **more: Any) -> Batch:
    """A batch whose training began ten days ago, with these participants."""
    first = timezone.localdate() - timedelta(days=30)
    batch = open_batch(programme, at=timezone.now() - timedelta(days=30), **days(first), **more)
    waiting = [enrolled(batch, one) for one in people]
    batches.close_after_its_day(batch=batch, by=SYSTEM, at=timezone.now())
    for enrolment in waiting:
        chosen = enrolments.select(enrolment=enrolment, by=SYSTEM, at=timezone.now())
        enrolments.confirm(enrolment=chosen, birth_place="Garut", by=SYSTEM, at=timezone.now())
    batches.start(batch=batch, by=SYSTEM, at=timezone.now())
    batch.refresh_from_db()
    return batch


def passed(batch: Batch, somebody: Somebody) -> Enrolment:
    """Their registration, once they have passed."""
    enrolment = batch.enrolments.get(person=somebody.person)
    return record_result(enrolment=enrolment, has_passed=True, by=SYSTEM, at=timezone.now())
