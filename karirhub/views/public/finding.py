"""The best vacancies for the search over everything."""

from django.urls import reverse

from karirhub.forms.search import FORM
from karirhub.queries.search import find
from karirhub.views.public.cards import card
from siapkerja.search.criteria import Criteria
from siapkerja.web.finding import Finds, Hit


def find_few(text: str, most: int) -> Finds:
    criteria = Criteria(text=text, limit=most)
    found = find(criteria, groups=())
    cards = [card(vacancy) for vacancy in found.records]
    return Finds(
        total=found.answer.total,
        is_whole=found.answer.is_whole,
        hits=[Hit(one.title, one.url, f"{one.company}, {one.place}. {one.wage}") for one in cards],
        url=reverse("karirhub:vacancies") + FORM.address_of(criteria),
    )
