"""Applicants side by side, and all of them in a table to take along: what the employer may read anyway, and nothing more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from karirhub.enums import ApplicantLabel
from karirhub.models import Application, Vacancy
from karirhub.queries.applications import blank_snapshot, may_be_called, readable
from karirhub.queries.matching import Asked, Weights
from karirhub.queries.pipeline import is_shared
from karirhub.queries.words import Told, told_to_employer

FEWEST, MOST = 2, 4
# The column of the table that stays empty until a number is due.
PHONE = 2


@dataclass(frozen=True)
class Compared:
    """One applicant of the comparison. `fit` is None where the data are no longer shared."""

    application: Application
    is_shared: bool
    snapshot: dict[str, Any]
    fit: Told | None
    answers: dict[str, str]


def compared(vacancy: Vacancy, public_ids: Sequence[UUID], asked: Asked, weights: Weights, on: date) -> list[Compared]:
    """The applicants in the order they were chosen, at most four; three queries and one each for certificates."""
    rows = _whole(Application.objects.filter(vacancy=vacancy, public_id__in=list(public_ids)[:MOST]), vacancy).prefetch_related("answers")
    found = {row.public_id: row for row in rows}
    return [_compared(found[one], asked, weights, on) for one in dict.fromkeys(public_ids) if one in found]


def _compared(row: Any, asked: Asked, weights: Weights, on: date) -> Compared:
    snapshot = readable(row.snapshot if row.is_shared else blank_snapshot(), on)
    fit = told_to_employer(asked, getattr(row, "summary", None), weights) if row.is_shared else None
    answers = {answer.asked: answer.words for answer in row.answers.all()} if row.is_shared else {}
    return Compared(row, row.is_shared, snapshot, fit, answers)


def head() -> list[str]:
    """The columns of the table."""
    return [
        gettext("Nomor"), gettext("Nama"), gettext("Telepon"), gettext("Tempat tinggal"), gettext("Tahap"), gettext("Dikirim"),
        gettext("Kabar terakhir"), gettext("Pendidikan"), gettext("Pengalaman kerja"), gettext("Keterampilan"), gettext("Sertifikat"),
        gettext("Jawaban saringan"), gettext("Nilai tim"), gettext("Label"),
    ]  # fmt: skip


def table(rows: QuerySet[Application], vacancy: Vacancy, most: int) -> Iterator[tuple[int | None, list[str]]]:
    """Lines of the table, each with the id of the person whose data it shows, None where it shows none."""
    taken = _whole(rows, vacancy).prefetch_related("answers")[:most]
    for row in taken.iterator(chunk_size=500):
        yield (row.person_id if row.is_shared else None), _line(row)  # type: ignore[attr-defined]


def _line(row: Any) -> list[str]:
    told = row.snapshot if row.is_shared else blank_snapshot()
    mark = getattr(row, "mark", None)
    work = [f"{job['position']}, {job['employer']} ({job['starts_on'][:7]}–{job['ends_on'][:7]})" for job in told["experiences"]]
    proven = [f"{one['title']} ({one['number']})" for one in told.get("qualifications", [])]
    answers = [f"{answer.asked} {answer.words}" for answer in row.answers.all()] if row.is_shared else []
    labels = [str(ApplicantLabel(one).label) for one in mark.labels] if mark else []
    phone = told["phone"] if may_be_called(row) else ""
    return [
        row.number, told["name"], phone, told["village"], row.stage.name if row.stage else str(row.state_row.label),
        f"{row.sent_at:%Y-%m-%d}", f"{row.moved_at:%Y-%m-%d}", told["education_level"], _lines(work), _lines(told["skills"]),
        _lines(proven), _lines(answers), str(mark.rating or "") if mark else "", _lines(labels),
    ]  # fmt: skip


def _lines(words: Iterable[str]) -> str:
    return "; ".join(words)


def _whole(rows: QuerySet[Application], vacancy: Vacancy) -> QuerySet[Application]:
    """With the sealed profile, and whether it may still be read."""
    return rows.select_related("person", "summary", "mark", "stage").annotate(is_shared=is_shared(vacancy.legal_entity_id))
