"""What people may mean while they type, and after a slip of the finger."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest

from siapkerja.reference.queries import occupations, places
from siapkerja.search.analysis import tokens
from siapkerja.search.documents import SearchDocument
from siapkerja.search.grammar import Words
from siapkerja.search.indexing import without_legal_form
from siapkerja.search.queries import Engine, ask
from siapkerja.search.understanding import closest, understand

SHORTEST = 3
OCCUPATION, PLACE = "occupation", "place"
REGION_FACET, OCCUPATION_FACET = "region", "occupation"
# Before the limit is shared out among the kinds.
MOST_OF_A_KIND = 8
MOST_CANDIDATES = 40


@dataclass(frozen=True)
class Suggestion:
    """Something to search for.

    Attributes:
        kind: PLACE, OCCUPATION, or one of the document's kinds ("title", "company").
        text: what is shown, and typed where it is chosen.
        value: the facet value it stands for, such as the code of a place; "" for words only.
        total: about how many rows have it; never 0.
    """

    kind: str
    text: str
    value: str
    total: int


def suggest(document: SearchDocument, text: str, limit: int = 8) -> list[Suggestion]:
    """What begins as typed, from the third letter on: the kinds take turns, most rows first.

    Args:
        text: as typed so far; a slip of the finger in a word is forgiven where nothing begins so.
    """
    typed = without_legal_form(tokens(text))
    if sum(map(len, typed)) < SHORTEST:
        return []
    return ask(document, lambda engine: _suggested(engine, document, typed, limit))


def did_you_mean(document: SearchDocument, words: Words) -> Words | None:
    """The query with likelier words in the place of those that stand (nearly) nowhere; None where there is nothing to mend."""

    def mended(engine: Engine) -> Words | None:
        found = words
        for meaning in understand(words, engine.vocabulary):
            if meaning.close:
                found = found.with_word(meaning.typed, meaning.close[0])
        return found if found != words else None

    return ask(document, mended)


def _suggested(engine: Engine, document: SearchDocument, typed: list[str], limit: int) -> list[Suggestion]:
    found = _beginning(engine, document, " ".join(typed), limit)
    if found:
        return found
    mended = [next(iter(closest(word, 0, engine.vocabulary)), word) for word in typed]
    return _beginning(engine, document, " ".join(mended), limit) if mended != typed else []


def _beginning(engine: Engine, document: SearchDocument, start: str, limit: int) -> list[Suggestion]:
    kinds = [[Suggestion(kind, *told) for told in engine.suggestions(kind, start, MOST_OF_A_KIND)] for kind in document.suggests]
    if OCCUPATION_FACET in document.facets:
        kinds.insert(1, _of_facet(engine, OCCUPATION, OCCUPATION_FACET, occupations.beginning(start, MOST_CANDIDATES)))
    if REGION_FACET in document.facets:
        found = ((place.code, place.short) for place in places.beginning(start))
        kinds.append(_of_facet(engine, PLACE, REGION_FACET, found))
    shown: dict[str, Suggestion] = {}
    for one in chain.from_iterable(zip_longest(*kinds)):
        if one is not None:
            shown.setdefault(one.text.casefold(), one)
    return list(shown.values())[:limit]


def _of_facet(engine: Engine, kind: str, group: str, offered: Iterable[tuple[str, str]]) -> list[Suggestion]:
    """Those of the (value, text) that some row has, most rows first."""
    known = list(offered)[:MOST_CANDIDATES]
    rows = engine.rows_with(group, [value for value, _ in known])
    made = [Suggestion(kind, text, value, total) for (value, text), total in zip(known, rows, strict=True) if total]
    return sorted(made, key=lambda one: -one.total)[:MOST_OF_A_KIND]
