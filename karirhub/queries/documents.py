"""Vacancies as search sees them."""

import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject
from django.utils import translation

from karirhub.enums import EducationGroup, WorkingHours
from karirhub.models import Application, AskedCertificate, Vacancy, VacancyPlace, VacancySkill
from siapkerja.facts import karirhub as facts
from siapkerja.reference.queries import occupations, places
from siapkerja.reference.queries.countries import country_name
from siapkerja.reference.queries.industries import section_of
from siapkerja.search.documents import Entry, Point, SearchDocument, TextField, register

NEWEST, PAY, CLOSING, FEWEST = "newest", "pay", "closing", "fewest"
TITLE, COMPANY = "title", "company"
PAY_STEPS = (3_000_000, 4_000_000, 5_000_000, 7_000_000, 10_000_000)
NO_PAY = "none"
OWN_SOURCE = "siapkerja"
AT_HOME, ABROAD = "home", "abroad"
# "Fewest applicants" in bands: an application moves a vacancy in the index only where it reaches the next one.
APPLICANT_BANDS = (0, 1, 3, 6, 11, 21, 51, 101, 201, 501, 1001)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(2020, 1, 1)
_KEPT_SECONDS = 600


class Row(NamedTuple):
    """What an entry is made of, as it is read. Everything is written anew by the million, so no objects are made of it.

    Attributes:
        certificates_asked, skill_names: in words.
        branches: the other workplaces, each with its `regency`, `latitude` and `longitude`.
    """

    pk: int
    version: int
    title: str
    description: str
    requirements: str
    benefits: str
    contract_type: str
    working_time: str
    is_shift_work: bool
    is_night_work: bool
    is_weekend_work: bool
    has_flexible_hours: bool
    work_arrangement: str
    wage_min: int
    wage_max: int | None
    is_wage_visible: bool
    is_disability_friendly: bool
    published_at: datetime | None
    closes_on: date
    latitude: float | None
    longitude: float | None
    regency_id: str
    district__name: str | None
    is_overseas: bool
    country: str
    occupation_id: str
    industry__code: str | None
    legal_entity_id: int
    legal_entity__name: str
    legal_entity__industry__code: str | None
    education__rank: int
    origin__employer_name: str | None
    origin__partner__slug: str | None
    certificates_asked: Sequence[str]
    skill_names: Sequence[str]
    applicants: int
    branches: Sequence[Mapping[str, Any]]


def read(vacancies: QuerySet[Vacancy]) -> Iterable[Entry]:
    """Their entries; one query."""
    return [_entry(Row._make(row)) for row in _with_parts(vacancies).values_list(*Row._fields)]


def _with_parts(vacancies: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """With what is told by rows of their own."""
    here = {"vacancy": OuterRef("pk")}
    certificate = Concat("scheme__title", Value(" . "), "scheme__number")
    applied = Application.objects.filter(**here).order_by().values("vacancy").annotate(rows=Count("pk")).values("rows")
    branch = JSONObject(regency="workplace__regency_id", latitude="workplace__latitude", longitude="workplace__longitude")
    return vacancies.annotate(
        certificates_asked=ArraySubquery(AskedCertificate.objects.filter(**here).order_by("pk").values_list(certificate)),
        skill_names=ArraySubquery(VacancySkill.objects.filter(**here).order_by("pk").values("name")),
        applicants=Coalesce(Subquery(applied), 0),
        branches=ArraySubquery(VacancyPlace.objects.filter(**here).order_by("pk").values_list(branch)),
    )


def _entry(row: Row) -> Entry:
    code, (company, employer) = row.occupation_id, _employer(row)
    regions = _regions_of(row)
    return Entry(
        object_id=row.pk,
        version=row.version,
        texts={
            "title": row.title,
            "labels": occupations.labels(code),
            "skills": " . ".join(row.skill_names),
            "company": company,
            "place": regions.words,
            "certificates": " . ".join(row.certificates_asked),
            "body": f"{row.description} . {row.requirements} . {row.benefits}",
        },
        facets={
            "region": regions.codes,
            "occupation": [code[:digits] for digits in range(1, len(code) + 1)],
            "education": [EducationGroup.of_rank(row.education__rank).value],
            "contract": [row.contract_type],
            "time": [row.working_time],
            "hours": _hours(row),
            "arrangement": [row.work_arrangement],
            "placement": [ABROAD if row.is_overseas else AT_HOME],
            "pay": _pay(row),
            "inclusion": ["disability"] if row.is_disability_friendly else [],
            "certificate": ["asked"] if row.certificates_asked else [],
            "industry": _industry(row),
            "source": [row.origin__partner__slug or OWN_SOURCE],
            "employer": [employer] if employer else [],
        },
        orders={
            NEWEST: newest_value(row.published_at or _EPOCH),
            PAY: _best_wage(row) if row.is_wage_visible else 0,
            CLOSING: (row.closes_on - _FIRST_DAY).days,
            FEWEST: applicants_band(row.applicants),
        },
        points=_points(row),
        suggestions={TITLE: [(row.title, "")], COMPANY: [(company, employer)]},
    )


def _employer(row: Row) -> tuple[str, str]:
    """Who looks for people, and its number. Whom a partner portal names has none here, and is not the portal."""
    if row.origin__employer_name:
        return row.origin__employer_name, ""
    return row.legal_entity__name, str(row.legal_entity_id)


class Band(NamedTuple):
    """The smallest and the largest number of applicants in a band; None where it has no end."""

    low: int
    high: int | None


def band_of(applicants: int) -> Band:
    place = bisect_right(APPLICANT_BANDS, applicants)
    return Band(APPLICANT_BANDS[place - 1], APPLICANT_BANDS[place] - 1 if place < len(APPLICANT_BANDS) else None)


def applicants_band(applicants: int) -> int:
    """The smallest number of applicants in the band of that many."""
    return band_of(applicants).low


def _hours(row: Row) -> list[str]:
    told = {
        WorkingHours.SHIFT: row.is_shift_work,
        WorkingHours.NIGHT: row.is_night_work,
        WorkingHours.WEEKEND: row.is_weekend_work,
        WorkingHours.FLEXIBLE: row.has_flexible_hours,
    }
    return [kind.value for kind, is_so in told.items() if is_so]


def _industry(row: Row) -> list[str]:
    """The section of the work's line of business, else of the employer's."""
    section = section_of(row.industry__code or row.legal_entity__industry__code)
    return [section] if section else []


def newest_value(at: datetime) -> int:
    """The value of the order NEWEST for that moment."""
    return int((at - _EPOCH).total_seconds())


class Regions(NamedTuple):
    """Where workplaces are: codes of the regencies and their provinces, and their names, the own district first."""

    codes: tuple[str, ...]
    words: str


def _regions_of(row: Row) -> Regions:
    """Abroad none, whatever regency the agency sits in; the country is found by its name, in Indonesian whoever writes it."""
    if row.is_overseas:
        with translation.override("id"):
            return Regions((), country_name(row.country))
    told = _regions(int(time.monotonic() // _KEPT_SECONDS), row.regency_id, *(branch["regency"] for branch in row.branches))
    return told._replace(words=f"{row.district__name} . {told.words}") if row.district__name else told


@lru_cache(maxsize=5_000)
def _regions(period: int, *regencies: str) -> Regions:
    """Read anew every ten minutes, as names hardly change."""
    codes = tuple(dict.fromkeys(part for regency in regencies for part in (regency, regency[:2])))
    known = [places.place(code) for code in codes]
    return Regions(codes, " . ".join(place.name for place in known if place is not None))


def _points(row: Row) -> list[Point]:
    """The vacancy's own workplace, then its branches; none abroad, from where nobody measures kilometres."""
    if row.is_overseas:
        return []
    branches = [
        _point(branch["regency"], branch["latitude"], branch["longitude"], is_beside=branch["regency"] != row.regency_id)
        for branch in row.branches
    ]
    return [point for point in (_point(row.regency_id, row.latitude, row.longitude), *branches) if point is not None]


def _point(regency: str, latitude: float | None, longitude: float | None, *, is_beside: bool = False) -> Point | None:
    """Where a workplace is, or the middle of its regency, which workplaces have too until somebody says more."""
    place = places.place(regency)
    name = place.short if place and is_beside else ""
    if latitude is not None and longitude is not None and not (place and (latitude, longitude) == place.middle):
        return Point(latitude, longitude, is_exact=True, name=name)
    return Point(*place.middle, name=name) if place and place.middle else None


def _best_wage(row: Row) -> int:
    return row.wage_max or row.wage_min


def _pay(row: Row) -> list[str]:
    """The steps that the best wage offered reaches; a hidden wage reaches none, so that nobody finds it out by searching."""
    if not row.is_wage_visible:
        return [NO_PAY]
    return [str(step) for step in PAY_STEPS if _best_wage(row) >= step]


VACANCIES = register(
    SearchDocument(
        slug="vacancies",
        public=Vacancy.objects.public,
        read=read,
        texts=(
            TextField(name="title", boost=16, weight="A"),
            TextField(name="labels", boost=3, weight="B"),
            TextField(name="skills", boost=3, weight="B"),
            TextField(name="company", boost=2, weight="C"),
            TextField(name="place", boost=2, weight="C"),
            TextField(name="certificates", boost=2, weight="C"),
            TextField(name="body", boost=1, weight="D"),
        ),
        facets=(
            "region",
            "occupation",
            "industry",
            "education",
            "contract",
            "time",
            "hours",
            "arrangement",
            "placement",
            "pay",
            "inclusion",
            "certificate",
            "source",
        ),
        filters=("employer",),
        wide=("region", "occupation", "industry"),
        orders=(NEWEST, PAY, CLOSING, FEWEST),
        ascending=(CLOSING, FEWEST),
        suggests=(TITLE, COMPANY),
        changed_by={
            facts.VacancyPublished: "vacancy_id",
            facts.VacancyChanged: "vacancy_id",
            facts.VacancyFrozen: "vacancy_id",
            facts.VacancyUnfrozen: "vacancy_id",
            facts.VacancyClosed: "vacancy_id",
            facts.VacancyApplicantsGrew: "vacancy_id",
        },
    )
)
