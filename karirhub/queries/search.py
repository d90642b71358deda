"""Finding vacancies."""

from collections.abc import Iterable

from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.search import criteria as asking
from siapkerja.search.criteria import Criteria, Found


def find(criteria: Criteria, *, groups: tuple[str, ...] | None = None) -> Found[Vacancy]:
    """One page of public vacancies; counts for `groups`, by default for all."""
    return asking.find(VACANCIES, criteria, read=_cards, groups=groups)


def _cards(ids: list[int]) -> Iterable[Vacancy]:
    return Vacancy.objects.public().filter(pk__in=ids).for_cards()


def open_vacancies() -> int:
    """How many vacancies are open to everybody."""
    return Vacancy.objects.public().count()
