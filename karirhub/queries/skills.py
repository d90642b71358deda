"""The skills a vacancy asks for, as one reader sees them: which they have, which they lack, and where these are taught and certified."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from karirhub.models import CertificationScheme, Training, TrainingBatch, Vacancy
from siapkerja.kernel.text import folded
from siapkerja.profiles.models import Skill
from siapkerja.reference.queries.places import place

MOST_READ, SHOWN = 60, 3
SHORTEST_WORD = 3


@dataclass(frozen=True)
class TrainingShown:
    """A training, and until when one can register for it now; None where no batch takes registrations."""

    title: str
    url: str
    place: str
    closes_on: date | None


@dataclass(frozen=True)
class SkillShown:
    """A skill asked for. `is_held` is None for strangers."""

    name: str
    is_held: bool | None
    trainings: Sequence[TrainingShown] = ()


@dataclass(frozen=True)
class SkillsShown:
    """Attributes:
    trainings: that prepare for the occupation as a whole.
    schemes: that certify it.
    """

    skills: Sequence[SkillShown] = ()
    trainings: Sequence[TrainingShown] = ()
    schemes: Sequence[CertificationScheme] = field(default_factory=list)

    @property
    def held(self) -> list[SkillShown]:
        return [one for one in self.skills if one.is_held]

    @property
    def missing(self) -> list[SkillShown]:
        return [one for one in self.skills if not one.is_held]


def skills_shown(vacancy: Vacancy, asked: Sequence[str], person_id: int | None, on: date) -> SkillsShown:
    """What a vacancy asks for and where it is learned; two queries, three for somebody signed in.

    Args:
        asked: the skills it names (`karirhub.queries.details`).
    """
    names = {folded(name)[:60]: name for name in asked}
    held = set(Skill.objects.filter(profile=person_id).values_list("folded", flat=True)) if person_id and names else set()
    found = _trainings(vacancy, [key for key in names if key not in held], on)
    skills = [
        SkillShown(name, key in held if person_id else None, () if key in held else _teaching(key, found)) for key, name in names.items()
    ]
    whole = [one for one in found if one.occupation_code == vacancy.occupation_id]
    schemes = CertificationScheme.objects.offered().filter(occupation_code=vacancy.occupation_id).order_by("title")[:SHOWN]
    return SkillsShown(skills, [_shown(one) for one in whole[:SHOWN]], list(schemes))


def _trainings(vacancy: Vacancy, keys: Sequence[str], on: date) -> list[Any]:
    """Trainings for the occupation or any missing skill: those one can register for now first, then the nearest."""
    wanted = Q(occupation_code=vacancy.occupation_id)
    for key in keys:
        if len(key) >= SHORTEST_WORD:
            wanted |= Q(taught__contains=key)
    rows = Training.objects.offered().filter(wanted).annotate(takes_until=_takes_until(on)).order_by("-programme_id")[:MOST_READ]
    return sorted(rows, key=lambda row: (row.takes_until is None, _apart(row.regency_code, vacancy.regency_id)))


def _teaching(key: str, found: Sequence[Any]) -> list[TrainingShown]:
    return [_shown(one) for one in found if len(key) >= SHORTEST_WORD and key in one.taught][:SHOWN]


def _apart(one: str, other: str) -> int:
    """0 in the same regency, 1 in the same province, 2 beyond."""
    if one == other:
        return 0
    return 1 if one[:2] == other[:2] else 2


def _shown(row: Any) -> TrainingShown:
    where = place(row.regency_code)
    return TrainingShown(row.title, row.url, where.short if where else "", row.takes_until)


def _takes_until(on: date) -> Subquery:
    """The nearest last day of a batch that takes registrations on a day."""
    batches = TrainingBatch.objects.filter(training=OuterRef("pk"), is_open=True, opens_on__lte=on, closes_on__gte=on)
    return Subquery(batches.order_by("closes_on").values("closes_on")[:1])
