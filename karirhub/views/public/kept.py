"""The vacancy search as something to keep and be told of."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from karirhub.forms import kept
from karirhub.models import Vacancy
from karirhub.queries.search import public_cards
from karirhub.views.public.cards import card
from siapkerja.alerts.kinds import Item, Kind

VACANCIES = "vacancies"


def _items(ids: Sequence[int]) -> Mapping[int, Item]:
    return {pk: _item(row) for pk, row in public_cards(ids).items()}


def _item(row: Vacancy) -> Item:
    shown = card(row)
    return Item(
        title=shown.title, lines=(f"{shown.company}, {shown.place}", f"{shown.wage}. {shown.work}. {shown.closes}."), path=shown.url
    )


KEPT_VACANCIES = Kind(
    slug=VACANCIES,
    noun=_("lowongan"),
    category="karirhub",
    tidy=kept.tidy,
    matcher=kept.matcher,
    items=_items,
    words=kept.in_words,
    zone=kept.zone,
    path=kept.path,
)
