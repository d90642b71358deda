"""Reading registrations, by the person and by the centre."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from siapkerja.identity.actor import Actor
from skillhub.enums import DeclineReason
from skillhub.models import Batch, Enrolment, EnrolmentMove
from skillhub.workflows import ENROLMENT


def own_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """The person's registrations, newest first."""
    return Enrolment.objects.of_person(actor.subject_id).with_batch().order_by("-pk")


def own_enrolment(actor: Actor, public_id: UUID) -> Enrolment | None:
    return own_enrolments(actor).filter(public_id=public_id).first()


def enrolment_in(actor: Actor, programme_id: int) -> Enrolment | None:
    """The person's latest registration in a programme, if any."""
    if not actor.is_known:
        return None
    return own_enrolments(actor).filter(batch__programme=programme_id).first()


def active_training(person_id: int) -> str:
    """The title of the programme the person registered for or takes part in; "" where there is none."""
    titles = Enrolment.objects.of_person(person_id).active().values_list("batch__programme__title", flat=True)
    return titles.first() or ""


def line_of(batch: Batch) -> QuerySet[Enrolment]:
    """Everybody who registered: in the order of registration."""
    return Enrolment.objects.filter(batch=batch).select_related("person__village__parent__parent").order_by("place")


def seats_taken(batch: Batch) -> int:
    """Seats promised or confirmed."""
    return Enrolment.objects.filter(batch=batch, state__in=("selected", "confirmed", "passed", "not_passed")).count()


def numbers_of(batch: Batch) -> dict[str, int]:
    """How many stand in each state."""
    return dict(Enrolment.objects.filter(batch=batch).order_by().values_list("state").annotate(rows=Count("pk")))


@dataclass(frozen=True)
class Step:
    """One entry of a registration's history."""

    title: str
    note: str
    at: datetime


def history_of(enrolment: Enrolment) -> list[Step]:
    """What has happened, in words, the latest first; registration itself is the last entry."""
    reasons = dict(DeclineReason.choices)
    rows = EnrolmentMove.objects.filter(record=enrolment).order_by("-at", "-pk")
    told = [
        Step(str(ENROLMENT.state(row.target).label), "\n".join(filter(None, (str(reasons.get(row.reason_code, "")), row.note))), row.at)
        for row in rows
    ]
    return [*told, Step(str(ENROLMENT.state("registered").label), "", enrolment.registered_at)]
