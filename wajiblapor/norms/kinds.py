"""The shape of a norm and of what it finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import HAZARDOUS, Words
from wajiblapor.rosters.summary import count_of


class Weight(StrEnum):
    """A gap is against a rule as the company itself reports; a doubt needs a second look; a hint is only advice."""

    GAP = "gap"
    DOUBT = "doubt"
    HINT = "hint"


WEIGHT_WORDS: dict[str, Words] = {Weight.GAP: _("Belum sesuai"), Weight.DOUBT: _("Perlu dipastikan"), Weight.HINT: _("Saran")}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One report as norms see it.

    Attributes:
        summary: matrices of the roster (`rosters.summary.Tally.as_data`), {} before there is one.
        doubts: faults of the roster by code.
        identity: section B as plain values.
        answers: of all sections, by slug.
        values: thresholds in force, by key of the reference rules.
    """

    on: date
    summary: Mapping[str, Any] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    identity: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def workers(self) -> int:
        return int(self.summary.get("total", 0))

    @property
    def is_hazardous(self) -> bool:
        return self.identity.get("industry", "").startswith(HAZARDOUS)

    def heads(self, matrix: str, row: str, sex: str | None = None) -> int:
        return count_of(dict(self.summary), matrix, row, sex) if self.summary else 0

    def says(self, slug: str, value: str) -> bool:
        return bool(self.answers.get(slug) == value)

    def number(self, slug: str) -> float:
        given = self.answers.get(slug)
        return given if isinstance(given, int | float) else 0

    def day(self, slug: str) -> date | None:
        return day_of(self.answers.get(slug))

    def rows(self, slug: str) -> list[dict[str, Any]]:
        return list(self.answers.get(slug) or [])


def day_of(text: Any) -> date | None:
    """A day as answers store it."""
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Found:
    """What a norm found: figures for its sentence, and which weight if not its usual one."""

    params: Mapping[str, Any] = field(default_factory=dict)
    weight: Weight | None = None
    sentence: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Norm:
    """A rule a report can be compared with.

    Attributes:
        slug: stable; stored with the filing.
        rules: keys of the reference rules it needs; the first one's legal basis is shown.
        section: step of the report where the answer is given; "roster" where it is the worker list.
        check: None where nothing is amiss or the report does not say.
        sentence: what was found, filled with the figures.
        advice: what to do about it, filled with the same figures.
    """

    slug: str
    title: Words
    section: str
    check: Callable[[Case], Found | None]
    sentence: Words
    advice: Words
    rules: tuple[str, ...]
    weight: Weight = Weight.GAP
    valid_from: date = date(2017, 11, 6)
    valid_to: date | None = None


@dataclass(frozen=True)
class Gap:
    """What a report shows about one norm. `figures` are plain numbers for whoever weighs risks."""

    slug: str
    weight: str
    title: Words
    sentence: str
    advice: str
    law: str
    section: str
    figures: Mapping[str, Any]

    @property
    def weight_words(self) -> Words:
        return WEIGHT_WORDS[self.weight]

    @property
    def tone(self) -> str:
        return {Weight.GAP: "bad", Weight.DOUBT: "warn"}.get(Weight(self.weight), "info")

    @property
    def is_gap(self) -> bool:
        return self.weight == Weight.GAP


def gaps(norms: tuple[Norm, ...], case: Case, bases: Mapping[str, str]) -> list[Gap]:
    """What the norms find, gaps before doubts before hints.

    Args:
        bases: legal basis by key of the reference rules.
    """
    found = [
        _gap(norm, told, bases)
        for norm in norms
        if norm.valid_from <= case.on and (norm.valid_to is None or case.on <= norm.valid_to) and (told := norm.check(case)) is not None
    ]
    return sorted(found, key=lambda gap: list(Weight).index(Weight(gap.weight)))


def _gap(norm: Norm, told: Found, bases: Mapping[str, str]) -> Gap:
    sentence, advice = str(told.sentence or norm.sentence), str(norm.advice)
    return Gap(
        norm.slug,
        str(told.weight or norm.weight),
        norm.title,
        sentence % told.params if told.params else sentence,
        advice % told.params if told.params else advice,
        bases.get(norm.rules[0], ""),
        norm.section,
        dict(told.params),
    )
