"""What officers see: the reports of their region, and their figures by month and region."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.statistics.periods import Period
from siapkerja.statistics.rollups import sums_by_month, sums_by_region
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.figures import FOREIGN_WORKERS, REPORTS, WORKERS

MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class QueueFilter:
    """What an officer filters by; empty means all.

    Attributes:
        text: words in the company's name, or the beginning of a number or NIB.
        month: first day of the month of filing.
    """

    state: str = ""
    regency: str = ""
    text: str = ""
    month: date | None = None


def visible_reports(actor: Actor) -> "QuerySet[ManpowerReport]":
    """Filed reports in the actor's regions; drafts are the company's own."""
    return ManpowerReport.objects.filed().within(regions_of(GRANTS, actor, Permission.VIEW_REGION))


def queue(actor: Actor, chosen: QueueFilter) -> "QuerySet[ManpowerReport]":
    reports = visible_reports(actor).select_related("legal_entity", "workplace", "regency", "document")
    if chosen.state:
        reports = reports.filter(state=chosen.state)
    if chosen.regency:
        reports = reports.filter(regency__code__startswith=chosen.regency)
    if chosen.text:
        reports = reports.filter(
            Q(legal_entity__name__icontains=chosen.text) | Q(number__startswith=chosen.text) | Q(legal_entity__nib=chosen.text)
        )
    if chosen.month:
        reports = reports.filter(reported_on__gte=chosen.month, reported_on__lt=add_months(chosen.month, 1))
    return reports


def regions_covered(actor: Actor) -> list[tuple[str, str]]:
    """Code and name of the provinces and regencies the officer's regions cover, for the filter."""
    regions = regions_of(GRANTS, actor, Permission.VIEW_REGION)
    wanted = Q(pk__in=[])
    for code in regions:
        wanted |= Q(code__startswith=code)
    return list(Region.objects.filter(wanted, level__lte=RegionLevel.REGENCY).order_by("code").values_list("code", "name"))


def region_names(actor: Actor) -> list[str]:
    """Names of the officer's regions; empty for the whole country."""
    codes = regions_of(GRANTS, actor, Permission.VIEW_REGION)
    return [] if "" in codes else list(Region.objects.filter(code__in=codes).order_by("code").values_list("name", flat=True))


@dataclass(frozen=True)
class MonthFigures:
    month: date
    reports: int
    workers: int


@dataclass(frozen=True)
class RegionFigures:
    """`code` is a province's for the ministry, a regency's within a province."""

    code: str
    name: str
    reports: int
    workers: int
    foreign: int


@dataclass(frozen=True)
class Dashboard:
    """Filed reports by month and region over twelve months, from the rollups of statistics alone.

    Attributes:
        this_month, previous_month: reports filed in the running and the month before.
        level: "province" or "regency".
    """

    months: list[MonthFigures]
    regions: list[RegionFigures]
    level: str

    @property
    def reports(self) -> int:
        return sum(month.reports for month in self.months)

    @property
    def workers(self) -> int:
        return sum(month.workers for month in self.months)

    @property
    def foreign(self) -> int:
        return sum(region.foreign for region in self.regions)

    @property
    def this_month(self) -> MonthFigures:
        return self.months[-1]

    @property
    def previous_month(self) -> MonthFigures:
        return self.months[-2]

    @property
    def change_percent(self) -> int | None:
        """Of this month's reports against the month before; None where there were none."""
        before = self.previous_month.reports
        return round(100 * (self.this_month.reports - before) / before) if before else None


def dashboard(actor: Actor, *, today: date) -> Dashboard:
    """Three queries, whatever the number of reports."""
    regions = regions_of(GRANTS, actor, Permission.VIEW_REGION)
    period = Period.months_up_to(today, MONTHS_SHOWN)
    by_month = sums_by_month([REPORTS, WORKERS], regions=regions, period=period)
    months = [MonthFigures(month, figures[REPORTS], figures[WORKERS]) for month, figures in by_month.items()]
    level = RegionLevel.PROVINCE if "" in regions or len(regions) > 1 else RegionLevel.REGENCY
    return Dashboard(months, _by_region(regions, period, level), level.name.lower())


def _by_region(regions: Collection[str], period: Period, level: RegionLevel) -> list[RegionFigures]:
    """The regions with reports, most first."""
    sums = sums_by_region([REPORTS, WORKERS, FOREIGN_WORKERS], regions=regions, period=period, digits=level)
    names = dict(Region.objects.filter(code__in=sums).values_list("code", "name"))
    found = [
        RegionFigures(code, names.get(code, code), figures[REPORTS], figures[WORKERS], figures[FOREIGN_WORKERS])
        for code, figures in sums.items()
    ]
    return sorted(found, key=lambda region: -region.reports)
