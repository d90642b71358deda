"""An applicant on a board or list: the few things one chooses by, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from karirhub.actions.bulk import FOR_MANY
from karirhub.enums import ApplicantLabel
from karirhub.models import Application, Vacancy
from karirhub.queries.matching import fits
from karirhub.queries.pipeline import Pipeline
from karirhub.queries.traits import traits_of_summary
from karirhub.workflows import APPLICATION
from siapkerja.kernel.workflow import State
from siapkerja.reference.models import EducationLevel
from siapkerja.reference.queries.places import place


@dataclass(frozen=True, kw_only=True)
class Card:
    """Attributes:
    name: "" where the applicant no longer shares their data.
    facts: education, place, skills and certificates, as far as they are known.
    waits: whether the employer owes an answer.
    """

    public_id: str
    url: str
    name: str
    number: str
    state: State
    stage: str
    facts: Sequence[str]
    score: int
    sent_at: Any
    moved_at: Any
    answer_by: Any
    rating: int
    labels: Sequence[str]
    notes: int
    waits: bool


def cards_of(rows: Sequence[Application], pipeline: Pipeline) -> dict[int, Card]:
    """Cards by application; one query for all of them."""
    levels = dict(EducationLevel.objects.values_list("rank", "name"))
    return {row.pk: _card(row, pipeline, levels) for row in rows}


def _card(row: Any, pipeline: Pipeline, levels: dict[int, str]) -> Card:
    mark = getattr(row, "mark", None)
    organisation, vacancy = pipeline.vacancy.legal_entity.public_id, pipeline.vacancy.pk
    return Card(
        public_id=str(row.public_id),
        url=reverse("karirhub:applicant", args=[organisation, vacancy, row.public_id]),
        name=row.person.full_name if row.is_shared else "",
        number=row.number,
        state=row.state_row,
        stage=row.stage.name if row.stage else "",
        facts=_facts(row, pipeline, levels) if row.is_shared else (),
        score=round(row.score) if row.is_shared else 0,
        sent_at=row.sent_at,
        moved_at=row.moved_at,
        answer_by=row.answer_by,
        rating=mark.rating or 0 if mark else 0,
        labels=[str(ApplicantLabel(label).label) for label in mark.labels] if mark else [],
        notes=row.notes_count,
        waits=row.state in {"sent", "viewed"},
    )


def _facts(row: Any, pipeline: Pipeline, levels: dict[int, str]) -> list[str]:
    traits = traits_of_summary(getattr(row, "summary", None))
    found = {fit.kind: fit for fit in fits(pipeline.asked, traits, pipeline.weights)}
    where, km = place(traits.regency), found["distance"].km
    told = [levels.get(traits.education_rank, "") if traits.education_rank is not None else ""]
    if where:
        told.append(where.short if not km else gettext("%(place)s, %(km)s km") % {"place": where.short, "km": round(km)})
    if asked := len(pipeline.asked.skills):
        told.append(gettext("%(held)s dari %(asked)s keterampilan") % {"held": len(found["skills"].held), "asked": asked})
    told += [gettext("Terbukti: %(title)s") % {"title": title} for title in found["qualification"].held]
    return [words for words in told if words]


def steps_for_many(vacancy: Vacancy) -> list[tuple[str, str]]:
    """What can be done with several applicants at once."""
    labels = {move.name: str(move.label) for move in APPLICATION.moves}
    stages = [(f"tahap-{stage.pk}", gettext("Pindahkan ke %(stage)s") % {"stage": stage.name}) for stage in vacancy.stages.all()]
    moves = [(name, labels[name]) for name in FOR_MANY if name != "decline"]
    return [*moves, *stages, ("decline", labels["decline"]), ("bandingkan", gettext("Bandingkan (2 sampai 4)"))]
