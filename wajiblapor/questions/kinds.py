"""The shape of a question: what kind of answer it takes, whom it is asked, on what law it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

Words = str | Promise
Answers = Mapping[str, Any]

# Permenaker 18/2017 came into force; questions that came later say so.
FIRST_ONLINE = date(2017, 11, 6)
# KBLI divisions whose work is dangerous more often than others: mining, making, energy, waste, building, transport.
HAZARDOUS = tuple(f"{division:02d}" for division in (*range(5, 10), *range(10, 34), *range(35, 40), *range(41, 44), *range(49, 54)))


class Kind(StrEnum):
    YES_NO = "yes_no"
    COUNT = "count"
    MONEY = "money"
    HOURS = "hours"
    DAY = "day"
    TEXT = "text"
    STORY = "story"
    CHOICE = "choice"
    CHOICES = "choices"
    OCCUPATION = "occupation"
    PHONE = "phone"
    EMAIL = "email"
    NIK = "nik"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What decides which questions a workplace is asked. Read from its roster and identity, never asked.

    Attributes:
        workers, women, foreign, disabled, minors, fixed_term, below_minimum: heads in the roster; `fixed_term` is every PKWT.
        industry: KBLI code, "" while unknown.
        rules: thresholds in force, by key of the reference rules.
    """

    on: date
    workers: int = 0
    women: int = 0
    foreign: int = 0
    disabled: int = 0
    minors: int = 0
    fixed_term: int = 0
    below_minimum: int = 0
    industry: str = ""
    scale: str = ""
    ownership: str = ""
    capital: str = ""
    legal_form: str = ""
    rules: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_hazardous(self) -> bool:
        return self.industry.startswith(HAZARDOUS)

    def heads(self, group: str) -> int:
        return int(getattr(self, group))


@dataclass(frozen=True, kw_only=True)
class When:
    """Of whom a question is asked; everything said here must hold.

    Attributes:
        workers: from so many workers on.
        rule: from as many workers on as the reference rule of this key says.
        hazardous: from so many workers on where the work is dangerous, whatever `workers` and `rule` say; None makes no difference.
        some: only where the roster names somebody of these groups (`women`, `foreign`, …).
        industries: KBLI codes that begin so.
        scales, capitals, legal_forms: as stated in the identity section.
        answer: slug of another question and the answer it must have; "+" is any number above zero.
    """

    workers: int = 0
    rule: str = ""
    hazardous: int | None = None
    some: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    answer: tuple[str, str] | None = None

    def fits(self, situation: Situation) -> bool:
        """Everything but the other answer."""
        return (
            self._is_large_enough(situation)
            and all(situation.heads(group) > 0 for group in self.some)
            and (not self.industries or situation.industry.startswith(self.industries))
            and (not self.scales or situation.scale in self.scales)
            and (not self.capitals or situation.capital in self.capitals)
            and (not self.legal_forms or situation.legal_form in self.legal_forms)
        )

    def _is_large_enough(self, situation: Situation) -> bool:
        if self.hazardous is not None and situation.is_hazardous and situation.workers >= self.hazardous:
            return True
        return situation.workers >= max(self.workers, int(situation.rules.get(self.rule, 0)))

    def agrees(self, answers: Answers) -> bool:
        """The other answer is as it must be."""
        if self.answer is None:
            return True
        slug, wanted = self.answer
        given = answers.get(slug)
        return isinstance(given, int) and given > 0 if wanted == "+" else given == wanted


EVERYBODY = When()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, or one column of a table.

    Attributes:
        slug: unique in the whole catalogue; what answers are stored under.
        law: where the question comes from.
        choices: code and words, for `CHOICE` and `CHOICES`.
        columns: for `TABLE`.
        unit: word behind a number.
        bounds: smallest and largest number.
        is_needed: must be answered before the report is sent.
        is_yearly: about the last or next twelve months, so last year's answer is not taken over.
        is_shared: the same for all workplaces of a company, so the head office can prepare it for branches.
        is_past: a day that cannot lie in the future.
        is_personal: tells of a person by name, place or number, so it is kept sealed and shown covered to all but the company.
    """

    slug: str
    words: Words
    kind: Kind
    hint: Words = ""
    law: str = ""
    when: When = EVERYBODY
    choices: tuple[tuple[str, Words], ...] = ()
    columns: tuple["Question", ...] = ()
    unit: Words = ""
    bounds: tuple[int, int] = (0, 10_000_000)
    length: int = 200
    is_needed: bool = True
    is_yearly: bool = False
    is_shared: bool = False
    is_past: bool = False
    is_personal: bool = False
    valid_from: date = FIRST_ONLINE
    valid_to: date | None = None

    @property
    def names_people(self) -> bool:
        """It, or a column of it, is personal."""
        return self.is_personal or any(column.is_personal for column in self.columns)

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A step of the report.

    Attributes:
        letter: of the form's section in the practice of the ministry (B, C, …).
        computed: what of it is read elsewhere and shown instead of asked (`queries.taken`).
    """

    slug: str
    letter: str
    title: Words
    lead: Words
    questions: tuple[Question, ...]
    computed: tuple[str, ...] = ()

    def asked(self, situation: Situation, answers: Answers) -> list[Question]:
        """Questions this workplace must look at, given what it answered so far."""
        return [question for question in self.possible(situation) if question.when.agrees(answers)]

    def possible(self, situation: Situation) -> list[Question]:
        """Those that may come up, whatever the other answers turn out to be."""
        return [question for question in self.questions if question.holds(situation.on) and question.when.fits(situation)]
