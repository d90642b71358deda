"""A question as an address, and an address as a question."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode

from siapkerja.search.criteria import Criteria
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.searching.groups import Group, Since

LONGEST = 200
MOST_VALUES = 20
CURSOR = "hal"
TEXT, PLACE, ORDER, DISTANCE = "q", "tempat", "urut", "radius"
LONGEST_RADIUS = 200
LONGEST_CURSOR = 100


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """A search page that is described by its groups and orders, and its addresses.

    Args:
        groups: in the order of the page.
        orders: word in addresses, order of the document (or RELEVANCE, first), and its name.
        radii: kilometres around a place that are offered; none where distance plays no part.
        since: how new records may be asked to be.
    """

    groups: tuple[Group, ...]
    orders: tuple[tuple[str, str, str | Promise], ...] = field(default=())
    radii: tuple[int, ...] = ()
    since: Since | None = None

    def criteria_from(self, query: QueryDict) -> Criteria:
        """What an address asks for; whatever it holds that means nothing is left out."""
        orders = {word: order for word, order, _label in self.orders}
        filters = {group.facet: group.values_of(query.getlist(group.parameter)[:MOST_VALUES]) for group in self.groups}
        bounds = self.since.bounds(query.get(self.since.parameter, "")) if self.since else None
        place = _line("; ".join(query.getlist(PLACE)[:MOST_VALUES]))
        return Criteria(
            text=_line(query.get(TEXT, "")),
            place=place,
            radius_km=_radius(query.get(DISTANCE, "")) if self.radii and place else None,
            filters={facet: values for facet, values in filters.items() if values},
            within={self.since.order: bounds} if self.since and bounds else {},
            order=orders.get(query.get(ORDER, ""), RELEVANCE),
            cursor=query.get(CURSOR, "")[:LONGEST_CURSOR],
        )

    def narrowing(self, criteria: Criteria) -> list[tuple[str, str]]:
        """What narrows the question as name and value of an address: all of it but the order and the page."""
        pairs = [(name, value) for name, value in ((TEXT, criteria.text), (PLACE, criteria.place)) if value]
        if criteria.radius_km:
            pairs.append((DISTANCE, str(criteria.radius_km)))
        for group in self.groups:
            pairs += [(group.parameter, group.word_of(value)) for value in criteria.filters.get(group.facet, ())]
        if self.since and (chosen := self.since.word(criteria)):
            pairs.append((self.since.parameter, chosen))
        return pairs

    def pairs_of(self, criteria: Criteria) -> list[tuple[str, str]]:
        """The criteria as name and value of an address, without the cursor."""
        pairs = self.narrowing(criteria)
        if criteria.order != RELEVANCE:
            pairs.append((ORDER, next(word for word, order, _label in self.orders if order == criteria.order)))
        return pairs

    def address_of(self, criteria: Criteria, cursor: str = "", *, more: Sequence[tuple[str, str]] = ()) -> str:
        """`?q=…&tempat=…`: the same question in another browser gives the same answer."""
        return "?" + urlencode([*self.pairs_of(criteria), *more, *([(CURSOR, cursor)] if cursor else [])])


def _radius(typed: str) -> int | None:
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 3:
        return None
    return min(int(typed), LONGEST_RADIUS) or None


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST]
