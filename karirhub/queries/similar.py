"""Open vacancies like one that somebody reads."""

from datetime import date
from functools import partial

from karirhub.models import Vacancy
from karirhub.queries.documents import ABROAD, AT_HOME, NEWEST, VACANCIES
from karirhub.queries.search import public_cards
from siapkerja.search.queries import Engine, ask
from siapkerja.search.requests import Request

SHOWN = 3
# A few more, as some may have closed since, and one is the vacancy itself.
LOOKED_AT = 8


def similar_to(vacancy: Vacancy, on: date) -> list[Vacancy]:
    """The newest of the same occupation: in its province first, then anywhere; work abroad only beside work abroad.

    One query; none, and no vacancies, while there is no index: nobody waits for what is only offered besides.
    """
    filters = {"occupation": (vacancy.occupation_id,), "placement": (ABROAD if vacancy.is_overseas else AT_HOME,)}
    near = [] if vacancy.is_overseas else [filters | {"region": (vacancy.regency_id[:2],)}]
    questions = [Request(filters=one, order=NEWEST, limit=LOOKED_AT) for one in (*near, filters)]
    ids = [pk for pk in ask(VACANCIES, lambda engine: _found(engine, questions)) if pk != vacancy.pk]
    cards = public_cards(ids[:LOOKED_AT]) if ids else {}
    return [cards[pk] for pk in ids if pk in cards and on <= cards[pk].closes_on][:SHOWN]


def _found(engine: Engine, questions: list[Request]) -> list[int]:
    """Ids of all of them in turn, each once."""
    if not engine.is_index:
        return []
    found: dict[int, None] = {}
    for question in questions:
        found |= dict.fromkeys(engine.answers.kept_or(("similar", question.key), partial(_ids, engine, question)))
        if len(found) > SHOWN:
            break
    return list(found)


def _ids(engine: Engine, question: Request) -> list[int]:
    _tally, page, _is_given_up = engine.answer(question, ())
    return page.ids
