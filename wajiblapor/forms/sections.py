"""One page of questions: made from the catalogue, read back typed, with whatever could not be read kept as it was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from wajiblapor.actions.sections import Given
from wajiblapor.enums import AnswerOrigin
from wajiblapor.forms.answers import field_for, to_store
from wajiblapor.queries.sections import Filled, Step
from wajiblapor.questions.catalogue import QUESTIONS
from wajiblapor.questions.kinds import Kind, Question, Section, Words

MOST_ROWS = 200
SPARE_ROWS = 2
ORIGINS = dict(AnswerOrigin.choices)


@dataclass(frozen=True)
class Entry:
    """A question as the page draws it.

    Attributes:
        field: of a single question; None for a table.
        rows: of a table: bound fields row by row.
        depends: `slug=answer` it waits for, where that question stands on the same page; `condition` says it in words.
        origin: where its answer was taken over from, in words.
    """

    question: Question
    field: forms.BoundField | None
    rows: list[list[forms.BoundField]]
    depends: str
    condition: str
    origin: Words


@dataclass(frozen=True)
class Block:
    """A section on the page."""

    section: Section
    entries: list[Entry]
    laws: str


class StepForm(forms.Form):
    """Every answer may wait, so nothing is required; what is needed for sending is only not marked as optional."""

    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, step: Step, found: Filled, may_edit: bool) -> None:
        self.step, self.found = step, found
        self._rows: dict[str, int] = {}
        super().__init__(data, initial={"versi": step.version} | dict(self._stored()))
        for section in step.sections:
            for question in section.possible(found.situation):
                self._add(question, data)
        for field in self.fields.values():
            field.disabled = not may_edit

    def full_clean(self) -> None:
        """A page may be saved with gaps, although what is needed for sending is not marked as optional."""
        needed = [field for field in self.fields.values() if field.required]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    def _stored(self) -> Iterator[tuple[str, Any]]:
        for slug, answer in self.found.proposed.items():
            yield from _shown(QUESTIONS[slug], answer)
        for section in self.step.sections:
            row = self.found.rows.get(section.slug)
            if row is None:
                continue
            for slug, answer in row.answers.items():
                if (question := QUESTIONS.get(slug)) is not None:
                    yield from _shown(question, answer)
            yield from row.unread.items()

    def _add(self, question: Question, data: QueryDict | None) -> None:
        if question.kind != Kind.TABLE:
            self.fields[question.slug] = field_for(question)
            self.fields[question.slug].required = question.is_needed
            return
        stored = self.found.answers.get(question.slug) or self.found.proposed.get(question.slug) or []
        count = len(stored) + SPARE_ROWS if data is None else _posted_rows(data, question.slug)
        self._rows[question.slug] = count = min(max(count, SPARE_ROWS), MOST_ROWS)
        for index in range(count):
            for column in question.columns:
                self.fields[f"{question.slug}-{index}-{column.slug}"] = field_for(column, in_table=True)

    # What the page draws

    @property
    def blocks(self) -> list[Block]:
        found = []
        for section in self.step.sections:
            possible = section.possible(self.found.situation)
            laws = "; ".join(dict.fromkeys(question.law for question in possible))
            origins = self.found.rows[section.slug].origins if section.slug in self.found.rows else {}
            found.append(Block(section, [self._entry(question, origins) for question in possible], laws))
        return found

    def _entry(self, question: Question, origins: dict[str, str]) -> Entry:
        depends = condition = ""
        if question.when.answer:
            slug, wanted = question.when.answer
            other = QUESTIONS[slug]
            depends = f"{slug}={wanted}"
            answer = _("lebih dari 0") if wanted == "+" else str(dict(other.choices)[wanted])
            condition = _("Bila “%(question)s” dijawab “%(answer)s”.") % {"question": other.words, "answer": answer}
        from_identity = AnswerOrigin.IDENTITY if question.slug in self.found.proposed else ""
        origin = ORIGINS.get(origins.get(question.slug, from_identity), "")
        if question.kind != Kind.TABLE:
            return Entry(question, self[question.slug], [], depends, condition, origin)
        rows = [
            [self[f"{question.slug}-{index}-{column.slug}"] for column in question.columns] for index in range(self._rows[question.slug])
        ]
        return Entry(question, None, rows, depends, condition, origin)

    @property
    def unread(self) -> list[forms.BoundField]:
        """Fields that hold something nobody could read yet."""
        names = [name for section in self.step.sections if (row := self.found.rows.get(section.slug)) for name in row.unread]
        return [self[name] for name in names if name in self.fields]

    # What it gives

    def given(self) -> dict[str, Given]:
        """What was filled in, by section; also of a page with faults."""
        self.errors  # noqa: B018 - reads the form
        found = {}
        for section in self.step.sections:
            unread: dict[str, str] = {}
            answers = {question.slug: self._answer(question, unread) for question in section.possible(self.found.situation)}
            found[section.slug] = Given(answers=answers, unread=unread)
        return found

    def _answer(self, question: Question, unread: dict[str, str]) -> Any:
        if question.kind != Kind.TABLE:
            if question.slug in self.errors:
                unread[question.slug] = self._typed(question.slug)
            return to_store(self.cleaned_data.get(question.slug))
        rows: list[dict[str, Any]] = []
        for index in range(self._rows[question.slug]):
            names = {column.slug: f"{question.slug}-{index}-{column.slug}" for column in question.columns}
            cells = {slug: to_store(self.cleaned_data.get(name)) for slug, name in names.items()}
            kept = {slug: value for slug, value in cells.items() if value not in (None, "")}
            faulty = {slug: self._typed(name) for slug, name in names.items() if name in self.errors}
            if not (kept or faulty):
                continue
            # A row left empty closes up, so what stands below it is called by its new place.
            unread |= {f"{question.slug}-{len(rows)}-{slug}": typed for slug, typed in faulty.items()}
            rows.append(kept)
        return rows

    def _typed(self, name: str) -> str:
        return ", ".join(self.data.getlist(name))[:1000] if isinstance(self.data, QueryDict) else str(self.data.get(name, ""))[:1000]


def _shown(question: Question, answer: Any) -> Iterator[tuple[str, Any]]:
    """A stored answer by name of its field, cell by cell for a table."""
    if question.kind != Kind.TABLE:
        yield question.slug, answer
        return
    for index, cells in enumerate(answer):
        for column in question.columns:
            yield f"{question.slug}-{index}-{column.slug}", cells.get(column.slug)


def _posted_rows(data: QueryDict, slug: str) -> int:
    numbers = (int(found[1]) for name in data if (found := re.fullmatch(rf"{re.escape(slug)}-(\d{{1,4}})-\w+", name)))
    return max(numbers, default=-1) + 1
