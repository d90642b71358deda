"""What a company sees of its reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import regions_under
from wajiblapor.enums import ReportState
from wajiblapor.models import Filing, IdentitySection, ManpowerReport, RosterUpload
from wajiblapor.queries.clocks import days_ahead


@dataclass(frozen=True)
class WorkplaceStanding:
    """One workplace on the company's overview; `days_ahead` is how long before its due day a report may be opened."""

    workplace: Workplace
    due_on: date | None
    draft: ManpowerReport | None
    filed: list[ManpowerReport]
    today: date
    days_ahead: int

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < self.today

    @property
    def last(self) -> ManpowerReport | None:
        return self.filed[0] if self.filed else None

    @property
    def may_open(self) -> bool:
        """The next report may be opened now."""
        if self.draft:
            return False
        return not self.filed or self.due_on is None or self.today >= self.due_on - timedelta(days=self.days_ahead)


def overview(
    organisation: LegalEntity, *, at: datetime, workplace_ids: Iterable[int] | None = None, is_sandbox: bool = False
) -> list[WorkplaceStanding]:
    """Every open workplace with its draft and filed reports, the most urgent first.

    Args:
        workplace_ids: only these, where the actor's membership is limited to some.
        is_sandbox: the reports that programs only try out, in place of the real ones.
    """
    reports = (
        ManpowerReport.everything.filter(is_sandbox=is_sandbox)
        .standing()
        .select_related("document", "identity")
        .order_by("-reported_on", "-pk")
    )
    workplaces = Workplace.everything.filter(legal_entity=organisation, closed_on=None).select_related("regency")
    if workplace_ids is not None:
        workplaces = workplaces.filter(pk__in=set(workplace_ids))
    workplaces = workplaces.prefetch_related(Prefetch("manpower_reports", queryset=reports))
    ahead = days_ahead(timezone.localdate(at))
    standings = [_standing(workplace, at, ahead) for workplace in workplaces]
    return sorted(standings, key=lambda standing: (standing.due_on or standing.today, standing.workplace.name))


def _standing(workplace: Workplace, at: datetime, ahead: int) -> WorkplaceStanding:
    today = day_in(workplace.time_zone, at)
    reports: list[ManpowerReport] = list(workplace.manpower_reports.all())
    draft = next((report for report in reports if report.state == ReportState.DRAFT), None)
    filed = [report for report in reports if report.is_filed]
    due_on = filed[0].next_due_on if filed else draft.due_on if draft else None
    return WorkplaceStanding(workplace, due_on, draft, filed, today, ahead)


def report_of(organisation: LegalEntity, public_id: Any) -> ManpowerReport | None:
    """A report of the organisation with what its pages show."""
    reports = ManpowerReport.objects.of_organisation(organisation.pk).filter(public_id=public_id)
    return reports.select_related("workplace__regency", "legal_entity", "identity", "document").first()


def branch_count(report: ManpowerReport) -> int:
    """How many other open workplaces the head office may prepare reports for; 0 for a branch's report."""
    if report.workplace.kind != WorkplaceKind.HEAD_OFFICE:
        return 0
    return Workplace.everything.filter(legal_entity=report.legal_entity_id, closed_on=None).exclude(pk=report.workplace_id).count()


def current_upload(report: ManpowerReport) -> RosterUpload | None:
    return report.uploads.current().select_related("stored", "returned", "job", "return_job", "comparison__job").first()


def latest_filing(report: ManpowerReport) -> Filing:
    """What a filed report says now.

    Raises:
        Filing.DoesNotExist: it was never filed.
    """
    return report.filings.select_related("upload").latest("revision")


def has_reported(workplace_id: int) -> bool:
    return ManpowerReport.objects.filed().filter(workplace=workplace_id).exists()


def village_choices(regency_code: str) -> list[tuple[str, str]]:
    """(code, `Desa, Kecamatan`) of every village of a regency; two queries."""
    districts = dict(Region.objects.filter(parent=regency_code).values_list("code", "name"))
    villages = regions_under(regency_code, level=RegionLevel.VILLAGE).values_list("code", "name")
    return [(code, f"{name}, {districts.get(code[:6], '')}") for code, name in villages]


def identity_words(identity: IdentitySection) -> dict[str, str]:
    """The identity section as plain values for the snapshot; dates ISO, codes as codes."""
    return {
        "name": identity.name,
        "nib": identity.nib,
        "npwp": identity.npwp,
        "legal_form": identity.legal_form,
        "industry": identity.industry.code if identity.industry else "",
        "industry_title": identity.industry.title if identity.industry else "",
        "address": identity.address,
        "village": identity.village_id or "",
        "postal_code": identity.postal_code,
        "owner_name": identity.owner_name,
        "responsible_name": identity.responsible_name,
        "responsible_position": identity.responsible_position,
        "founded_on": identity.founded_on.isoformat() if identity.founded_on else "",
        "ownership": identity.ownership,
        "capital": identity.capital,
        "scale": identity.scale,
    }
