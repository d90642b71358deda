"""Calendars as files (iCalendar, RFC 5545): days that people take over into their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

CONTENT_TYPE = "text/calendar"
LONGEST_LINE = 75


@dataclass(frozen=True, kw_only=True)
class DayEvent:
    """Something on one whole day.

    Args:
        uid: stable name within this portal.
        stamped_at: when it was last told anew (aware).
    """

    uid: str
    day: date
    summary: str
    url: str
    stamped_at: datetime


def calendar(name: str, events: Iterable[DayEvent]) -> str:
    """The file's text, lines ended and folded as the standard wants."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SIAPKerja//ID", "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for event in events:
        lines += _event(event)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(event: DayEvent) -> list[str]:
    host = urlsplit(settings.BASE_URL).hostname or "siapkerja"
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@{host}",
        f"DTSTAMP:{event.stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"URL:{event.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """At most 75 octets a line; what is longer goes on behind a space."""
    made, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > LONGEST_LINE:
            made.append(current)
            current = " "
        current += letter
    return "\r\n".join([*made, current]) + "\r\n"
