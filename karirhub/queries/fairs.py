"""Job fairs as everybody and as officers read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils import timezone

from karirhub.models import FairBooth, FairSlot, JobFair, Vacancy
from karirhub.models.fairs import JobFairQuerySet
from karirhub.permissions import GRANTS, Permission
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.models import Region, RegionLevel

# What is shown of the past below the coming ones.
PAST_SHOWN = 6


def coming(region: str, today: date) -> JobFairQuerySet:
    """Announced fairs that are not over, in a region ("" is the whole country); also those called off, until their last day."""
    rows = JobFair.objects.announced().filter(ends_on__gte=today).exclude(state="closed")
    return _placed(rows, region)


def past(region: str, today: date) -> JobFairQuerySet:
    """Fairs that took place."""
    return _placed(JobFair.objects.filter(Q(state="closed") | Q(state="published", ends_on__lt=today)), region)


def _placed(rows: JobFairQuerySet, region: str) -> JobFairQuerySet:
    rows = rows.filter(village__code__startswith=region) if region else rows
    free = Sum("slots__capacity") - Sum("slots__taken")
    return rows.with_places().annotate(places_left=free)


def places_with_fairs() -> list[tuple[str, str]]:
    """Provinces and, below them, regencies where fairs were announced: code and name, in their order."""
    codes = set(JobFair.objects.announced().order_by().values_list("regency", flat=True).distinct())
    known = Region.objects.filter(code__in=codes | {code[: RegionLevel.PROVINCE] for code in codes}).order_by("code")
    return [(region.code, region.name) for region in known]


def announced_fair(fair_id: int) -> JobFair | None:
    """A fair as everybody may see it."""
    return JobFair.objects.announced().with_places().filter(pk=fair_id).first()


def companies_at(fair: JobFair) -> QuerySet[FairBooth]:
    """Booths that stand, each with the vacancies it brings that are open to everybody."""
    shown = Vacancy.objects.public().only("title", "openings", "legal_entity").order_by("title")
    rows = FairBooth.objects.standing().filter(fair=fair).select_related("legal_entity")
    return rows.prefetch_related(Prefetch("vacancies", shown, to_attr="shown"))


@dataclass(frozen=True)
class DaySlots:
    """The slots of one day."""

    on: date
    slots: Sequence[FairSlot]

    @property
    def left(self) -> int:
        return sum(slot.left for slot in self.slots)


def slots_by_day(fair: JobFair) -> list[DaySlots]:
    """Every slot of the fair, day by day where it takes place; one query."""
    slots = fair.slots.order_by("starts_at")
    return [DaySlots(on, list(group)) for on, group in groupby(slots, key=lambda slot: day_in(fair.time_zone, slot.starts_at))]


def called_off_because(fair: JobFair) -> str:
    """What was said when it was called off; "" where it was not."""
    if fair.state != "called_off":
        return ""
    return fair.moves.filter(move="call_off").values_list("note", flat=True).last() or ""


# For officers -----------------------------------------------------------------------------------------------------------------


def visible_fairs(actor: Actor) -> JobFairQuerySet:
    """Fairs of the officer's region, drafts included."""
    return JobFair.objects.within(regions_of(GRANTS, actor, Permission.HOLD_FAIRS)).exclude(state="discarded").with_places()


def fairs_listed(actor: Actor) -> JobFairQuerySet:
    """The same with how many booths are asked for and stand."""
    return visible_fairs(actor).annotate(
        asked=Count("booths", filter=Q(booths__state="requested")),
        standing=Count("booths", filter=Q(booths__state__in=["accepted", "reported"])),
    )


def visible_fair(actor: Actor, fair_id: int) -> JobFair | None:
    return visible_fairs(actor).filter(pk=fair_id).first()


def fair_at_the_door(actor: Actor, fair_id: int) -> JobFair | None:
    """A fair at whose door the actor may stand."""
    regions = regions_of(GRANTS, actor, Permission.ADMIT_VISITORS)
    return JobFair.objects.announced().within(regions).with_places().filter(pk=fair_id).first()


def requests_waiting(actor: Actor) -> int:
    """Requests for booths the officer has to answer."""
    regions = regions_of(GRANTS, actor, Permission.HOLD_FAIRS)
    fairs = JobFair.objects.within(regions).filter(state="published", ends_on__gte=timezone.localdate())
    return FairBooth.objects.waiting().filter(fair__in=fairs).count()


def booths_waiting(fair: JobFair) -> list[FairBooth]:
    """Requests in the order in which they came, with the vacancies they bring."""
    rows = fair.booths.waiting().select_related("legal_entity").prefetch_related(_with_titles())
    return list(rows.order_by("requested_at", "pk"))


def booths_standing(fair: JobFair) -> list[FairBooth]:
    """Booths that stand, by number."""
    rows = fair.booths.standing().select_related("legal_entity").prefetch_related(_with_titles())
    return list(rows.annotate(tied=Count("hires")).order_by("booth_number"))


def _with_titles() -> Any:
    return Prefetch("vacancies", Vacancy.objects.only("title", "openings", "state").order_by("title"))


def next_free_number(fair: JobFair) -> int | None:
    """The lowest booth number nobody has; None where all are given."""
    used = set(fair.booths.standing().values_list("booth_number", flat=True))
    return next((number for number in range(1, fair.booth_quota + 1) if number not in used), None)


@dataclass(frozen=True)
class Crowd:
    """Tickets of a fair: how many stand, how many were used, and how many can be taken in all."""

    capacity: int
    taken: int
    present: int


def crowd_of(fair: JobFair) -> Crowd:
    """Two queries."""
    held = fair.slots.aggregate(capacity=Sum("capacity"), taken=Sum("taken"))
    present = fair.tickets.filter(present_at__isnull=False).count()
    return Crowd(held["capacity"] or 0, held["taken"] or 0, present)


def present_by_slot(fair: JobFair) -> dict[int, int]:
    """How many came, by slot."""
    rows = fair.tickets.filter(present_at__isnull=False).order_by().values_list("slot")
    return dict(rows.annotate(people=Count("pk")))


def slots_today(fair: JobFair, at: datetime) -> list[FairSlot]:
    return [slot for day in slots_by_day(fair) if day.on == fair.today(at) for slot in day.slots]
