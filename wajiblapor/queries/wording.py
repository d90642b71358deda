"""Answers in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from siapkerja.reference.models import Occupation
from siapkerja.web import wording
from wajiblapor.questions.catalogue import BY_SLUG
from wajiblapor.questions.kinds import Kind, Question, Words


@dataclass(frozen=True)
class Said:
    """A question with its answer, ready to be read; a table keeps its rows."""

    slug: str
    words: Words
    answer: str
    head: list[Words]
    rows: list[list[str]]


@dataclass(frozen=True)
class SaidSection:
    slug: str
    title: Words
    lines: list[Said]


def said(stated: Mapping[str, Mapping[str, Any]]) -> list[SaidSection]:
    """All answers of a filing or a draft, in the order of the form. One query where occupations are named."""
    titles = _occupations(stated)
    sections = [(BY_SLUG[slug], answers) for slug, answers in stated.items() if slug in BY_SLUG]
    order = list(BY_SLUG)
    sections.sort(key=lambda pair: order.index(pair[0].slug))
    return [
        SaidSection(
            section.slug,
            section.title,
            [_said(question, answers[question.slug], titles) for question in section.questions if question.slug in answers],
        )
        for section, answers in sections
    ]


def _said(question: Question, answer: Any, titles: Mapping[str, str]) -> Said:
    if question.kind != Kind.TABLE:
        return Said(question.slug, question.words, in_words(question, answer, titles), [], [])
    rows = [[in_words(column, row.get(column.slug), titles) for column in question.columns] for row in answer]
    return Said(question.slug, question.words, wording.number(len(rows)), [column.words for column in question.columns], rows)


def in_words(question: Question, answer: Any, titles: Mapping[str, str] | None = None) -> str:
    """One answer as people read it, "" for none.

    Args:
        titles: of occupations, by code.
    """
    if answer in (None, "", []):
        return ""
    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            return str(dict(question.choices).get(answer, answer))
        case Kind.CHOICES:
            return ", ".join(str(words) for code, words in question.choices if code in answer)
        case Kind.DAY:
            return wording.day(date.fromisoformat(answer))
        case Kind.MONEY:
            return wording.rupiah(answer)
        case Kind.COUNT | Kind.HOURS:
            return f"{wording.number(answer, 0 if answer == int(answer) else 1)} {question.unit}".strip()
        case Kind.OCCUPATION:
            return (titles or {}).get(answer, str(answer))
        case Kind.TABLE:
            return _("%(count)s baris") % {"count": len(answer)}
    return str(answer)


def _occupations(stated: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    codes = {
        row.get(column.slug)
        for slug, answers in stated.items()
        if slug in BY_SLUG
        for question in BY_SLUG[slug].questions
        for column in question.columns
        if column.kind == Kind.OCCUPATION
        for row in answers.get(question.slug, [])
    }
    return dict(Occupation.objects.filter(code__in=codes).values_list("code", "title")) if codes else {}
