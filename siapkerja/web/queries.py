from django.db.models import Count

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.web.models import LevyReport
from siapkerja.web.models.levy_reports import LevyReportQuerySet
from siapkerja.web.permissions import GRANTS, Permission
from siapkerja.web.workflows import LEVY_REPORT


def levy_reports_for(actor: Actor) -> LevyReportQuerySet:
    """What the officer may read; nothing for everybody else."""
    regions = regions_of(GRANTS, actor, Permission.READ_LEVY_REPORTS)
    return LevyReport.objects.within(regions).select_related("regency__parent", "handled_by")


def levy_counts(actor: Actor) -> dict[str, int]:
    """Number of reports by state, zeros included."""
    rows = levy_reports_for(actor).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(LEVY_REPORT.values(), 0) | dict(rows)
