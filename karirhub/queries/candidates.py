"""People whose profile fits a vacancy and who want to be found: the best of them, however many profiles there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Any

from django.db import connection
from django.db.models import Case, CharField, Exists, F, FloatField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Left
from django.db.models.lookups import In

from karirhub.models import Application, CertificationScheme, Vacancy, VacancyInvitation
from karirhub.queries.matching import Asked, Weights, fits, in_reach, score_of
from karirhub.queries.traits import GROUP_DIGITS, traits_of_many
from karirhub.queries.words import Told, told_of_candidate
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Experience, Profile, Qualification, Skill
from siapkerja.profiles.queries import profiles_findable_by
from siapkerja.reference.models import RegionLevel

# So many rows of each kind of proof are weighed, the newest people first, everywhere and again among those who live near or seek work
# just there: beyond that the time would grow with the country.
MOST_OF_A_KIND = 6_000
# Of those who come into question so many of the best are asked whether they may be found; more only where too few of them may.
LOOKED_AT = (2_000, 20_000)
# So many times those shown are valued in full: what the caps leave out of a sum changes places among the first few only.
POOL = 2
# What a person is valued by; no name is read here.
_READ = ("person__village", "education_level__rank", "wanted_occupation", "wanted_region", "wanted_wage", "wanted_contract")
_WEIGHED = """
    with told (person_id, certified, practised, skill, placed) as ({told}),
    weighed as materialized (
        select person_id, max(certified) + max(practised) + count(distinct skill) * %s as points from told group by person_id
        order by max(certified) + max(practised) + count(distinct skill) * %s + max(placed) desc, person_id desc limit %s
    )
    select person_id from weighed join ({findable}) as findable (pk, points) on pk = person_id
    order by weighed.points + findable.points desc, person_id desc limit %s
"""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may fit, without a name: that comes with the application.

    Attributes:
        invited: whether this vacancy has invited them.
    """

    person_id: int
    fit: Told
    skills: Sequence[str]
    invited: bool


def candidates_of(vacancy: Vacancy, asked: Asked, weights: Weights, on: date, *, most: int) -> QuerySet[Profile]:
    """Those who may be found by the employer, fit in at least one thing that is asked, and have not applied; with `score`, by
    (-score, -pk).

    The database weighs all who come into question in one statement; the best of them are then valued by what the sentences are
    made of, so that order and words say the same. At most seven queries.

    Args:
        most: only so many of the best.
    """
    pool: list[int] = []
    for looked_at in LOOKED_AT:
        if len(pool) < most:
            pool = _asked_for(pool_query(vacancy, asked, weights, on, most=most * POOL, looked_at=looked_at))
    rows = Profile.objects.select_related("person", "education_level").only(*_READ)
    traits = traits_of_many(list(rows.filter(pk__in=pool)), _schemes(asked), on)
    points = {pk: score_of(fits(asked, found, weights), weights) for pk, found in traits.items()}
    best = nlargest(most, points, key=lambda pk: (points[pk], pk))
    whens = [When(pk__in=[pk for pk in best if points[pk] == score], then=Value(score)) for score in {points[pk] for pk in best}]
    return rows.filter(pk__in=best).annotate(score=Case(*whens, default=Value(0.0), output_field=FloatField()))


def described(profiles: Sequence[Profile], vacancy: Vacancy, asked: Asked, weights: Weights, on: date) -> list[Candidate]:
    """Each with its reasons; five queries for all."""
    traits = traits_of_many(profiles, _schemes(asked), on)
    ids = [profile.pk for profile in profiles]
    invited = set(VacancyInvitation.objects.filter(vacancy=vacancy, person__in=ids).values_list("person_id", flat=True))
    return [
        Candidate(pk, told_of_candidate(asked, traits[pk], weights), sorted(traits[pk].skills.values())[:8], pk in invited) for pk in ids
    ]


def _asked_for(query: tuple[str, Sequence[Any]]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(*query)
        return [pk for (pk,) in cursor.fetchall()]


def pool_query(
    vacancy: Vacancy, asked: Asked, weights: Weights, on: date, *, most: int, looked_at: int = LOOKED_AT[0]
) -> tuple[str, Sequence[Any]]:
    """The statement that names who comes into question, the best first, and its values."""
    applied = Application.objects.filter(vacancy=vacancy, person=OuterRef("pk"))
    open_ones = profiles_findable_by(vacancy.legal_entity_id).exclude(Exists(applied))
    findable, of_findable = open_ones.annotate(points=_other_points(asked, weights)).values_list("pk", "points").query.sql_with_params()
    told = [rows.query.sql_with_params() for rows in _told(asked, weights, on)]
    each = weights.points["skills"] / max(len(asked.skills), 1)
    sql = _WEIGHED.format(told=" union all ".join(f"({one})" for one, _ in told), findable=findable)
    return sql, [*(value for _, values in told for value in values), each, each, looked_at, *of_findable, most]


@dataclass(frozen=True)
class _Proof:
    """One kind of row that brings somebody into question.

    Attributes:
        person: path from the row to the person's id; `profile` and `home` lead to the fields of profile and person.
        worth: what it gives, by column.
    """

    rows: QuerySet[Any]
    person: str
    profile: str
    home: str
    worth: Mapping[str, Any]


def _told(asked: Asked, weights: Weights, on: date) -> Iterator[QuerySet[Any]]:
    """Every proof, everywhere and near the work, as rows of the same columns."""
    here = _points_of(weights.points["distance"])
    near, _far = in_reach(asked, weights)
    for proof in _proofs(asked, weights, on):
        yield _rows_of(proof, proof.rows, _points_of(0.0))
        if not (asked.is_remote or asked.is_overseas):
            at_home = Q()
            for regency in near:
                at_home |= Q(**{f"{proof.home}village__code__startswith": regency})
            yield _rows_of(proof, proof.rows.filter(at_home), here)
            yield _rows_of(proof, proof.rows.filter(_wished(asked, proof.profile)), here)


def _rows_of(proof: _Proof, rows: QuerySet[Any], placed: Any) -> QuerySet[Any]:
    usual = {"certified": _points_of(0.0), "practised": _points_of(0.0), "skill": Value(None, output_field=CharField())}
    worth = usual | dict(proof.worth) | {"placed": placed}
    told: QuerySet[Any] = rows.order_by(f"-{proof.person}").annotate(**worth).values_list(proof.person, *worth)[:MOST_OF_A_KIND]
    return told


def _proofs(asked: Asked, weights: Weights, on: date) -> Iterator[_Proof]:
    """Who wants, did or learned such work, or has a skill or certificate that is asked for."""
    points, group = weights.points, asked.occupation[:GROUP_DIGITS]
    standing = Qualification.objects.standing(on)

    def practised(code: str) -> dict[str, Any]:
        return {"practised": _when((Q(**{code: asked.occupation}), points["occupation"]), default=points["occupation"] / 2)}

    wanting = Profile.objects.filter(wanted_occupation__code__startswith=group)
    yield _Proof(wanting, "pk", "", "person__", practised("wanted_occupation"))
    worked = Experience.objects.filter(occupation__code__startswith=group)
    yield _Proof(worked, "profile_id", "profile__", "profile__person__", practised("occupation"))
    trained = standing.filter(occupation_code__startswith=group)
    yield _Proof(trained, "person_id", "person__profile__", "person__", practised("occupation_code"))
    if asked.schemes:
        held = {"certified": _points_of(points["qualification"])}
        yield _Proof(standing.filter(_certified(asked)), "person_id", "person__profile__", "person__", held)
    if asked.skills:
        able = Skill.objects.filter(folded__in=list(asked.skills))
        yield _Proof(able, "profile_id", "profile__", "profile__person__", {"skill": F("folded")})


def _schemes(asked: Asked) -> QuerySet[CertificationScheme]:
    return CertificationScheme.objects.filter(number__in=list(asked.schemes))


def _certified(asked: Asked) -> Q:
    """Competences of a scheme asked for, or of another body over all its units."""
    found = Q(pk__in=[])
    for scheme in _schemes(asked):
        found |= Q(scheme_number=scheme.number)
        if scheme.unit_codes:
            found |= Q(unit_codes__contains=scheme.unit_codes)
    return found & Q(kind=QualificationKind.COMPETENCE)


def _other_points(asked: Asked, weights: Weights) -> Any:
    """Points for what everybody has one of: schooling, place, pay and contract."""
    points = weights.points
    pay = Q(wanted_wage=None) | (Q(wanted_wage__lte=asked.best_wage) if asked.best_wage is not None else Q(pk__in=[]))
    return (
        _when((Q(education_level__rank__gte=asked.education_rank), points["education"]))
        + _place(asked, weights)
        + _when((pay, points["pay"]))
        + _when((Q(wanted_contract__in=["", asked.contract]), points["contract"]))
    )


def _place(asked: Asked, weights: Weights) -> Any:
    if asked.is_remote:
        return _points_of(weights.points["distance"])
    near, far = in_reach(asked, weights)
    return _when(
        (_wished(asked), weights.points["distance"]),
        (_lives_in(near), weights.points["distance"]),
        (_lives_in(far), weights.points["distance"] / 2),
    )


def _wished(asked: Asked, profile: str = "") -> Q:
    """Who seeks work just there; `profile` is the path to the profile."""
    return Q(**{f"{profile}wanted_region__in": [asked.regency, asked.regency[: RegionLevel.PROVINCE]]})


def _points_of(points: float) -> Any:
    return Value(points, output_field=FloatField())


def _lives_in(regencies: Sequence[str]) -> Any:
    """Whether the village one lives in lies in one of these regencies."""
    return In(Left(F("person__village_id"), RegionLevel.REGENCY.value), list(regencies)) if regencies else Q(pk__in=[])


def _when(*cases: tuple[Any, float], default: float = 0.0) -> Any:
    """Points of the first condition that holds."""
    return Case(*(When(condition, then=Value(points)) for condition, points in cases), default=Value(default), output_field=FloatField())
