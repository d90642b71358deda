"""A vacancy's applicants as its employer works through them: columns, filters, order, pages. As quick for ten thousand as for ten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from karirhub.models import Application, ApplicationNote, SelectionStage, Vacancy
from karirhub.queries.matching import Asked, Weights, summary_points
from karirhub.workflows import APPLICATION
from siapkerja.identity.enums import ConsentPurpose, LimitKind
from siapkerja.identity.models import Consent, ProcessingLimit

NEWEST, WAITING, BEST = "terbaru", "terlama", "cocok"
ORDERS = {NEWEST: ["-sent_at", "-pk"], WAITING: ["moved_at", "pk"], BEST: ["-score", "-pk"]}
IN_SELECTION = ("viewed", "shortlisted", "interview")
ENDED = "selesai"
NOT_GOING_ON = ("declined", "withdrawn", "lapsed")
SHOWN_IN_COLUMN = 8


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """What an employer narrows the applicants down to; empty values ask for nothing.

    Attributes:
        column: a state, `tahap-<id>` of an own stage, or "selesai".
        words: in the name.
        education_rank: at least.
        km: straight distance at most, from the middle of the vacancy's regency to that of the applicant's.
        skills: folded; all of them held.
        schemes: numbers; one of them held.
        answers: codes of answers given (`ApplicationSummary.answers`), all of them.
        has_note: True only with notes, False only without.
        rating: stars at least.
    """

    column: str = ""
    words: str = ""
    education_rank: int | None = None
    km: int | None = None
    skills: Sequence[str] = ()
    schemes: Sequence[str] = ()
    answers: Sequence[str] = ()
    sent_from: date | None = None
    sent_to: date | None = None
    has_note: bool | None = None
    rating: int | None = None
    label: str = ""
    order: str = NEWEST

    @property
    def is_narrow(self) -> bool:
        told = (self.words, self.education_rank, self.km, self.skills, self.schemes, self.answers)
        return any((*told, self.sent_from, self.sent_to, self.has_note is not None, self.rating, self.label))


@dataclass(frozen=True)
class Column:
    """A column of the board.

    Attributes:
        key: as `Criteria.column` names it.
        state: the state whose colour and icon it has.
    """

    key: str
    label: str
    state: str
    rows: Sequence[Application] = ()
    count: int = 0

    @property
    def rest(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Pipeline:
    """The applicants of one vacancy under some criteria."""

    vacancy: Vacancy
    asked: Asked
    weights: Weights
    criteria: Criteria = field(default_factory=Criteria)

    @property
    def rows(self) -> QuerySet[Application]:
        """All that the criteria leave, of all columns."""
        return _narrowed(Application.objects.filter(vacancy=self.vacancy), self)

    @property
    def chosen_rows(self) -> QuerySet[Application]:
        """Those of the column asked for."""
        return self.rows.filter(_in_column(self.criteria.column)) if self.criteria.column else self.rows

    @property
    def listed(self) -> QuerySet[Application]:
        """Those of the column asked for, with what a row shows."""
        return shown(self.chosen_rows, self)

    @property
    def order(self) -> list[str]:
        return ORDERS[self.criteria.order]


def columns_of(pipeline: Pipeline, *, size: int = SHOWN_IN_COLUMN) -> list[Column]:
    """The board: every column with its number and its first applicants; three queries, whatever the number."""
    columns, counts = tabs_of(pipeline), {}
    counts = {column.key: column.count for column in columns}
    rows = pipeline.rows
    if pipeline.criteria.order == BEST:
        rows = rows.annotate(score=summary_points(pipeline.asked, pipeline.weights))
    firsts = [
        rows.filter(_in_column(column.key)).order_by(*pipeline.order).values("pk", "state", "stage_id")[:size]
        for column in columns
        if counts[column.key]
    ]
    found = list(firsts[0].union(*firsts[1:], all=True)) if len(firsts) > 1 else [row for first in firsts for row in first]
    loaded = {
        row.pk: row for row in shown(Application.objects.filter(pk__in=[row["pk"] for row in found]), pipeline).order_by(*pipeline.order)
    }
    placed: dict[str, list[Application]] = {}
    for row in loaded.values():
        placed.setdefault(column_of(row.state, row.stage_id), []).append(row)
    return [Column(one.key, one.label, one.state, placed.get(one.key, []), one.count) for one in columns]


def tabs_of(pipeline: Pipeline) -> list[Column]:
    """The columns with their numbers, without applicants; two queries."""
    counts: dict[str, int] = {}
    for state, stage, number in pipeline.rows.order_by().values_list("state", "stage").annotate(rows=Count("pk")):
        key = column_of(state, stage)
        counts[key] = counts.get(key, 0) + number
    stages = list(SelectionStage.objects.filter(vacancy=pipeline.vacancy))
    keys: list[tuple[str, str, str]] = [(state, str(APPLICATION.state(state).label), state) for state in ("sent", "viewed", "shortlisted")]
    keys += [(f"tahap-{stage.pk}", stage.name, "shortlisted") for stage in stages]
    keys += [(state, str(APPLICATION.state(state).label), state) for state in ("interview", "offered", "hired")]
    keys.append((ENDED, "", "declined"))
    return [Column(key, label, state, (), counts.get(key, 0)) for key, label, state in keys]


def column_of(state: str, stage_id: int | None) -> str:
    """Where an application stands on the board: its own stage while it is being selected, else its state."""
    if state in NOT_GOING_ON:
        return ENDED
    return f"tahap-{stage_id}" if stage_id and state in IN_SELECTION else state


def _in_column(key: str) -> Q:
    if key == ENDED:
        return Q(state__in=NOT_GOING_ON)
    if key.startswith("tahap-"):
        return Q(stage=int(key.removeprefix("tahap-")), state__in=IN_SELECTION)
    return Q(state=key, stage=None) if key in IN_SELECTION else Q(state=key)


def shown(rows: QuerySet[Application], pipeline: Pipeline) -> QuerySet[Application]:
    """With what a row shows, in one query, and without what is sealed."""
    notes = ApplicationNote.objects.filter(application=OuterRef("pk")).order_by().values("application").annotate(n=Count("pk")).values("n")
    return (
        rows.select_related("person", "summary", "mark", "stage")
        .defer("sealed_snapshot", "letter")
        .annotate(
            is_shared=is_shared(pipeline.vacancy.legal_entity_id),
            notes_count=Coalesce(Subquery(notes), 0),
            score=summary_points(pipeline.asked, pipeline.weights),
        )
    )


def is_shared(legal_entity_id: int) -> Any:
    """Does the applicant's yes to this employer stand, and may the data be used? (`queries.applications.is_shared`, for many at once)"""
    consent = Consent.objects.filter(
        person=OuterRef("person"), purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, recipient=legal_entity_id, withdrawn_at=None
    )
    limit = ProcessingLimit.objects.standing().filter(person=OuterRef("person"), kind=LimitKind.LIMITED)
    return Exists(consent) & ~Exists(limit)


def _narrowed(rows: QuerySet[Application], pipeline: Pipeline) -> QuerySet[Application]:
    asked = pipeline.criteria
    person = _of_the_person(pipeline)
    if person is not None:
        # Whoever no longer shares their data cannot be found by them.
        rows = rows.filter(is_shared(pipeline.vacancy.legal_entity_id)).filter(person)
    if asked.sent_from:
        rows = rows.filter(sent_at__date__gte=asked.sent_from)
    if asked.sent_to:
        rows = rows.filter(sent_at__date__lte=asked.sent_to)
    if asked.has_note is not None:
        noted = Exists(ApplicationNote.objects.filter(application=OuterRef("pk")))
        rows = rows.filter(noted if asked.has_note else ~noted)
    if asked.rating:
        rows = rows.filter(mark__rating__gte=asked.rating)
    return rows.filter(mark__labels__contains=[asked.label]) if asked.label else rows


def _of_the_person(pipeline: Pipeline) -> Q | None:
    """What asks for something of the person; None where nothing does."""
    asked = pipeline.criteria
    wanted = [Q(person__full_name__icontains=word) for word in asked.words.split()[:5]]
    if asked.education_rank is not None:
        wanted.append(Q(summary__education_rank__gte=asked.education_rank))
    if asked.km is not None:
        wanted.append(Q(summary__regency__in=[code for code, km in pipeline.asked.kilometres.items() if km <= asked.km]))
    if asked.skills:
        wanted.append(Q(summary__skills__contains=list(asked.skills)))
    if asked.schemes:
        wanted.append(Q(summary__schemes__overlap=list(asked.schemes)))
    if asked.answers:
        wanted.append(Q(summary__answers__contains=list(asked.answers)))
    together = Q()
    for one in wanted:
        together &= one
    return together if wanted else None


def chosen(vacancy: Vacancy, public_ids: Sequence[UUID]) -> list[Application]:
    """Applications of the vacancy that were ticked, to be named; one query."""
    rows = Application.objects.filter(vacancy=vacancy, public_id__in=list(public_ids)).select_related("person")
    return list(rows.defer("sealed_snapshot", "letter").annotate(is_shared=is_shared(vacancy.legal_entity_id)).order_by("pk"))


def keys_of(vacancy: Vacancy) -> list[str]:
    """Names of the columns a vacancy has, in order; one query."""
    stages = [f"tahap-{pk}" for pk in SelectionStage.objects.filter(vacancy=vacancy).values_list("pk", flat=True)]
    return ["sent", "viewed", "shortlisted", *stages, "interview", "offered", "hired", ENDED]
