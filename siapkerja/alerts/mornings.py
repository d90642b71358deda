"""When an alert may be told."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert

MONDAY = 0


def due_at(alert: Alert, *, found_at: datetime, morning_hour: int, minutes_between: int) -> datetime:
    """When something found now is to be told.

    Args:
        morning_hour: hour of the day, in the alert's zone, at which daily and weekly letters are written.
        minutes_between: the least time between two letters of one alert that wants to hear at once.
    """
    if alert.frequency == Frequency.AT_ONCE:
        if alert.told_at is None:
            return found_at
        return max(found_at, alert.told_at + timedelta(minutes=minutes_between))
    zone = ZoneInfo(alert.zone)
    here = found_at.astimezone(zone)
    day = here.date() if here.hour < morning_hour else here.date() + timedelta(days=1)
    if alert.frequency == Frequency.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return datetime.combine(day, time(morning_hour), zone)
