from django.db.models import F, Value

from siapkerja.statistics.actions.contributions import contribute_all
from wajiblapor.models import ManpowerReport
from wajiblapor.queries.figures import REPORTS, WORKERS_BY_COLUMN


def count_filed_reports() -> int:
    """Contribute the filed reports nobody announced, as `reactions` does the others. Gives how many contributions are new."""
    return contribute_all(
        records=ManpowerReport.objects.filed(),
        source="wajiblapor.report",
        region_code="regency_id",
        day=F("reported_on"),
        amounts={REPORTS: Value(1), **{slug: F(column) for column, slug in WORKERS_BY_COLUMN.items()}},
    )
