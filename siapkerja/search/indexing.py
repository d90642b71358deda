"""The shape of the index on disk and of what goes into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import tantivy

from siapkerja.search import cells
from siapkerja.search.analysis import stem, tokens
from siapkerja.search.documents import Entry, SearchDocument

KEY = "row"
OBJECT_ID = "object_id"
STEMS = "stems"
# Every word, as often as the field it stands in counts: what ranks.
WORDS = "words"
# What is filtered by, "group:value" and spaces between.
FACETS = "facets"
# The values of all groups that are not wide, as one.
NARROW = "narrow"
CELL = "cell"
MIXED = "mixed"
MIXED_MODULUS = 65_521
# Between values that are kept as one, and the parts of a suggestion: what is typed, what is shown, which value it stands for.
BETWEEN = "\x1f"
MOST_STARTS = 6
LEGAL_FORMS = frozenset({"pt", "cv", "ud", "pd", "fa", "firma", "perum", "persero", "koperasi", "yayasan"})


def text_name(name: str) -> str:
    return f"t_{name}"


@lru_cache(maxsize=20_000)
def facet(group: str, value: str) -> str:
    return f"{group}:{value}".replace(" ", "_")


def joined_name(group: str) -> str:
    return f"g_{group}"


def order_name(order: str) -> str:
    return f"o_{order}"


def suggestion_name(kind: str) -> str:
    return f"s_{kind}"


def schema_of(document: SearchDocument) -> tantivy.Schema:
    """The index's fields.

    The key is raw text, because deleting by a term of a number field deletes nothing and says nothing. What is counted has
    one value a row: counting several of them takes the engine twenty times as long.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(OBJECT_ID, fast=True)
    builder.add_unsigned_field(MIXED, fast=True)
    builder.add_text_field(STEMS, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(WORDS, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(CELL, tokenizer_name="raw", index_option="basic")
    for text in document.texts:
        builder.add_text_field(text_name(text.name), tokenizer_name="whitespace")
    builder.add_text_field(FACETS, tokenizer_name="whitespace", index_option="basic")
    for name in (NARROW, *map(joined_name, document.wide)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for order in document.orders:
        builder.add_unsigned_field(order_name(order), fast=True)
    for kind in document.suggests:
        builder.add_text_field(suggestion_name(kind), tokenizer_name="raw", index_option="basic")
    return builder.build()


def index_document(document: SearchDocument, entry: Entry, words: set[str] | None = None) -> tantivy.Document:
    """An entry as the index stores it. Numbers go in by `add_unsigned`: as keyword arguments they kill the writer.

    A million entries are written at once when an index is built, so what comes again and again is kept ready.

    Args:
        words: gets every word of the entry, as written.
    """
    made, shape = tantivy.Document(), _shape(document)
    made.add_text(KEY, str(entry.object_id))
    made.add_unsigned(OBJECT_ID, entry.object_id)
    made.add_unsigned(MIXED, mixed(entry.object_id, entry.version))
    _add_words(made, shape, entry, words)
    for point in entry.points:
        made.add_text(CELL, cells.cell_of(point.latitude, point.longitude))
    facets = entry.facets
    made.add_text(FACETS, " ".join([facet(group, value) for group in shape.groups for value in facets.get(group, ())]))
    made.add_text(NARROW, BETWEEN.join([f"{group}:{value}" for group in shape.narrow for value in facets.get(group, ())]))
    for group, name in shape.wide:
        made.add_text(name, BETWEEN.join(facets.get(group, ())))
    for order, name in shape.orders:
        made.add_unsigned(name, document.key(entry, order))
    for kind, name in shape.suggests:
        for shown, value in entry.suggestions.get(kind, ()):
            for term in _suggestion_terms(shown, value):
                made.add_text(name, term)
    return made


@dataclass(frozen=True)
class _Shape:
    """The names of a document's fields: text, its field and how often it counts; group, order or kind and its field."""

    texts: tuple[tuple[str, str, int], ...]
    groups: tuple[str, ...]
    narrow: tuple[str, ...]
    wide: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str], ...]
    suggests: tuple[tuple[str, str], ...]


_shapes: dict[str, tuple[SearchDocument, _Shape]] = {}


def _shape(document: SearchDocument) -> _Shape:
    known = _shapes.get(document.slug)
    if known is not None and known[0] is document:
        return known[1]
    shape = _Shape(
        texts=tuple((text.name, text_name(text.name), text.boost) for text in document.texts),
        groups=document.groups,
        narrow=document.narrow,
        wide=tuple((group, joined_name(group)) for group in document.wide),
        orders=tuple((order, order_name(order)) for order in document.orders),
        suggests=tuple((kind, suggestion_name(kind)) for kind in document.suggests),
    )
    _shapes[document.slug] = (document, shape)
    return shape


def _add_words(made: tantivy.Document, shape: _Shape, entry: Entry, learned: set[str] | None) -> None:
    ranking, stems = [], []
    for text, name, boost in shape.texts:
        if not (said := entry.texts.get(text)):
            continue
        found = _analysed_before(said, boost) if boost > 1 else _analysed(said, boost)
        made.add_text(name, found.tokens)
        ranking.append(found.ranking)
        stems.append(found.stems)
        if learned is not None:
            learned.update(found.words)
    made.add_text(WORDS, " ".join(ranking))
    made.add_text(STEMS, " ".join(stems))


class _Analysed(NamedTuple):
    """A text as its fields hold it: every token; each word once, as often as the text counts; and each stem once."""

    tokens: str
    ranking: str
    stems: str
    words: Iterable[str]


def _analysed(text: str, boost: int) -> _Analysed:
    found = tokens(text)
    once = dict.fromkeys(found)
    joined = " ".join(once)
    return _Analysed(" ".join(found), " ".join([joined] * boost), " ".join(dict.fromkeys(map(stem, once))), once)


# Names of places, companies and occupations come again and again; the text that counts least is a story told once.
_analysed_before = lru_cache(maxsize=10_000)(_analysed)


@lru_cache(maxsize=20_000)
def suggestion_starts(shown: str) -> tuple[str, ...]:
    """What people may begin to type to be offered this: "operator mesin jahit", "mesin jahit", "jahit".

    Nobody is offered a company by its legal form, which all of them begin with.
    """
    found = without_legal_form(tokens(shown))
    return tuple(" ".join(found[first:]) for first in range(min(len(found), MOST_STARTS)))


@lru_cache(maxsize=20_000)
def _suggestion_terms(shown: str, value: str) -> tuple[str, ...]:
    return tuple(BETWEEN.join((start, shown, value)) for start in suggestion_starts(shown))


def without_legal_form(typed: list[str]) -> list[str]:
    return typed[1:] if len(typed) > 1 and typed[0] in LEGAL_FORMS else typed


def start_query(schema: tantivy.Schema, name: str, start: str) -> tantivy.Query:
    """Rows that hold a word with that beginning in a field."""
    return tantivy.Query.regex_query(schema, name, f"{re.escape(start)}.*")


def mixed(object_id: int, version: int) -> int:
    """A number that differs for another version; summed over all rows it tells whether index and database agree."""
    return (object_id * 31 + version * 17) % MIXED_MODULUS
