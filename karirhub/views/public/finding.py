"""The best vacancies for the search over everything."""

from karirhub.forms.search import FORM
from karirhub.models import Vacancy
from karirhub.queries.search import find
from karirhub.views.public.cards import card
from siapkerja.web.finding import Hit, best_few


def _hit(vacancy: Vacancy) -> Hit:
    shown = card(vacancy)
    return Hit(shown.title, shown.url, f"{shown.company}, {shown.place}. {shown.wage}")


find_few = best_few(find, form=FORM, url_name="karirhub:vacancies", hit=_hit)
