"""Who has reported and who has not, by region, sector, size and month, and the list behind every figure."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import BusinessScale, OfficerRole
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Industry, Region, RegionLevel
from siapkerja.web import wording
from wajiblapor.enums import Authority, Delivery
from wajiblapor.models import ComplianceCount, WarningLetter, WorkplaceClock
from wajiblapor.models.compliance import in_regions
from wajiblapor.permissions import GRANTS, Permission

Words = str | Promise
UNKNOWN = "-"


@dataclass(frozen=True)
class Standing:
    """A way of standing, and which clocks stand so on a day."""

    slug: str
    words: Words


LATE = Standing("terlambat", _("Lewat batas, pernah melapor"))
NEVER = Standing("belum", _("Lewat batas, belum pernah melapor"))
OVERDUE = Standing("lewat", _("Semua yang lewat batas"))
CURRENT = Standing("sudah", _("Laporan masih berlaku"))
UNREACHED = Standing("tak-terjangkau", _("Lewat batas dan tidak terjangkau"))
OBLIGED = Standing("wajib", _("Semua yang harus melapor"))
ABSENT = Standing("belum-di-portal", _("Di register usaha, belum ada di portal"))
STANDINGS = (OVERDUE, LATE, NEVER, UNREACHED, CURRENT, OBLIGED)
# The figures of a row, each with the standing whose list lies behind it and what it counts.
COLUMNS: tuple[tuple[str, Standing, Words], ...] = (
    ("obliged", OBLIGED, _("Harus melapor")),
    ("current", CURRENT, _("Berlaku")),
    ("late", LATE, _("Terlambat")),
    ("never", NEVER, _("Belum pernah")),
    ("unreached", UNREACHED, _("Tidak terjangkau")),
    ("absent", ABSENT, _("Belum di portal")),
)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is looked at; empty means all. `sector` and `scale` may be `-` for what is not known.

    Attributes:
        region: code of a province or regency.
        month: first day of the month in which the report is due.
    """

    standing: str = OVERDUE.slug
    region: str = ""
    sector: str = ""
    scale: str = ""
    month: date | None = None
    text: str = ""

    def as_query(self) -> dict[str, str]:
        """For the address of the list behind a figure."""
        told = {"keadaan": self.standing, "wilayah": self.region, "sektor": self.sector, "skala": self.scale}
        month = {"bulan": f"{self.month:%Y-%m}"} if self.month else {}
        return {key: value for key, value in told.items() if value} | month


def narrowed(chosen: Chosen) -> Q:
    found = Q()
    if chosen.region:
        found &= Q(regency__code__startswith=chosen.region)
    if chosen.sector:
        found &= Q(sector="" if chosen.sector == UNKNOWN else chosen.sector)
    if chosen.scale:
        found &= Q(scale="" if chosen.scale == UNKNOWN else chosen.scale)
    return found


def clocks(actor: Actor, chosen: Chosen, *, today: date) -> "QuerySet[WorkplaceClock]":
    """Workplaces of the actor's regions that stand as chosen, with what a row shows."""
    rows = WorkplaceClock.objects.within(regions_of(GRANTS, actor, Permission.VIEW_REGION)).filter(narrowed(chosen))
    overdue = Q(due_on__lt=today)
    wanted = {
        LATE.slug: overdue & Q(reported_on__isnull=False),
        NEVER.slug: overdue & Q(reported_on=None),
        UNREACHED.slug: overdue & (Q(has_account=False) | Q(has_bounced=True)) & ~Q(letter_delivery=Delivery.RECEIVED),
        OBLIGED.slug: Q(),
        CURRENT.slug: ~overdue & Q(reported_on__isnull=False),
    }.get(chosen.standing, overdue)
    rows = rows.filter(wanted)
    if chosen.month:
        rows = rows.filter(due_on__gte=chosen.month, due_on__lt=add_months(chosen.month, 1))
    if chosen.text:
        rows = rows.filter(Q(legal_entity__name__icontains=chosen.text) | Q(legal_entity__nib=chosen.text))
    return rows.select_related("legal_entity", "workplace", "regency", "last_report")


def clock_of_workplace(actor: Actor, workplace_id: Any) -> WorkplaceClock | None:
    rows = WorkplaceClock.objects.within(regions_of(GRANTS, actor, Permission.VIEW_REGION))
    return rows.filter(workplace__public_id=workplace_id).select_related("legal_entity", "workplace", "regency", "last_report").first()


def letters_of(clock: WorkplaceClock) -> list[WarningLetter]:
    rows = WarningLetter.objects.filter(workplace=clock.workplace_id).select_related("document", "issued_by")
    return list(rows.order_by("-pk"))


def count_overdue(actor: Actor, *, today: date) -> int:
    rows = WorkplaceClock.objects.within(regions_of(GRANTS, actor, Permission.VIEW_REGION))
    return rows.late(today).count()


def contact_words(clock: WorkplaceClock) -> str:
    """How the company can be reached, as far as can be known."""
    if clock.letter_delivery == Delivery.RETURNED and not clock.is_reachable:
        return _now("surat kembali")
    if not clock.has_account:
        return _now("belum punya akun")
    return _now("surel ditolak") if clock.has_bounced else _now("terjangkau")


# In whose name


def authority_over(legal_entity_id: int) -> Authority:
    """The governor where all of a company's open workplaces lie in one province, else the minister."""
    places = Workplace.objects.filter(legal_entity=legal_entity_id, closed_on=None)
    provinces = {code[:2] for code in places.values_list("regency_id", flat=True)}
    return Authority.MINISTER if len(provinces) > 1 else Authority.GOVERNOR


def warner_of(actor: Actor, regency_code: str) -> Authority | None:
    """In whose name the officer writes to a company of that regency, None in nobody's."""
    roles = {claim.role for claim in actor.assignments if claim.covers(regency_code)}
    if OfficerRole.MINISTRY_OFFICER in roles:
        return Authority.MINISTER
    return Authority.GOVERNOR if OfficerRole.PROVINCE_HEAD in roles else None


# The dashboard


@dataclass(frozen=True)
class Counts:
    """Attributes:
    obliged: workplaces that must report.
    current: their last report stands.
    late, never: their day has passed; they reported before, or never did.
    unreached: of those, whom no message and no letter reached.
    absent: companies of the business register that nobody is proven to act for here.
    """

    obliged: int = 0
    current: int = 0
    late: int = 0
    never: int = 0
    unreached: int = 0
    absent: int = 0

    @property
    def overdue(self) -> int:
        return self.late + self.never

    @property
    def percent(self) -> int | None:
        """Whole percent of the obliged whose report stands; None where there are none."""
        return self.current * 100 // self.obliged if self.obliged else None


@dataclass(frozen=True)
class Row:
    """One region, sector, size or month, and what narrows the list to it."""

    words: str
    counts: Counts
    chosen: Chosen


@dataclass(frozen=True)
class Split:
    slug: str
    words: Words


BY_REGION, BY_SECTOR = Split("wilayah", _("Wilayah")), Split("sektor", _("Lapangan usaha"))
BY_SCALE, BY_MONTH = Split("skala", _("Skala usaha")), Split("bulan", _("Bulan batas lapor"))
SPLITS = (BY_REGION, BY_SECTOR, BY_SCALE, BY_MONTH)


@dataclass(frozen=True)
class Compliance:
    """Attributes:
    counted_at: when the figures were counted; None before the first time.
    """

    total: Counts
    rows: list[Row]
    counted_at: datetime | None


def compliance(actor: Actor, chosen: Chosen, split: Split) -> Compliance:
    """The figures of the actor's regions, split one way; three queries, from the folded counts alone."""
    regions = regions_of(GRANTS, actor, Permission.VIEW_REGION)
    counted = ComplianceCount.objects.filter(in_regions(regions)).filter(narrowed(chosen))
    if chosen.month:
        counted = counted.filter(due_month=chosen.month)
    column = {BY_REGION.slug: "regency_id", BY_SECTOR.slug: "sector", BY_SCALE.slug: "scale", BY_MONTH.slug: "due_month"}[split.slug]
    sums = {name: Sum(name) for name, _standing, _words in COLUMNS}
    found = list(counted.values_list(column).annotate(**sums, at=Max("counted_at")).order_by(column))
    digits = RegionLevel.PROVINCE if not chosen.region and ("" in regions or len(regions) > 1) else RegionLevel.REGENCY
    added: dict[Any, list[int]] = {}
    for key, *numbers, _at in found:
        place = key[:digits] if split == BY_REGION else key
        added[place] = [have + more for have, more in zip(added.get(place, [0] * len(COLUMNS)), numbers, strict=True)]
    names = _names(split, added)
    rows = [
        Row(names.get(key) or str(key or _("Belum diketahui")), Counts(*numbers), _to(chosen, split, key)) for key, numbers in added.items()
    ]
    if split != BY_MONTH:
        rows.sort(key=lambda row: (-row.counts.overdue, row.words))
    total = Counts(*(sum(column) for column in zip(*added.values(), strict=True))) if added else Counts()
    return Compliance(total, rows, max((row[-1] for row in found), default=None))


def _names(split: Split, keys: dict[Any, Any]) -> dict[Any, str]:
    if split == BY_REGION:
        return dict(Region.objects.filter(code__in=keys).values_list("code", "name"))
    if split == BY_SECTOR:
        return dict(Industry.objects.filter(level=1, code__in=keys).values_list("code", "title"))
    if split == BY_SCALE:
        return {choice.value: str(choice.label) for choice in BusinessScale}
    return {month: wording.month(month) if month else _now("Belum ditentukan") for month in keys}


def _to(chosen: Chosen, split: Split, key: Any) -> Chosen:
    """What is looked at, narrowed to one row."""
    if split == BY_REGION:
        return replace(chosen, region=key)
    if split == BY_SECTOR:
        return replace(chosen, sector=key or UNKNOWN)
    if split == BY_SCALE:
        return replace(chosen, scale=key or UNKNOWN)
    return replace(chosen, month=key)
