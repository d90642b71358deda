"""What a service lets people search: one `SearchDocument` per kind of record, registered when the service starts."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from siapkerja.facts.base import Fact
from siapkerja.search.analysis import analysis_version

KEY_BITS = 32
LARGEST_VALUE = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class TextField:
    """A text people search in.

    Args:
        name: as in `Entry.texts`.
        boost: how many times a word found here counts in the index; the first field outweighs all others together.
        weight: the same for PostgreSQL, one of its four classes, "A" most.
    """

    name: str
    boost: int
    weight: str


@dataclass(frozen=True)
class Point:
    """Where a row is, in degrees.

    Args:
        is_exact: False where only the middle of its regency is known.
        name: of the place, where it is another one than the row's main place.
    """

    latitude: float
    longitude: float
    is_exact: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One public row as search sees it.

    Args:
        version: raised by every change of the row.
        texts: text by name of a declared field.
        facets: values by declared group; a row may have several, or none.
        orders: whole numbers from 0 to below 2^31 by declared order.
        points: where it is, for searches by distance; its main place first.
        suggestions: by declared kind, what is offered to people who begin to type it: text, and the facet value it stands
            for or "".
    """

    object_id: int
    version: int
    texts: Mapping[str, str]
    facets: Mapping[str, Sequence[str]]
    orders: Mapping[str, int]
    points: Sequence[Point] = ()
    suggestions: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """A kind of record that can be searched.

    Args:
        slug: short name, "vacancies".
        public: rows everybody may see; the model has a `version`. Every hit is read again through it.
        read: the entries of public rows, in any order; the rows may be a slice.
        texts: fields searched in, most telling first.
        facets: groups of filters whose values are counted.
        wide: those of the facets with many values; the others have a handful each.
        filters: groups with too many values to count, such as employers.
        orders: ways to sort, largest first; the first is the one used without words.
        ascending: those of the orders that put the smallest first.
        suggests: kinds of suggestions its entries have.
        changed_by: facts after which a row may look different, with the name of the field that holds its id.
    """

    slug: str
    public: Callable[[], QuerySet[Any]]
    read: Callable[[QuerySet[Any]], Iterable[Entry]]
    texts: tuple[TextField, ...]
    facets: tuple[str, ...]
    orders: tuple[str, ...]
    ascending: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    suggests: tuple[str, ...] = ()
    changed_by: Mapping[type[Fact], str] = field(default_factory=dict)

    def load(self, ids: Sequence[int]) -> Iterable[Entry]:
        """The entries of those of the given ids that are public, in any order."""
        return self.read(self.public().filter(pk__in=ids))

    def key(self, entry: Entry, order: str) -> int:
        """A number that is larger the earlier the row comes in the order, and different for every row."""
        return self.lowest_key(order, entry.orders.get(order, 0)) | entry.object_id

    def lowest_key(self, order: str, value: int) -> int:
        """The smallest key of rows with that value; the newest row has the largest."""
        kept = value if 0 <= value <= LARGEST_VALUE else min(max(value, 0), LARGEST_VALUE)
        return (LARGEST_VALUE - kept if order in self.ascending else kept) << KEY_BITS

    def key_bounds(self, order: str, bounds: tuple[int | None, int | None]) -> tuple[int, int]:
        """Smallest and largest key of rows whose value lies between the bounds, both included; None leaves a side open."""
        low, high = bounds
        ends = [self.lowest_key(order, 0 if low is None else low), self.lowest_key(order, LARGEST_VALUE if high is None else high)]
        return min(ends), max(ends) + (1 << KEY_BITS) - 1

    @property
    def narrow(self) -> tuple[str, ...]:
        """The facets with a handful of values each."""
        return tuple(group for group in self.facets if group not in self.wide)

    @property
    def groups(self) -> tuple[str, ...]:
        """Everything that can be filtered by."""
        return (*self.facets, *self.filters)

    @property
    def digest(self) -> str:
        """Changes when an index made for another declaration or other tokens cannot be used."""
        fields = [(text.name, text.boost) for text in self.texts]
        declared = (self.facets, self.wide, self.filters, self.orders, self.ascending, self.suggests)
        said = repr((self.slug, fields, declared, analysis_version()))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def changing_facts(self) -> dict[str, str]:
        return {fact.fact_name(): name for fact, name in self.changed_by.items()}


_documents: dict[str, SearchDocument] = {}


def register(document: SearchDocument) -> SearchDocument:
    _documents[document.slug] = document
    return document


def documents() -> list[SearchDocument]:
    return [_documents[slug] for slug in sorted(_documents)]


def document(slug: str) -> SearchDocument:
    """Raises KeyError: nobody registered it."""
    return _documents[slug]
