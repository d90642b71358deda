"""What Wajib Lapor does about facts."""

from datetime import datetime

from siapkerja.facts.wajiblapor import ReportSubmitted
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts
from wajiblapor.queries.figures import REPORTS, WORKERS_BY_COLUMN


@counts(ReportSubmitted, queue="quick")
def count_submitted_report(fact: ReportSubmitted, *, at: datetime) -> None:
    """Each filed report adds to the figures of its regency in the month it was filed."""
    contribute(
        source=f"wajiblapor.report:{fact.report_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.reported_on,
        amounts={REPORTS: 1, **{slug: getattr(fact, column) for column, slug in WORKERS_BY_COLUMN.items()}},
    )
