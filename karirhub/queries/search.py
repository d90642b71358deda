"""Finding vacancies."""

from collections.abc import Iterable, Sequence

from django.db.models import Count

from karirhub.models import Application, Vacancy
from karirhub.queries.documents import VACANCIES, Band, band_of
from siapkerja.search import criteria as asking
from siapkerja.search.criteria import Criteria, Found, Way
from siapkerja.search.grammar import parse
from siapkerja.search.matching import Matcher
from siapkerja.search.queries import count
from siapkerja.search.reasons import Why, why
from siapkerja.search.requests import Total
from siapkerja.search.suggesting import Suggestion, did_you_mean, suggest


def find(criteria: Criteria, *, groups: tuple[str, ...] | None = None) -> Found[Vacancy]:
    """One page of public vacancies; counts for `groups`, by default for all."""
    return asking.find(VACANCIES, criteria, read=_cards, groups=groups)


def totals(questions: Sequence[Criteria]) -> list[Total]:
    """How many public vacancies each question finds."""
    return count(VACANCIES, [question.request(VACANCIES) for question in questions]) if questions else []


def ways_out(criteria: Criteria) -> list[Way]:
    """For a question that found nothing: what to loosen, and what that would find."""
    return asking.ways_out(VACANCIES, criteria)


def reasons(criteria: Criteria, vacancies: Sequence[Vacancy]) -> dict[int, Why]:
    """Why each of them was found, and how far away it is; nothing is asked where neither words nor a circle were."""
    if not vacancies or not (criteria.text or criteria.place or criteria.near):
        return {}
    return why(VACANCIES, criteria, [vacancy.pk for vacancy in vacancies])


def suggestions(text: str) -> list[Suggestion]:
    """What may be meant by what somebody has typed so far."""
    return suggest(VACANCIES, text)


def mended(text: str) -> str:
    """The words somebody probably meant; "" where there is nothing to mend."""
    found = did_you_mean(VACANCIES, parse(text)) if text else None
    return found.text if found else ""


def applicants_of(vacancies: Sequence[Vacancy]) -> dict[int, Band]:
    """In which band each vacancy's number of applicants lies, as the order FEWEST counts them; one query."""
    rows = Application.objects.filter(vacancy__in=vacancies).order_by().values_list("vacancy").annotate(rows=Count("pk"))
    counted = dict(rows)
    return {vacancy.pk: band_of(counted.get(vacancy.pk, 0)) for vacancy in vacancies}


class VacancyMatcher:
    """Vacancies against which many questions are laid."""

    def __init__(self, vacancy_ids: Sequence[int]) -> None:
        self.rows = Matcher(VACANCIES, vacancy_ids)

    def matching(self, questions: Sequence[Criteria], most: int) -> list[tuple[list[int], int]]:
        """For each question the newest of the vacancies it finds, as far as they were public, and how many it finds."""
        return self.rows.matching([question.request(VACANCIES) for question in questions], most)


def _cards(ids: list[int]) -> Iterable[Vacancy]:
    return Vacancy.objects.public().filter(pk__in=ids).for_cards()


def public_cards(ids: Sequence[int]) -> dict[int, Vacancy]:
    """Those of the vacancies that are public, by id, with what a card shows."""
    return {row.pk: row for row in _cards(list(ids))}


def open_vacancies() -> int:
    """How many vacancies are open to everybody."""
    return Vacancy.objects.public().count()
