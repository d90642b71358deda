"""Why a record was found, as plain data: a page says it in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from siapkerja.kernel.distances import metres_between
from siapkerja.search.analysis import stem, tokens
from siapkerja.search.criteria import Criteria
from siapkerja.search.documents import Entry, Point, SearchDocument
from siapkerja.search.queries import ask
from siapkerja.search.requests import Near, Request
from siapkerja.search.understanding import Meaning


class How(StrEnum):
    EXACT = "exact"
    PHRASE = "phrase"
    STEM = "stem"
    START = "start"
    CLOSE = "close"


@dataclass(frozen=True)
class Match:
    """Where a typed word stands in a record.

    Attributes:
        typed: the word, or the phrase with spaces.
        found: what stands there: another form, a longer word, or what was probably meant.
        field: the most telling field of the document that has it.
    """

    typed: str
    found: str
    field: str
    how: How


@dataclass(frozen=True)
class Why:
    """Why a record was found.

    Attributes:
        km: from the nearest of the points asked for, to a tenth; None where no distance was asked for.
        is_point_exact: the distance is to the workplace itself, not to the middle of its regency.
        middle_of: the place from the middle of which it is measured; "" where it is from where somebody is.
        place: the one of the record's places that is nearest, where that is not its main place.
    """

    object_id: int
    matches: tuple[Match, ...]
    km: float | None = None
    is_point_exact: bool = False
    middle_of: str = ""
    place: str = ""


def why(document: SearchDocument, criteria: Criteria, ids: Sequence[int]) -> dict[int, Why]:
    """For each of the ids that is public, which word stands where, and how far away it is."""
    request = criteria.request(document)
    meanings = ask(document, lambda engine: engine.meanings(request)) if request.words else ()
    return {entry.object_id: _why(document, request, meanings, entry) for entry in document.load(list(ids))}


def _why(document: SearchDocument, request: Request, meanings: Sequence[Meaning], entry: Entry) -> Why:
    fields = {text.name: tokens(entry.texts.get(text.name, "")) for text in document.texts}
    looked = [_of_word(fields, meaning) for meaning in meanings]
    looked += [_first(fields, [(How.START, start)], f"{start}*") for start in request.words.starts]
    looked += [_phrase(fields, phrase) for phrase in request.words.phrases]
    matches = tuple(match for match in looked if match is not None)
    nearest = _nearest(request.near, entry)
    if nearest is None:
        return Why(entry.object_id, matches)
    metres, near, point = nearest
    return Why(entry.object_id, matches, round(metres / 1000, 1), point.is_exact, near.middle_of, point.name)


def _of_word(fields: dict[str, list[str]], meaning: Meaning) -> Match | None:
    """The word itself in any form, wherever it stands, and only then what it may have meant."""
    itself = [(How.EXACT, meaning.typed), (How.STEM, meaning.typed)]
    others = [(How.START, meaning.start)] if meaning.start else [(How.CLOSE, other) for other in meaning.close]
    return _first(fields, itself, meaning.typed) or _first(fields, others, meaning.typed)


def _first(fields: dict[str, list[str]], ways: Sequence[tuple[How, str]], typed: str) -> Match | None:
    for name, words in fields.items():
        for how, word in ways:
            found = next((one for one in words if _is_meant(one, word, how)), None)
            if found is not None:
                return Match(typed, found, name, how)
    return None


def _is_meant(found: str, word: str, how: How) -> bool:
    if how is How.EXACT:
        return found == word
    return found.startswith(word) if how is How.START else stem(found) == stem(word)


def _phrase(fields: dict[str, list[str]], phrase: tuple[str, ...]) -> Match | None:
    long = len(phrase)
    for name, words in fields.items():
        if any(tuple(words[place : place + long]) == phrase for place in range(len(words) - long + 1)):
            return Match(" ".join(phrase), " ".join(phrase), name, How.PHRASE)
    return None


def _nearest(near: tuple[Near, ...], entry: Entry) -> tuple[int, Near, Point] | None:
    """Of all points asked for and all places of the record the two that are nearest to each other."""
    away = [
        (metres_between(one.latitude, one.longitude, point.latitude, point.longitude), one, point) for one in near for point in entry.points
    ]
    return min(away, key=lambda one: one[0], default=None)
