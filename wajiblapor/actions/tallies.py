from datetime import date

from django.db import connection, transaction

from siapkerja.facts.wajiblapor import ReportSubmitted
from wajiblapor.models import MonthlyTally, ReportContribution
from wajiblapor.models.tallies import FIGURES

# Column names only, from the tuple above; values are parameters.
_ADD = f"""
    insert into wajiblapor_monthlytally as tally (month, regency_code, {", ".join(FIGURES)})
    values (%s, %s, {", ".join(["%s"] * len(FIGURES))})
    on conflict (month, regency_code) do update set {", ".join(f"{name} = tally.{name} + excluded.{name}" for name in FIGURES)}
"""  # noqa: S608
_REBUILD = f"""
    insert into wajiblapor_monthlytally (month, regency_code, {", ".join(FIGURES)})
    select month, regency_code, {", ".join(f"sum({name})" for name in FIGURES)}
    from wajiblapor_reportcontribution group by month, regency_code
"""  # noqa: S608


@transaction.atomic
def count_report(*, fact: ReportSubmitted) -> None:
    """Add a filed report to the monthly figures; told twice or out of order, it counts once and at its newest version."""
    known = ReportContribution.objects.select_for_update().filter(report_id=fact.report_id).first()
    if known is not None:
        if known.version >= fact.version:
            return
        _add(known.month, known.regency_code, [-getattr(known, name) for name in FIGURES])
    now = ReportContribution(
        report_id=fact.report_id,
        version=fact.version,
        month=fact.reported_on.replace(day=1),
        regency_code=fact.regency_code,
        reports=1,
        workers_total=fact.workers_total,
        workers_male=fact.workers_male,
        workers_female=fact.workers_female,
        workers_foreign=fact.workers_foreign,
    )
    now.save()
    _add(now.month, now.regency_code, [getattr(now, name) for name in FIGURES])


@transaction.atomic
def rebuild_tallies() -> int:
    """Make the monthly figures anew from the contributions; gives the same figures. Returns the number of rows."""
    with connection.cursor() as cursor:
        cursor.execute("lock table wajiblapor_reportcontribution in share mode")
        MonthlyTally.objects.all().delete()
        cursor.execute(_REBUILD)
        return int(cursor.rowcount)


def _add(month: date, regency_code: str, figures: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [month, regency_code, *figures])
