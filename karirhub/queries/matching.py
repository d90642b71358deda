"""How well a person and a vacancy fit: points by dated weights, each with its sentence. Told to both sides alike.

Points order lists and never refuse anybody: what is not known gives none, and nobody is left out for having few. What weighs is named
in `Traits`; sex, age, religion, marriage and disability are not among it (UU 13/2003 art. 5, SE Menaker M/6/HK.04/V/2025).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, FloatField, Q, Value, When

from karirhub.enums import WorkArrangement
from karirhub.models import AskedCertificate, Vacancy, VacancySkill
from karirhub.queries.traits import GROUP_DIGITS, Traits
from siapkerja.kernel.text import folded
from siapkerja.reference.queries import nearby_regencies, rules

KINDS = ("qualification", "occupation", "skills", "education", "distance", "pay", "contract")


@dataclass(frozen=True)
class Weights:
    """What each kind is worth in points, together 100; distances in kilometres, straight, between regencies' middles."""

    points: Mapping[str, float]
    near_km: float
    far_km: float

    @property
    def most(self) -> float:
        return sum(self.points.values())


@dataclass(frozen=True)
class Asked:
    """What a vacancy asks for and offers, as far as it is compared.

    Attributes:
        skills: as written, by how they are compared.
        schemes: titles by number.
        kilometres: to each regency in reach, by its code.
        regency: of the work, "" abroad; `place` is its name, or the country's.
        best_wage: rupiah a month; None where the employer keeps it to itself.
    """

    vacancy_id: int
    occupation: str
    occupation_title: str
    education_rank: int
    education: str
    contract: str
    is_remote: bool
    is_overseas: bool
    best_wage: int | None
    regency: str
    place: str
    skills: Mapping[str, str] = field(default_factory=dict)
    schemes: Mapping[str, str] = field(default_factory=dict)
    kilometres: Mapping[str, float] = field(default_factory=dict)


def weights_on(day: date) -> Weights:
    """The weights in force; one query."""
    found = rules(["matching.points", "matching.near_km", "matching.far_km"], day)
    points = {kind: float(found["matching.points"].value[kind]) for kind in KINDS}
    return Weights(points, float(found["matching.near_km"].value), float(found["matching.far_km"].value))


def asked_by_all(vacancies: Sequence[Vacancy], reach: Mapping[str, Mapping[str, float]] | None = None) -> dict[int, Asked]:
    """What each vacancy asks for; two queries. The vacancies bring occupation, education and regency.

    Args:
        reach: kilometres to regencies in reach, by the regency of a vacancy; empty where distance is not asked.
    """
    ids = [vacancy.pk for vacancy in vacancies]
    skills: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    schemes: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    for vacancy_id, name in VacancySkill.objects.filter(vacancy__in=ids).order_by("pk").values_list("vacancy_id", "name"):
        skills[vacancy_id][folded(name)[:60]] = name
    rows = AskedCertificate.objects.filter(vacancy__in=ids).order_by("scheme__title")
    for vacancy_id, number, title in rows.values_list("vacancy_id", "scheme__number", "scheme__title"):
        schemes[vacancy_id][number] = title or number
    return {
        row.pk: Asked(
            vacancy_id=row.pk,
            occupation=row.occupation_id,
            occupation_title=row.occupation.title,
            education_rank=row.education.rank,
            education=row.education.name,
            contract=row.contract_type,
            is_remote=row.work_arrangement == WorkArrangement.REMOTE,
            is_overseas=row.is_overseas,
            best_wage=row.best_wage if row.is_wage_visible else None,
            regency="" if row.is_overseas else row.regency_id,
            place=row.place,
            skills=skills[row.pk],
            schemes=schemes[row.pk],
            kilometres={} if row.is_overseas else (reach or {}).get(row.regency_id, {}),
        )
        for row in vacancies
    }


def asked_by_one(vacancy: Vacancy, weights: Weights, on: date) -> Asked:
    """What one vacancy asks for, with distances to it, if it is in the country; three queries."""
    reach = {} if vacancy.is_overseas else {vacancy.regency_id: reach_of(vacancy.regency_id, weights.far_km, on)}
    return asked_by_all([vacancy], reach)[vacancy.pk]


def reach_of(regency: str, km: float, on: date) -> dict[str, float]:
    """Kilometres from a regency to those around it, itself with 0; one query."""
    return {near.region.code: near.km for near in nearby_regencies(regency, km, on=on)} or {regency: 0.0}


@dataclass(frozen=True)
class Fit:
    """What one kind gives: `share` of its points (0 to 1), and what it rests on.

    Attributes:
        is_known: False where one of the two says nothing of it.
        held, missing: words, for skills and certificates.
        km: for distance, between homes; None where that is not what it rests on.
    is_wished: the place is where the person seeks work.
    """

    kind: str
    share: float
    is_known: bool = True
    held: Sequence[str] = ()
    missing: Sequence[str] = ()
    km: float | None = None
    is_wished: bool = False


def fits(asked: Asked, traits: Traits, weights: Weights) -> list[Fit]:
    """How a person fits a vacancy, kind by kind."""
    return [
        _certified(asked, traits),
        _practised(asked, traits),
        _skilled(asked, traits),
        _schooled(asked, traits),
        _near(asked, traits, weights),
        _paid(asked, traits),
        Fit("contract", float(traits.wanted_contract in {"", asked.contract}), bool(traits.wanted_contract)),
    ]


def score_of(found: Iterable[Fit], weights: Weights) -> float:
    """Points of 100."""
    return sum(weights.points[one.kind] * one.share for one in found)


def _certified(asked: Asked, traits: Traits) -> Fit:
    held = [title for number, title in asked.schemes.items() if number in traits.schemes]
    missing = [title for number, title in asked.schemes.items() if number not in traits.schemes]
    return Fit("qualification", float(bool(held)), bool(asked.schemes), held, missing)


def _practised(asked: Asked, traits: Traits) -> Fit:
    if asked.occupation in traits.occupations:
        return Fit("occupation", 1.0)
    is_near = asked.occupation[:GROUP_DIGITS] in traits.occupations
    return Fit("occupation", 0.5 if is_near else 0.0, bool(traits.occupations))


def _skilled(asked: Asked, traits: Traits) -> Fit:
    held = [name for key, name in asked.skills.items() if key in traits.skills]
    missing = [name for key, name in asked.skills.items() if key not in traits.skills]
    return Fit("skills", len(held) / len(asked.skills) if asked.skills else 0.0, bool(asked.skills), held, missing)


def _schooled(asked: Asked, traits: Traits) -> Fit:
    rank = traits.education_rank
    return Fit("education", float(rank is not None and rank >= asked.education_rank), rank is not None)


def _near(asked: Asked, traits: Traits, weights: Weights) -> Fit:
    if asked.is_remote:
        return Fit("distance", 1.0)
    if traits.wanted_region and asked.regency.startswith(traits.wanted_region):
        return Fit("distance", 1.0, is_wished=True)
    km = asked.kilometres.get(traits.regency)
    if km is None:
        return Fit("distance", 0.0, bool(traits.regency))
    return Fit("distance", 1.0 if km <= weights.near_km else 0.5, km=km)


def _paid(asked: Asked, traits: Traits) -> Fit:
    if traits.wanted_wage is None:
        return Fit("pay", 1.0, is_known=False)
    if asked.best_wage is None:
        return Fit("pay", 0.0, is_known=False)
    return Fit("pay", float(asked.best_wage >= traits.wanted_wage))


def summary_points(asked: Asked, weights: Weights) -> Any:
    """The same points as `score_of`, for the database to sort a vacancy's applicants by their summaries."""
    points = weights.points
    schemes = Q(summary__schemes__overlap=list(asked.schemes)) if asked.schemes else None
    score = _when((schemes, points["qualification"]))
    score += _when(
        (Q(summary__occupations__contains=[asked.occupation]), points["occupation"]),
        (Q(summary__occupations__contains=[asked.occupation[:GROUP_DIGITS]]), points["occupation"] / 2),
    )
    for key in asked.skills:
        score += _when((Q(summary__skills__contains=[key]), points["skills"] / len(asked.skills)))
    score += _when((Q(summary__education_rank__gte=asked.education_rank), points["education"]))
    near, far = in_reach(asked, weights)
    score += _when(
        (Q(pk__isnull=False) if asked.is_remote else Q(summary__regency__in=near), points["distance"]),
        (Q(summary__regency__in=far), points["distance"] / 2),
    )
    # Whoever applied has accepted what pay and contract the vacancy names.
    return score + Value(points["pay"] + points["contract"], output_field=FloatField())


def in_reach(asked: Asked, weights: Weights) -> tuple[list[str], list[str]]:
    """Regencies near, and those farther but in reach."""
    near = [code for code, km in asked.kilometres.items() if km <= weights.near_km]
    return near, [code for code in asked.kilometres if code not in near]


def _when(*cases: tuple[Q | None, float]) -> Any:
    """Points of the first condition that holds."""
    whens = [When(condition, then=Value(points)) for condition, points in cases if condition is not None]
    return Case(*whens, default=Value(0.0), output_field=FloatField()) if whens else Value(0.0, output_field=FloatField())
