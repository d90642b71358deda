"""An entry in words, in the language of whoever reads it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import formats

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
