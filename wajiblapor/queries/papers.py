"""Papers of a report: which of last year's still hold, and where a paper comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from siapkerja.kernel.calendar import add_months
from siapkerja.reference.queries import rule
from wajiblapor.models import Attachment, ManpowerReport, SectionAnswers
from wajiblapor.questions.kinds import Words
from wajiblapor.questions.papers import AGING, PAPERS, VALID_UNTIL


@dataclass(frozen=True)
class Paper:
    """A paper with what it is in words."""

    attachment: Attachment
    words: Words


def papers_of(report: ManpowerReport) -> list[Paper]:
    rows = report.attachments.kept().select_related("stored", "taken_from").order_by("pk")
    return [Paper(row, PAPERS.get(row.kind, row.kind)) for row in rows]


def not_taken(report: ManpowerReport, *, on: date) -> list[Paper]:
    """Papers of the report before this one that hold no longer."""
    last = report_before(report)
    if last is None:
        return []
    answers = _answers(last)
    return [paper for paper in papers_of(last) if not holds(paper.attachment, answers, on=on)]


def still_holding(last: ManpowerReport, *, on: date) -> list[Attachment]:
    """Papers of a report that may be taken over into the next one."""
    answers = _answers(last)
    return [row for row in last.attachments.kept().order_by("pk") if holds(row, answers, on=on)]


def report_before(report: ManpowerReport) -> ManpowerReport | None:
    earlier = ManpowerReport.objects.filed().filter(workplace=report.workplace_id, ordinal__lt=report.ordinal)
    return earlier.order_by("-ordinal").first()


def holds(paper: Attachment, answers: Mapping[str, Any], *, on: date) -> bool:
    """Whether a paper is still good: not after the last day that the answers of its report give for it, and no old picture."""
    if paper.kind in AGING:
        return on <= add_months(paper.uploaded_at.date(), int(rule("wlkp.photo_valid_months", on).value))
    days = list(_days(paper.kind, answers))
    return not days or max(days) >= on


def _days(kind: str, answers: Mapping[str, Any]) -> Iterator[date]:
    for place in VALID_UNTIL.get(kind, ()):
        question, _dot, column = place.partition(".")
        answer = answers.get(question)
        found = [line.get(column) for line in answer] if column and isinstance(answer, list) else [answer]
        yield from (date.fromisoformat(day) for day in found if isinstance(day, str) and day)


def _answers(report: ManpowerReport) -> dict[str, Any]:
    rows = SectionAnswers.objects.filter(report=report).values_list("open_answers", flat=True)
    return {slug: answer for answers in rows for slug, answer in answers.items()}
