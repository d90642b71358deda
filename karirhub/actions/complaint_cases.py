"""Beginning a case about a vacancy: what is reported or found is looked into under one number."""

from datetime import datetime

from karirhub.models import ComplaintCase, Vacancy
from karirhub.workflows import COMPLAINT_CASE
from siapkerja.documents.numbers import next_number
from siapkerja.kernel.calendar import Calendar, day_in
from siapkerja.reference.queries import calendar_for, rule


def case_under_way(*, vacancy: Vacancy) -> ComplaintCase | None:
    """The open case of a locked vacancy, locked too."""
    rows = ComplaintCase.objects.select_for_update(of=("self",)).filter(vacancy=vacancy, state__in=COMPLAINT_CASE.values(final=False))
    return rows.first()


def open_case(*, vacancy: Vacancy, at: datetime) -> ComplaintCase:
    """A new case about a locked vacancy, due in as many working days as the rule `complaint.working_days` says."""
    today = day_in(vacancy.workplace.time_zone, at)
    days = int(rule("complaint.working_days", today).value)
    # A year whose holidays are not decreed yet counts weekends only.
    years = (today.year - 1, today.year, today.year + 1)
    calendar = Calendar(holidays=calendar_for(years).holidays, known_years=frozenset(years))
    return ComplaintCase.objects.create(
        vacancy=vacancy,
        regency_id=vacancy.regency_id,
        number=number_of(kind="ADU", vacancy=vacancy, at=at),
        opened_at=at,
        due_on=calendar.add_working_days(today, days),
    )


def number_of(*, kind: str, vacancy: Vacancy, at: datetime) -> str:
    """`ADU-3321-2026-000012`: the next number of a kind in the regency and year."""
    series = f"{kind}-{vacancy.regency_id}-{day_in(vacancy.workplace.time_zone, at).year}"
    return f"{series}-{next_number(series, at=at):06d}"
