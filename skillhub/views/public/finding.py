"""The best trainings for the search over everything."""

from siapkerja.web.finding import Hit, best_few
from skillhub.forms.search import FORM
from skillhub.models import Programme
from skillhub.queries.programmes import find
from skillhub.views.public.cards import cost_words, place_words


def _hit(programme: Programme) -> Hit:
    return Hit(
        programme.title, programme.get_absolute_url(), f"{programme.legal_entity.name}, {place_words(programme)}. {cost_words(programme)}"
    )


find_few = best_few(find, form=FORM, url_name="skillhub:programmes", hit=_hit)
