"""Search tests have an index directory of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.search.following import Keeper
from tests.support.people import Somebody
from tests.support.vacancies import open_vacancy

KINDS: list[dict[str, Any]] = [
    {"title": "Operator jahit garmen"},
    {"title": "Operator jahit sepatu, giliran siang", "regency_id": "3204", "contract_type": "fixed_term", "contract_months": 12},
    {"title": "Perawat klinik", "occupation_id": "2221", "education_id": "D3", "wage_min": 4_200_000, "description": "Merawat pasien."},
    {
        "title": "Staf perawatan gedung",
        "occupation_id": "9112",
        "education_id": "SD",
        "wage_min": 3_100_000,
        "description": "Membersihkan.",
    },
    {"title": "Pengawas mutu jahitan", "occupation_id": "7543", "is_wage_visible": False, "regency_id": "3578"},
    {"title": "Akuntan pajak", "occupation_id": "2411", "education_id": "S1", "wage_min": 8_000_000, "work_arrangement": "hybrid"},
    {"title": "Kasir minimarket", "occupation_id": "5230", "working_time": "part_time", "is_disability_friendly": True},
    {"title": "Pengembang C++", "occupation_id": "2512", "education_id": "S1", "wage_min": 9_000_000, "wage_max": 12_000_000},
]


@pytest.fixture(autouse=True)
def search_dir(tmp_path: Path, settings: Any) -> Path:
    """No index to begin with."""
    settings.SEARCH_DIR = tmp_path / "search"
    return settings.SEARCH_DIR


@pytest.fixture
def few_vacancies(manager: Somebody) -> list[Vacancy]:
    """Three open vacancies."""
    return [open_vacancy(manager.workplace, **kind) for kind in KINDS[:3]]


@pytest.fixture
def vacancies(manager: Somebody) -> list[Vacancy]:
    """One open vacancy of each kind, twice."""
    return [open_vacancy(manager.workplace, **kind) for kind in KINDS * 2]


@pytest.fixture
def keeper() -> Keeper:
    """The follower's work, done step by step in this process."""
    return Keeper(VACANCIES)


@pytest.fixture
def settle(keeper: Keeper) -> Callable[[], None]:
    """Let the keeper work until the index is up to date."""

    def steps() -> None:
        for _ in range(8):
            keeper.step()

    return steps
