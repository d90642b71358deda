"""Vacancies as search sees them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from karirhub.enums import EducationGroup
from karirhub.models import Vacancy
from karirhub.queries.certificates import words_of
from siapkerja.facts import karirhub as facts
from siapkerja.reference.models import OccupationSynonym
from siapkerja.search.documents import Entry, SearchDocument, TextField, register

NEWEST, PAY = "newest", "pay"
PAY_STEPS = (3_000_000, 4_000_000, 5_000_000, 7_000_000, 10_000_000)
NO_PAY = "none"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_NAMED = ("legal_entity", "regency__parent", "education", "occupation")
# Rows are read by the million when everything is written anew: only what an entry is made of.
_READ = (
    "version", "title", "description", "requirements", "benefits", "contract_type", "working_time", "work_arrangement", "wage_min",
    "wage_max", "is_wage_visible", "is_disability_friendly", "published_at", "legal_entity__name", "regency__name",
    "regency__parent__name", "education__rank", "occupation__title", "occupation__title_en",
)  # fmt: skip


def load(ids: Sequence[int]) -> Iterable[Entry]:
    """The entries of those vacancies that are public; three queries."""
    rows = list(Vacancy.objects.public().filter(pk__in=ids).select_related(*_NAMED).only(*_READ))
    synonyms: dict[str, list[str]] = defaultdict(list)
    wanted = {row.occupation_id for row in rows}
    for code, term in OccupationSynonym.objects.filter(occupation__in=wanted).values_list("occupation_id", "term"):
        synonyms[code].append(term)
    asked = words_of([row.pk for row in rows]) if rows else {}
    return [_entry(row, synonyms[row.occupation_id], asked.get(row.pk, [])) for row in rows]


def _entry(row: Vacancy, synonyms: list[str], asked: list[str]) -> Entry:
    province = row.regency.parent
    return Entry(
        object_id=row.pk,
        version=row.version,
        texts={
            "title": row.title,
            "labels": " . ".join([row.occupation.title, row.occupation.title_en, *synonyms]),
            "company": row.legal_entity.name,
            "place": f"{row.regency.name} . {province.name if province else ''}",
            "certificates": " . ".join(asked),
            "body": f"{row.description} . {row.requirements} . {row.benefits}",
        },
        facets={
            "region": [row.regency_id[:2], row.regency_id],
            "occupation": [row.occupation_id[:digits] for digits in range(1, len(row.occupation_id) + 1)],
            "education": [EducationGroup.of_rank(row.education.rank)],
            "contract": [row.contract_type],
            "time": [row.working_time],
            "arrangement": [row.work_arrangement],
            "pay": _pay(row),
            "inclusion": ["disability"] if row.is_disability_friendly else [],
            "certificate": ["asked"] if asked else [],
        },
        orders={
            NEWEST: int(((row.published_at or _EPOCH) - _EPOCH).total_seconds()),
            PAY: row.best_wage if row.is_wage_visible else 0,
        },
    )


def _pay(row: Vacancy) -> list[str]:
    """The steps that the best wage offered reaches; a hidden wage reaches none, so that nobody finds it out by searching."""
    if not row.is_wage_visible:
        return [NO_PAY]
    return [str(step) for step in PAY_STEPS if row.best_wage >= step]


VACANCIES = register(
    SearchDocument(
        slug="vacancies",
        public=Vacancy.objects.public,
        load=load,
        texts=(
            TextField(name="title", boost=8.0, weight="A"),
            TextField(name="labels", boost=3.0, weight="B"),
            TextField(name="company", boost=2.0, weight="C"),
            TextField(name="place", boost=1.5, weight="C"),
            TextField(name="certificates", boost=1.5, weight="C"),
            TextField(name="body", boost=1.0, weight="D"),
        ),
        facets=("region", "occupation", "education", "contract", "time", "arrangement", "pay", "inclusion", "certificate"),
        orders=(NEWEST, PAY),
        changed_by={
            facts.VacancyPublished: "vacancy_id",
            facts.VacancyChanged: "vacancy_id",
            facts.VacancyFrozen: "vacancy_id",
            facts.VacancyUnfrozen: "vacancy_id",
            facts.VacancyClosed: "vacancy_id",
        },
    )
)
