"""The best certification schemes for the search over everything."""

from sertihub.forms.search import FORM
from sertihub.models import Scheme
from sertihub.queries.schemes import find
from sertihub.views.public.cards import cost_words, kind_words
from siapkerja.web.finding import Hit, best_few


def _hit(scheme: Scheme) -> Hit:
    return Hit(scheme.title, scheme.get_absolute_url(), f"{scheme.body.legal_entity.name}, {kind_words(scheme)}. {cost_words(scheme)}")


find_few = best_few(find, form=FORM, url_name="sertihub:schemes", hit=_hit)
