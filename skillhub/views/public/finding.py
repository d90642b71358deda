"""The best trainings for the search over everything."""

from django.urls import reverse

from siapkerja.search.criteria import Criteria
from siapkerja.web.finding import Finds, Hit
from skillhub.forms.search import FORM
from skillhub.queries.programmes import find
from skillhub.views.public.cards import cost_words, place_words


def find_few(text: str, most: int) -> Finds:
    criteria = Criteria(text=text, limit=most)
    found = find(criteria, groups=())
    return Finds(
        total=found.answer.total,
        is_whole=found.answer.is_whole,
        hits=[
            Hit(row.title, row.get_absolute_url(), f"{row.legal_entity.name}, {place_words(row)}. {cost_words(row)}")
            for row in found.records
        ],
        url=reverse("skillhub:programmes") + FORM.address_of(criteria),
    )
