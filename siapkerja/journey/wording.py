"""An entry in words, in the language of whoever reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import formats, timezone

from siapkerja.journey.models import Entry
from siapkerja.journey.steps import step_named

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Told:
    """Plain text, not escaped. `url` is a path, "" where the matter has no page."""

    words: str
    icon: str
    service: str
    url: str
    at: datetime


def told(entry: Entry) -> Told | None:
    """What the entry says; None where nobody knows such steps any more."""
    step = step_named(entry.step)
    if step is None:
        return None
    values = {name: _shown(value) for name, value in entry.params.items()}
    return Told(str(step.words) % values, step.icon, entry.service, _address(entry), entry.at)


@dataclass(frozen=True)
class Month:
    """The steps of one month, newest first. `first_day` is a day in Jakarta."""

    first_day: date
    steps: list[Told] = field(default_factory=list)


def by_month(entries: Iterable[Entry]) -> list[Month]:
    """Entries in words, in the order they came, under their months; what nobody knows any more is left out."""
    months: list[Month] = []
    for step in filter(None, map(told, entries)):
        first_day = timezone.localtime(step.at).date().replace(day=1)
        if not months or months[-1].first_day != first_day:
            months.append(Month(first_day))
        months[-1].steps.append(step)
    return months


def _shown(value: Any) -> Any:
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return formats.date_format(date.fromisoformat(value), "j F Y")
    return value


def _address(entry: Entry) -> str:
    if not entry.url_name:
        return ""
    try:
        return reverse(entry.url_name, args=entry.url_args)
    except NoReverseMatch:
        return ""
