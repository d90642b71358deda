"""Working days."""

from collections.abc import Iterable

from siapkerja.kernel.calendar import Calendar
from siapkerja.reference.models import Holiday


def calendar_for(years: Iterable[int]) -> Calendar:
    """Days off in those years. Years for which nothing is loaded are unknown to the calendar, which then refuses them."""
    days = frozenset(Holiday.objects.filter(date__year__in=set(years)).values_list("date", flat=True))
    return Calendar(holidays=days, known_years=frozenset(day.year for day in days))
