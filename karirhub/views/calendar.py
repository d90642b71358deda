"""Interviews and visits to job fairs as calendar entries, for people's own calendars."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from karirhub.models import FairTicket, Interview


def invitation(interview: Interview, applicant: str | None = None) -> HttpResponse:
    """An interview on which a time was agreed, with a reminder an hour before. One that was called off says so, under the same name
    and a higher sequence, so that calendars drop it (RFC 5545 §3.8.1.11, §3.8.7.4).

    Args:
        interview: with `chosen` and the employer of `application.vacancy`.
        applicant: for the employer's own calendar, who comes: a name, or the application's number; None for the applicant's.
    """
    if interview.chosen is None:
        raise ValueError("no time was chosen")
    starts_at, vacancy = interview.chosen.starts_at, interview.application.vacancy
    other = applicant or vacancy.employer_name
    changed_at = interview.moves.values_list("at", flat=True).last() or interview.proposed_at
    return _file("wawancara", [
        f"UID:{interview.public_id}@{_host()}",
        f"SEQUENCE:{interview.version}",
        f"STATUS:{'CONFIRMED' if interview.is_open else 'CANCELLED'}",
        f"DTSTAMP:{_utc(changed_at)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(starts_at + timedelta(minutes=interview.minutes))}",
        "SUMMARY:" + _text(_("Wawancara: %(title)s, %(company)s") % {"title": vacancy.title, "company": other}),
        "LOCATION:" + _text(interview.place or interview.link),
        "DESCRIPTION:" + _text("\n".join(filter(None, (interview.note or "", interview.link)))),
    ], _("Wawancara satu jam lagi") if interview.is_open else "")  # fmt: skip


def fair_visit(ticket: FairTicket, place: str) -> HttpResponse:
    """One's turn at a job fair, with a reminder an hour before; the same entry again after the slot was changed.

    Args:
        place: in words.
    """
    fair, slot = ticket.fair, ticket.slot
    address = settings.BASE_URL + reverse("karirhub:fair_ticket", args=[ticket.public_id])
    return _file("bursa-kerja", [
        f"UID:{ticket.public_id}@{_host()}",
        # Of two entries with one name calendars keep the one made later, so a changed slot takes the old one's place.
        f"DTSTAMP:{_utc(timezone.now())}",
        f"DTSTART:{_utc(slot.starts_at)}",
        f"DTEND:{_utc(slot.ends_at)}",
        "SUMMARY:" + _text(_("Bursa kerja: %(name)s") % {"name": fair.name}),
        "LOCATION:" + _text(f"{fair.where}. {place}"),
        "DESCRIPTION:" + _text(_("Tiket %(number)s. Buka tiket: %(address)s") % {"number": ticket.number, "address": address}),
        f"URL:{address}",
    ], _("Bursa kerja satu jam lagi"))  # fmt: skip


def _file(name: str, event: list[str], alarm: str) -> HttpResponse:
    """One event as iCalendar (RFC 5545).

    Args:
        alarm: what is said an hour before; "" where nothing is.
    """
    said = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H", "DESCRIPTION:" + _text(alarm), "END:VALARM"] if alarm else []
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SIAPKerja//Karirhub//ID", "METHOD:PUBLISH", "BEGIN:VEVENT", *event, *said,
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    response = HttpResponse("".join(_folded(line) + "\r\n" for line in lines), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _host() -> str | None:
    return urlsplit(settings.BASE_URL).hostname


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """RFC 5545 §3.3.11: what would end a value is escaped."""
    plain = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """At most 75 octets a line (RFC 5545 §3.1), never within a sign."""
    parts, room, current = [], 75, ""
    for sign in line:
        if len((current + sign).encode()) > room:
            parts.append(current)
            current, room = "", 74
        current += sign
    return "\r\n ".join([*parts, current])
