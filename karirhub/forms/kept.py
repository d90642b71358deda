"""A vacancy search as it is kept: the part of its address after "?", tidy, and in words."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from karirhub.forms.search import FORM, titles_of_chosen
from karirhub.queries.search import VacancyMatcher
from siapkerja.alerts.kinds import Match
from siapkerja.reference.queries.regions import zones_of
from siapkerja.search.criteria import REGION, Criteria

JAKARTA = "Asia/Jakarta"


def criteria_of(query: str) -> Criteria:
    return FORM.criteria_from(QueryDict(query))


def tidy(query: str) -> str:
    """Only what narrows the question, in the order of the page; "" where nothing does. What is new has no age to ask for."""
    criteria = criteria_of(query)
    if FORM.since is not None:
        criteria = criteria.without(FORM.since.order)
    return urlencode(FORM.narrowing(criteria))


def in_words(query: str) -> str:
    """`operator jahit, Kab. Demak, Penuh waktu`; the words for all vacancies where nothing narrows it."""
    return all_in_words([query])[0]


def all_in_words(queries: Sequence[str]) -> list[str]:
    """Each of them in words; the names are read at once, whatever their number."""
    asked = [criteria_of(query) for query in queries]
    titles = titles_of_chosen(*asked)
    return [FORM.in_words(criteria, titles) or gettext("Semua lowongan") for criteria in asked]


def zone(query: str) -> str:
    """The zone of the places asked for, where they lie in one."""
    criteria = criteria_of(query)
    codes = [place.code for place in criteria.meant_places] or list(criteria.filters.get(REGION, ()))
    found = set(zones_of(codes).values())
    return found.pop() if len(found) == 1 else JAKARTA


def path(query: str) -> str:
    return f"{reverse('karirhub:vacancies')}?{query}"


def matcher(ids: Sequence[int]) -> Match:
    """Lays kept searches against these vacancies; equal searches are asked once."""
    rows = VacancyMatcher(ids)

    def match(questions: Mapping[int, str], most: int) -> dict[int, tuple[list[int], int]]:
        distinct = list(dict.fromkeys(questions.values()))
        found = dict(zip(distinct, rows.matching([criteria_of(query) for query in distinct], most), strict=True))
        return {number: found[query] for number, query in questions.items() if found[query][1]}

    return match
