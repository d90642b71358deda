"""The best certification schemes for the search over everything."""

from django.urls import reverse

from sertihub.forms.search import FORM
from sertihub.queries.schemes import find
from sertihub.views.public.cards import cost_words, kind_words
from siapkerja.search.criteria import Criteria
from siapkerja.web.finding import Finds, Hit


def find_few(text: str, most: int) -> Finds:
    criteria = Criteria(text=text, limit=most)
    found = find(criteria, groups=())
    return Finds(
        total=found.answer.total,
        is_whole=found.answer.is_whole,
        hits=[
            Hit(row.title, row.get_absolute_url(), f"{row.body.legal_entity.name}, {kind_words(row)}. {cost_words(row)}")
            for row in found.records
        ],
        url=reverse("sertihub:schemes") + FORM.address_of(criteria),
    )
