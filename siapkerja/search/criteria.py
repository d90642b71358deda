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
from siapkerja.search.requests import RELEVANCE, Answer, Bounds, Near, Request

PAGE_SIZE = 20
REGION = "region"
TEXT, PLACE, NEAR, RADIUS = "text", "place", "near", "radius"
PLACE_MARK = ";"
RADII_KM = (5, 10, 20, 30, 50, 75, 100, 150, 200)


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """A question about one kind of record.

    Attributes:
        text: words as typed.
        place: place as typed, several with ";" between them; together with `filters[REGION]`, which holds what was chosen
            from the list.
        radius_km: how far around the middles of the places; None means within their borders. A province has only borders.
        near: around these points, too; their own distances count.
        filters: chosen values by facet group.
        within: lowest and highest value by order of the document.
        order: RELEVANCE or one of the document's orders; without words relevance means the document's first order.
    """

    text: str = ""
    place: str = ""
    radius_km: int | None = None
    near: tuple[Near, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    within: Mapping[str, Bounds] = field(default_factory=dict)
    order: str = RELEVANCE
    cursor: str = ""
    limit: int = PAGE_SIZE

    def without(self, group: str) -> Self:
        """The same question without one group of filters; TEXT, PLACE (with its radius), NEAR and the orders of `within` too."""
        if group == TEXT:
            return replace(self, text="", cursor="")
        if group == PLACE:
            return replace(self, place="", radius_km=None, cursor="")
        if group == NEAR:
            return replace(self, near=(), cursor="")
        if group in self.within:
            return replace(self, within={order: bounds for order, bounds in self.within.items() if order != group}, cursor="")
        return replace(self, filters={name: values for name, values in self.filters.items() if name != group}, cursor="")

    def without_value(self, group: str, value: str) -> Self:
        left = tuple(kept for kept in self.filters.get(group, ()) if kept != value)
        without = self.without(group)
        return replace(without, filters={**without.filters, group: left}) if left else without

    def with_radius(self, km: int) -> Self:
        """The same question that far around its places and points."""
        near = tuple(replace(one, km=km) for one in self.near)
        return replace(self, radius_km=km if self._middles or not near else None, near=near, cursor="")

    def without_filters(self) -> Self:
        """Only what was typed."""
        return replace(self, filters={}, within={}, cursor="")

    @property
    def groups(self) -> list[str]:
        """Everything that narrows the question."""
        typed = [name for name in (TEXT, PLACE, NEAR) if getattr(self, name)]
        return [*typed, *(group for group, values in self.filters.items() if values), *self.within]

    @cached_property
    def meant_places(self) -> list[places.Place]:
        named = [place for name in self.place.split(PLACE_MARK) for place in places.matching(name)]
        return list(dict.fromkeys(named))

    @property
    def place_name(self) -> str:
        """The place in its own words where only one can be meant, else as typed."""
        meant = self.meant_places
        return meant[0].short if len(meant) == 1 else self.place

    @property
    def is_place_unknown(self) -> bool:
        return bool(self.place) and not self.meant_places

    @cached_property
    def _regions(self) -> tuple[str, ...]:
        """Codes of the places asked for, typed and chosen."""
        chosen, meant = self.filters.get(REGION, ()), tuple(found.code for found in self.meant_places)
        if not meant or not chosen:
            return meant or chosen
        return tuple(code for code in chosen if any(code.startswith(within) for within in meant)) or meant

    @cached_property
    def _middles(self) -> tuple[Near, ...]:
        """The circles around the places, where a radius is asked for and all of them have a middle of their own."""
        found = [places.place(code) for code in self._regions] if self.radius_km else []
        known = [place for place in found if place is not None and not place.is_province and place.middle is not None]
        if not self.radius_km or not known or len(known) < len(found):
            return ()
        return tuple(Near(*place.middle, self.radius_km, middle_of=place.short) for place in known if place.middle)

    @property
    def circles(self) -> tuple[Near, ...]:
        """Around which points is searched; empty where borders or nothing count."""
        return (*self.near, *self._middles)

    def request(self, document: SearchDocument) -> Request:
        """The question as search understands it. An unknown place is looked for among the words."""
        filters = {group: values for group, values in self.filters.items() if values and group != REGION}
        if self._regions and not self._middles:
            filters[REGION] = self._regions
        words = parse(f"{self.text} {self.place}" if self.is_place_unknown else self.text)
        order = document.orders[0] if self.order == RELEVANCE and not words.is_ranking else self.order
        return Request(
            words=words, filters=filters, near=self.circles, within=self.within, order=order, limit=self.limit, cursor=self.cursor
        )


@dataclass(frozen=True, kw_only=True)
class Way:
    """A part of the question that could be dropped or widened, and how many records that would find.

    Attributes:
        is_exact: False where more than `total` are found.
        group: TEXT, PLACE, NEAR, RADIUS, a facet group or an order of `within`.
        value: the only value that is dropped, where the group has more of them.
        km: the wider radius.
    """

    group: str
    criteria: Criteria
    total: int
    value: str = ""
    km: int | None = None
    is_exact: bool = True


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
    """For a question that found nothing: which single part to drop, or how far to widen it, and what that would find, best first."""
    options = [Way(group=group, criteria=criteria.without(group), total=0) for group in criteria.groups]
    for group, values in criteria.filters.items():
        if len(values) > 1:
            options += [Way(group=group, criteria=criteria.without_value(group, value), total=0, value=value) for value in values]
    options += _wider(criteria)
    totals = count(document, [option.criteria.request(document) for option in options]) if options else []
    counted = zip(options, totals, strict=True)
    ways = [replace(option, total=total.rows, is_exact=total.is_exact) for option, total in counted if total.rows]
    nearest = min((way.km for way in ways if way.km), default=None)
    return sorted((way for way in ways if way.km in {None, nearest}), key=lambda way: -way.total)


def _wider(criteria: Criteria) -> list[Way]:
    """Larger radii around the same places, or the first ones where only borders were asked for."""
    now = max((circle.km for circle in criteria.circles), default=0)
    widened = [Way(group=RADIUS, criteria=criteria.with_radius(km), total=0, km=km) for km in RADII_KM if km > now]
    return [way for way in widened if way.criteria.circles]
