"""Is a vacancy real? By its number, its address, or whatever of both somebody pasted."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from karirhub.enums import VacancyState
from karirhub.models import Vacancy

LONGEST = 500
_NUMBER = re.compile(r"LWG[\s\-–.]*(\d{4})[\s\-–.]*(\d{4})[\s\-–.]*(\d{6,7})(?!\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?::\d+)?/\S*|https?://\S+", re.IGNORECASE)
_OWN_PATH = re.compile(r"^/(?:en/)?karirhub/(?:lowongan/(?P<id>\d{1,18})-|cek/(?P<number>LWG[\w-]+))", re.IGNORECASE)


class Verdict(StrEnum):
    """What is known of what somebody asked about."""

    OPEN = "open"
    FROZEN = "frozen"
    TAKEN_DOWN = "taken_down"
    CLOSED = "closed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Check:
    """The answer; `vacancy` is None where nothing of that kind was ever published here."""

    verdict: Verdict
    vacancy: Vacancy | None = None


_VERDICTS = {
    VacancyState.PUBLISHED: Verdict.OPEN,
    VacancyState.FROZEN: Verdict.FROZEN,
    VacancyState.CLOSED: Verdict.CLOSED,
    VacancyState.EXPIRED: Verdict.EXPIRED,
}


def check(asked: str, *, host: str) -> Check:
    """Look up what was typed, pasted or scanned.

    Args:
        asked: a vacancy's number, or an address of it, with whatever stands around it.
        host: under which this portal is reached; an address elsewhere is no vacancy of the portal, whatever it looks like.
    """
    text = asked[:LONGEST].strip()
    address = _ADDRESS.search(text)
    if address is not None:
        return _by_address(address.group(), host)
    number = _NUMBER.search(text)
    return _found(Vacancy.objects.filter(number=_written(number))) if number else Check(Verdict.UNKNOWN)


def _by_address(address: str, host: str) -> Check:
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
        theirs = (parts.hostname or "").lower()
    except ValueError:
        return Check(Verdict.FOREIGN)
    if theirs != urlsplit(f"//{host}").hostname:
        return Check(Verdict.FOREIGN)
    path = _OWN_PATH.match(parts.path)
    if path is None:
        return Check(Verdict.UNKNOWN)
    if path["id"]:
        return _found(Vacancy.objects.filter(pk=int(path["id"])))
    number = _NUMBER.search(path["number"])
    return _found(Vacancy.objects.filter(number=_written(number))) if number else Check(Verdict.UNKNOWN)


def _written(number: re.Match[str]) -> str:
    return "LWG-" + "-".join(number.groups())


def _found(rows: object) -> Check:
    """Drafts and what waits for an officer are unknown to the public, here too."""
    shown = rows.filter(state__in=_VERDICTS, published_at__isnull=False)  # type: ignore[attr-defined]
    vacancy = shown.with_employer().select_related("workplace", "regency__parent").first()
    if vacancy is None:
        return Check(Verdict.UNKNOWN)
    verdict = _VERDICTS[VacancyState(vacancy.state)]
    if verdict == Verdict.CLOSED and vacancy.moves.filter(move="take_down").exists():
        verdict = Verdict.TAKEN_DOWN
    return Check(verdict, vacancy)
