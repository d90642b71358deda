"""A question as people ask it on a search page, what was found, and what else could have been asked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, Self, TypeVar

from django.db.models import Model

from siapkerja.reference.queries import places
from siapkerja.search.documents import SearchDocument
from siapkerja.search.grammar import parse
from siapkerja.search.queries import count, search
from siapkerja.search.requests import RELEVANCE, Answer, Request

PAGE_SIZE = 20
REGION = "region"


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """A question about one kind of record.

    Attributes:
        text: words as typed.
        place: place as typed; together with `filters[REGION]`, which holds what was chosen from the list.
        filters: chosen values by facet group.
        order: RELEVANCE or one of the document's orders; without words relevance means the document's first order.
    """

    text: str = ""
    place: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = RELEVANCE
    cursor: str = ""
    limit: int = PAGE_SIZE

    def without(self, group: str) -> Self:
        """The same question without one group of filters ("text" and "place" too)."""
        if group == "text":
            return replace(self, text="", cursor="")
        if group == "place":
            return replace(self, place="", cursor="")
        return replace(self, filters={name: values for name, values in self.filters.items() if name != group}, cursor="")

    def without_value(self, group: str, value: str) -> Self:
        left = tuple(kept for kept in self.filters.get(group, ()) if kept != value)
        without = self.without(group)
        return replace(without, filters={**without.filters, group: left}) if left else without

    def without_filters(self) -> Self:
        """Only what was typed."""
        return replace(self, filters={}, cursor="")

    @property
    def groups(self) -> list[str]:
        """Everything that narrows the question."""
        typed = [name for name in ("text", "place") if getattr(self, name)]
        return typed + [group for group, values in self.filters.items() if values]

    @cached_property
    def meant_places(self) -> list[places.Place]:
        return places.matching(self.place)

    @property
    def place_name(self) -> str:
        """The place in its own words where only one can be meant, else as typed."""
        meant = self.meant_places
        return meant[0].short if len(meant) == 1 else self.place

    @property
    def is_place_unknown(self) -> bool:
        return bool(self.place) and not self.meant_places

    def request(self, document: SearchDocument) -> Request:
        """The question as search understands it. An unknown place is looked for among the words."""
        filters = {group: values for group, values in self.filters.items() if values}
        text = self.text
        if self.place:
            meant = tuple(found.code for found in self.meant_places)
            if not meant:
                text = f"{text} {self.place}"
            elif REGION not in filters:
                filters[REGION] = meant
            elif narrowed := tuple(code for code in filters[REGION] if any(code.startswith(within) for within in meant)):
                filters[REGION] = narrowed
            else:
                filters[REGION] = meant
        words = parse(text)
        is_plain = self.order == RELEVANCE and not (words.words or words.phrases)
        order = document.orders[0] if is_plain else self.order
        return Request(words=words, filters=filters, order=order, limit=self.limit, cursor=self.cursor)


@dataclass(frozen=True, kw_only=True)
class Way:
    """A filter that could be dropped, and how many records that would find."""

    group: str
    criteria: Criteria
    total: int


Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Found(Generic[Record]):
    """An answer with the records themselves, read again from PostgreSQL through the public filter."""

    criteria: Criteria
    answer: Answer
    records: list[Record]


def find(
    document: SearchDocument, criteria: Criteria, *, read: Callable[[list[int]], Iterable[Record]], groups: tuple[str, ...] | None = None
) -> Found[Record]:
    """One page of public records.

    Args:
        read: the public records of these ids, in any order.
        groups: facet groups to count; all by default.
    """
    answer = search(document, criteria.request(document), groups=document.facets if groups is None else groups)
    rows = {row.pk: row for row in read(answer.page.ids)}
    return Found(criteria=criteria, answer=answer, records=[rows[pk] for pk in answer.page.ids if pk in rows])


def ways_out(document: SearchDocument, criteria: Criteria) -> list[Way]:
    """For a question that found nothing: which single part to drop and what that would find, best first."""
    options = [(group, criteria.without(group)) for group in criteria.groups]
    totals = count(document, [option.request(document) for _, option in options]) if options else []
    ways = [Way(group=group, criteria=option, total=total) for (group, option), total in zip(options, totals, strict=True) if total]
    return sorted(ways, key=lambda way: -way.total)
