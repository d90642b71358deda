"""Tickets for job fairs: one's own, and those at the door."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from karirhub.models import FairTicket, JobFair, JobSeekerCard
from karirhub.permissions import GRANTS, Permission
from siapkerja.documents.checking import masked_name
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import allows
from siapkerja.kernel.calendar import day_in


def tickets_of(person_id: int | None) -> QuerySet[FairTicket]:
    """A person's tickets that were not given back, the latest first."""
    return FairTicket.objects.of_person(person_id).standing().with_fair()


def ticket_of(actor: Actor, public_id: UUID) -> FairTicket | None:
    """One's own ticket, or that of whom the actor helps."""
    if not actor.is_known:
        return None
    return FairTicket.objects.of_person(actor.subject_id).with_fair().select_related("person").filter(public_id=public_id).first()


def ticket_for(actor: Actor, fair: JobFair) -> FairTicket | None:
    """The ticket the actor holds for a fair."""
    if not actor.is_known:
        return None
    return FairTicket.objects.of_person(actor.subject_id).standing().with_fair().filter(fair=fair).first()


def door_address(ticket: FairTicket) -> str:
    """What the QR code says: the same in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(settings.BASE_URL) + reverse("karirhub:fair_check_in", args=[ticket.token])


@dataclass(frozen=True)
class AtTheDoor:
    """What the door sees of a ticket; never the whole name.

    Attributes:
        standing: ready, used, other_day, given_back or not_held.
    """

    ticket: FairTicket
    name: str
    standing: str

    @property
    def is_ready(self) -> bool:
        return self.standing == "ready"


def at_the_door(ticket: FairTicket, at: datetime) -> AtTheDoor:
    """What can be done with a ticket now."""
    fair = ticket.fair
    if not fair.is_published:
        standing = "not_held"
    elif ticket.given_back_at is not None:
        standing = "given_back"
    elif ticket.present_at is not None:
        standing = "used"
    elif day_in(fair.time_zone, ticket.slot.starts_at) != fair.today(at):
        standing = "other_day"
    else:
        standing = "ready"
    return AtTheDoor(ticket, masked_name(ticket.person.full_name) if ticket.person else "", standing)


def ticket_scanned(token: str) -> FairTicket | None:
    return FairTicket.objects.with_fair().select_related("person").filter(token=token).first()


def may_admit(actor: Actor, fair: JobFair) -> bool:
    return allows(GRANTS, actor, Permission.ADMIT_VISITORS, region_code=fair.village_id)


def ticket_typed(fair: JobFair, typed: str) -> FairTicket | None:
    """By its number as it is printed, or by the last digits alone: `BK0012-00034`, `12-34`, `34`."""
    digits = "".join(sign for sign in typed.rsplit("-", 1)[-1] if sign in "0123456789")[-7:]
    return fair.tickets.filter(number=f"BK{fair.pk:04d}-{int(digits):05d}").first() if digits else None


def seekers_near(regency_code: str) -> list[int]:
    """Registered job seekers of a regency, who hear of its job fairs."""
    return list(JobSeekerCard.objects.filter(regency=regency_code, state="active").values_list("person_id", flat=True))


def visitors_of(fair_id: int) -> list[int]:
    """Who holds a ticket that was not used yet."""
    rows = FairTicket.objects.standing().filter(fair=fair_id, present_at=None, person__isnull=False)
    return list(rows.values_list("person_id", flat=True))


def tickets_held(person_id: int) -> list[dict[str, Any]]:
    """For the copy of one's own data."""
    rows = FairTicket.objects.of_person(person_id).with_fair().order_by("pk")
    return [
        {
            "number": row.number,
            "fair": row.fair.name,
            "slot": row.slot.starts_at,
            "taken_at": row.taken_at,
            "given_back_at": row.given_back_at,
            "present_at": row.present_at,
        }
        for row in rows
    ]
