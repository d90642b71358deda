"""What a service lets people search: one `SearchDocument` per kind of record, registered when the service starts."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from siapkerja.facts.base import Fact
from siapkerja.search.analysis import analysis_version

KEY_BITS = 32


@dataclass(frozen=True, kw_only=True)
class TextField:
    """A text people search in.

    Args:
        name: as in `Entry.texts`.
        boost: how much a word found here counts in the index.
        weight: the same for PostgreSQL, one of its four classes, "A" most.
    """

    name: str
    boost: float
    weight: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One public row as search sees it.

    Args:
        version: raised by every change of the row.
        texts: text by name of a declared field.
        facets: values by declared group; a row may have several, or none.
        orders: whole numbers below 2^31 by declared order, larger first.
    """

    object_id: int
    version: int
    texts: Mapping[str, str]
    facets: Mapping[str, Sequence[str]]
    orders: Mapping[str, int]

    def key(self, order: str) -> int:
        """A number that sorts like the order and is different for every row."""
        return min(max(self.orders.get(order, 0), 0), 2**31 - 1) << KEY_BITS | self.object_id


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """A kind of record that can be searched.

    Args:
        slug: short name, "vacancies".
        public: rows everybody may see; the model has a `version`. Every hit is read again through it.
        load: the entries of those of the given ids that are public, in any order.
        texts: fields searched in, most telling first.
        facets: groups of filters.
        orders: ways to sort; the first is the one used without words.
        changed_by: facts after which a row may look different, with the name of the field that holds its id.
    """

    slug: str
    public: Callable[[], QuerySet[Any]]
    load: Callable[[Sequence[int]], Iterable[Entry]]
    texts: tuple[TextField, ...]
    facets: tuple[str, ...]
    orders: tuple[str, ...]
    changed_by: Mapping[type[Fact], str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes when an index made for another declaration or other tokens cannot be used."""
        said = repr((self.slug, [text.name for text in self.texts], self.facets, self.orders, analysis_version()))
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
