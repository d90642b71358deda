"""Reading applications as officers of their region do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Avg, Count, F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.reference.models import Region
from wirausaha.models import Decision, Programme, Proposal
from wirausaha.permissions import reading_regions

AT_ONCE = 500


@dataclass(frozen=True)
class Tray:
    """One tray of the queue: states, and whether only what is late."""

    slug: str
    words: str
    states: tuple[str, ...]
    is_late: bool = False

    @property
    def condition(self) -> Q:
        found = Q(state__in=self.states)
        return found & Q(due_on__lt=timezone.localdate()) if self.is_late else found


TRAYS = (
    Tray("kelengkapan", _("Kelengkapan"), ("submitted",)),
    Tray("kunjungan", _("Kunjungan"), ("visiting",)),
    Tray("penetapan", _("Siap ditetapkan"), ("assessed",)),
    Tray("perjanjian", _("Perjanjian"), ("chosen", "signed")),
    Tray("laporan", _("Laporan masuk"), ("reported",)),
    Tray("terlambat", _("Terlambat melapor"), ("agreed",), is_late=True),
    Tray("berjalan", _("Bantuan berjalan"), ("agreed",)),
    Tray("pemohon", _("Menunggu pemohon"), ("returned", "reserved")),
    Tray("selesai", _("Selesai"), ("completed", "refused", "lapsed", "withdrawn")),
)


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Applications of the officer's regions that were sent at least once."""
    return Proposal.objects.sent().within(reading_regions(actor)).with_names()


def visible_proposal(actor: Actor, public_id: UUID) -> Proposal | None:
    return visible_proposals(actor).filter(public_id=public_id).first()


def tray_counts(actor: Actor) -> dict[str, int]:
    """How many lie in each tray. One query."""
    counted = {tray.slug: Count("pk", filter=tray.condition) for tray in TRAYS}
    return Proposal.objects.sent().within(reading_regions(actor)).aggregate(**counted)


def in_tray(actor: Actor, tray: Tray) -> QuerySet[Proposal]:
    """What lies in a tray."""
    return visible_proposals(actor).filter(tray.condition)


def waiting(actor: Actor) -> int:
    """How many wait for an officer of the region."""
    states = ("submitted", "visiting", "assessed", "signed", "reported")
    return Proposal.objects.sent().within(reading_regions(actor)).filter(state__in=states).count()


def lapsing(zone: str, today: date) -> Sequence[Proposal]:
    """Chosen applications in a zone whose last day to sign is over."""
    rows = Proposal.objects.filter(state="chosen", due_on__lt=today, regency__time_zone=zone).select_related("regency", "programme")
    return list(rows.order_by("pk")[:AT_ONCE])


@dataclass(frozen=True)
class Round:
    """What one office can decide for one programme now."""

    programme: Programme
    regency: Region
    ready: int
    best: int
    average: float
    taken: int

    @property
    def free(self) -> int:
        """Packages not yet promised."""
        return max(self.programme.packages - self.taken, 0)


PROMISED = ("chosen", "signed", "agreed", "reported", "completed")


def rounds_for(actor: Actor) -> list[Round]:
    """Programme by regency where applications wait for a decision. Three queries."""
    rows = Proposal.objects.within(reading_regions(actor)).order_by()
    ready = (
        rows.filter(state="assessed")
        .values("programme", "regency")
        .annotate(ready=Count("pk"), best=Max("score"), average=Avg("score"))
        .order_by("programme", "regency")
    )
    found = list(ready)
    programmes = Programme.objects.in_bulk({row["programme"] for row in found})
    regencies = Region.objects.in_bulk({row["regency"] for row in found})
    taken = {
        (row["programme"], row["regency"]): row["taken"]
        for row in rows.filter(state__in=PROMISED).values("programme", "regency").annotate(taken=Count("pk"))
    }
    return [
        Round(
            programmes[row["programme"]],
            regencies[row["regency"]],
            row["ready"],
            row["best"] or 0,
            row["average"] or 0.0,
            taken.get((row["programme"], row["regency"]), 0),
        )
        for row in found
    ]


def ranking(programme: Programme, regency_code: str) -> QuerySet[Proposal]:
    """Applications ready for a decision, the best first; of equals the one sent first."""
    rows = Proposal.objects.filter(programme=programme, regency=regency_code, state="assessed").with_names()
    return rows.order_by(F("score").desc(nulls_last=True), "submitted_at", "pk")


def packages_free(programme: Programme, regency_code: str) -> int:
    """Packages of an office that are not yet promised."""
    taken = Proposal.objects.filter(programme=programme, regency=regency_code, state__in=PROMISED).count()
    return max(programme.packages - taken, 0)


def decisions_for(actor: Actor) -> QuerySet[Decision]:
    """Decision lists of the officer's regions, newest first."""
    codes = reading_regions(actor)
    rows = Decision.objects.select_related("programme", "regency", "document").annotate(size=Count("items"))
    if "" in codes:
        return rows.order_by("-pk")
    condition = Q(pk__in=[])
    for code in codes:
        condition |= Q(regency__code__startswith=code)
    return rows.filter(condition).order_by("-pk")
