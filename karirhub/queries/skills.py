"""The skills a vacancy asks for, as one reader sees them: which they have, which they lack, and where these are taught and certified."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from karirhub.models import CertificationScheme, Training, TrainingBatch, Vacancy
from siapkerja.kernel.text import folded
from siapkerja.profiles.models import Skill
from siapkerja.reference.queries.places import place

MOST_READ, SHOWN = 60, 3
SHORTEST_WORD = 3


@dataclass(frozen=True)
class TrainingShown:
    """A training, and the batch for which one can register now.

    Attributes:
        closes_on: None where no batch takes registrations.
        seats: of that batch; 0 where nobody told.
        registered: how many have registered for it and stayed; None where nobody told.
    """

    title: str
    url: str
    place: str
    closes_on: date | None = None
    seats: int = 0
    registered: int | None = None

    @property
    def free(self) -> int:
        """Seats for which nobody has registered yet."""
        return max(self.seats - self.registered, 0) if self.registered is not None else 0


@dataclass(frozen=True)
class SkillShown:
    """A skill asked for. `is_held` is None for strangers."""

    name: str
    is_held: bool | None
    trainings: Sequence[TrainingShown] = ()
    schemes: Sequence[CertificationScheme] = ()


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
    missing = [key for key in names if key not in held]
    found = _trainings(vacancy, missing, on)
    offered = _schemes(vacancy, missing, found)
    skills = [
        SkillShown(name, key in held if person_id else None)
        if key in held
        else SkillShown(name, None if not person_id else False, _taught(key, found), _certified(key, found, offered))
        for key, name in names.items()
    ]
    whole = [one for one in found if one.occupation_code == vacancy.occupation_id]
    schemes = [one for one in offered if one.occupation_code == vacancy.occupation_id]
    return SkillsShown(skills, [_shown(one) for one in whole[:SHOWN]], schemes[:SHOWN])


def _trainings(vacancy: Vacancy, keys: Sequence[str], on: date) -> list[Any]:
    """Trainings for the occupation or any missing skill: those one can register for now first, then the nearest."""
    wanted = Q(occupation_code=vacancy.occupation_id)
    for key in keys:
        if len(key) >= SHORTEST_WORD:
            wanted |= Q(taught__contains=key)
    rows = Training.objects.offered().filter(wanted).annotate(batch=_open_batch(on)).order_by("-programme_id")[:MOST_READ]
    return sorted(rows, key=lambda row: (row.batch is None, _apart(row.regency_code, vacancy.regency_id)))


def _schemes(vacancy: Vacancy, keys: Sequence[str], found: Sequence[Any]) -> list[CertificationScheme]:
    """Schemes for the occupation or any missing skill, or for what a training teaches; those of the occupation first."""
    wanted = Q(occupation_code=vacancy.occupation_id)
    for key in keys:
        if len(key) >= SHORTEST_WORD:
            wanted |= Q(certified__contains=key)
    if codes := sorted({code for one in found for code in one.unit_codes}):
        wanted |= Q(unit_codes__has_any_keys=codes)
    rows = CertificationScheme.objects.offered().filter(wanted).order_by("title", "number")[:MOST_READ]
    return sorted(rows, key=lambda row: row.occupation_code != vacancy.occupation_id)


def _teaching(key: str, found: Sequence[Any]) -> list[Any]:
    return [one for one in found if len(key) >= SHORTEST_WORD and key in one.taught]


def _taught(key: str, found: Sequence[Any]) -> list[TrainingShown]:
    return [_shown(one) for one in _teaching(key, found)[:SHOWN]]


def _certified(key: str, found: Sequence[Any], offered: Sequence[CertificationScheme]) -> list[CertificationScheme]:
    """Schemes that name the skill, and those whose units are all taught by a training that does."""
    taught = [one.unit_codes for one in _teaching(key, found)]
    named = (one for one in offered if len(key) >= SHORTEST_WORD and key in one.certified)
    led_to = (one for one in offered if any(one.is_satisfied_by(codes) for codes in taught))
    return list(dict.fromkeys([*named, *led_to]))[:SHOWN]


def _apart(one: str, other: str) -> int:
    """0 in the same regency, 1 in the same province, 2 beyond."""
    if one == other:
        return 0
    return 1 if one[:2] == other[:2] else 2


def _shown(row: Any) -> TrainingShown:
    where = place(row.regency_code)
    shown = TrainingShown(row.title, row.url, where.short if where else "")
    if row.batch is None:
        return shown
    registered = row.batch["registered"]
    return replace(
        shown,
        closes_on=date.fromisoformat(row.batch["closes_on"]),
        seats=row.batch["quota"],
        registered=None if registered is None else max(registered - row.batch["withdrawn"], 0),
    )


def _open_batch(on: date) -> Subquery:
    """Of the batches that take registrations on a day the one that closes first."""
    batches = TrainingBatch.objects.filter(training=OuterRef("pk"), is_open=True, opens_on__lte=on, closes_on__gte=on)
    told = JSONObject(closes_on="closes_on", quota="quota", registered="registered", withdrawn="withdrawn")
    return Subquery(batches.order_by("closes_on").values(told=told)[:1])
