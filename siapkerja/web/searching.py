"""A search page as a form: what addresses mean, which boxes there are, which chips stand above the results.

A service describes its page once, as a `SearchForm` of groups and orders; the page, the chips and the interface for
programs are told from it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.queries import places
from siapkerja.search.criteria import REGION, Criteria, Found
from siapkerja.search.requests import RELEVANCE

LONGEST = 200
MOST_VALUES = 20
SHOWN_OPTIONS = 8
CURSOR = "hal"
TEXT, PLACE, ORDER = "q", "tempat", "urut"
SHOWN_GROUPS = 5

Titles = Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """One group of filters.

    Args:
        facet: as the search document names it.
        parameter: as addresses name it.
        words: the words in addresses, and the facet values they mean; None takes codes as they are.
        label: a value in words. It is given the titles of the page too, for codes whose names are rows.
        offered: which values get a box, in order; by default those of `words`.
    """

    facet: str
    parameter: str
    legend: str | Promise
    words: Mapping[str, str] | None
    label: Callable[[str, Titles], str]
    offered: Callable[[Found[Any], Titles], list[str]] | None = None

    def values_of(self, typed: Iterable[str]) -> tuple[str, ...]:
        if self.words is None:
            return tuple(dict.fromkeys(value for value in typed if value.isdecimal() and len(value) <= 6))
        return tuple(dict.fromkeys(self.words[word] for word in typed if word in self.words))

    def word_of(self, value: str) -> str:
        if self.words is None:
            return value
        return next(word for word, known in self.words.items() if known == value)

    def boxes(self, found: Found[Any], titles: Titles) -> list[str]:
        if self.offered is not None:
            return self.offered(found, titles)
        return list((self.words or {}).values())


def _region_label(code: str, titles: Titles) -> str:
    found = places.place(code)
    return found.short if found else code


def _offered_regions(found: Found[Any], titles: Titles) -> list[str]:
    """Provinces; once a place is meant or chosen, its regencies. Most records first."""
    chosen = list(found.criteria.filters.get(REGION, ()))
    counts = found.answer.counts[REGION]
    near = {place.code[:2] for place in found.criteria.meant_places} | {code[:2] for code in chosen}
    offered = [code for code in counts if (len(code) == 4 and code[:2] in near if near else len(code) == 2)]
    offered.sort(key=lambda code: (-counts[code], code))
    return list(dict.fromkeys(chosen + offered[:SHOWN_OPTIONS]))


REGION_GROUP = Group(REGION, "wilayah", _("Wilayah"), None, _region_label, _offered_regions)


@dataclass(frozen=True)
class Option:
    """A box with the number of records it would give."""

    word: str
    label: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    parameter: str
    legend: str | Promise
    options: list[Option]
    is_open: bool


@dataclass(frozen=True)
class Chip:
    """An active filter and the address without it."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SearchForm:
    """A service's search page.

    Args:
        groups: in the order of the page.
        orders: word in addresses, order of the document (or RELEVANCE, first), and its name.
    """

    groups: tuple[Group, ...]
    orders: tuple[tuple[str, str, str | Promise], ...] = field(default=())

    def criteria_from(self, query: QueryDict) -> Criteria:
        """What an address asks for; whatever it holds that means nothing is left out."""
        orders = {word: order for word, order, _label in self.orders}
        filters = {group.facet: group.values_of(query.getlist(group.parameter)[:MOST_VALUES]) for group in self.groups}
        return Criteria(
            text=_line(query.get(TEXT, "")),
            place=_line(query.get(PLACE, "")),
            filters={facet: values for facet, values in filters.items() if values},
            order=orders.get(query.get(ORDER, ""), RELEVANCE),
            cursor=query.get(CURSOR, "")[:60],
        )

    def pairs_of(self, criteria: Criteria) -> list[tuple[str, str]]:
        """The criteria as name and value of an address, without the cursor."""
        pairs = [(name, value) for name, value in ((TEXT, criteria.text), (PLACE, criteria.place)) if value]
        for group in self.groups:
            pairs += [(group.parameter, group.word_of(value)) for value in criteria.filters.get(group.facet, ())]
        if criteria.order != RELEVANCE:
            pairs.append((ORDER, next(word for word, order, _label in self.orders if order == criteria.order)))
        return pairs

    def address_of(self, criteria: Criteria, cursor: str = "", *, more: Sequence[tuple[str, str]] = ()) -> str:
        """`?q=…&tempat=…`: the same question in another browser gives the same answer."""
        return "?" + urlencode([*self.pairs_of(criteria), *more, *([(CURSOR, cursor)] if cursor else [])])

    def filter_groups(self, found: Found[Any], titles: Titles) -> list[FilterGroup]:
        """The boxes beside the results. Boxes that would give nothing are left out unless chosen."""
        made = []
        for number, group in enumerate(self.groups):
            chosen = found.criteria.filters.get(group.facet, ())
            counts = found.answer.counts[group.facet]
            options = [
                Option(group.word_of(value), group.label(value, titles), counts.get(value, 0), value in chosen)
                for value in group.boxes(found, titles)
                if counts.get(value) or value in chosen
            ]
            if options:
                made.append(FilterGroup(group.parameter, group.legend, options, is_open=number < SHOWN_GROUPS or bool(chosen)))
        return made

    def chips(self, criteria: Criteria, titles: Titles) -> list[Chip]:
        made: list[Chip] = []
        for group in self.groups:
            chosen = criteria.filters.get(group.facet, ())
            made += [Chip(group.label(v, titles), self.address_of(criteria.without_value(group.facet, v))) for v in chosen]
        return made

    def way_words(self, group: str, criteria: Criteria, titles: Titles) -> str:
        """`Tanpa “Penuh waktu”`: what dropping a part of the question is called."""
        if group in {"text", "place"}:
            said = criteria.text if group == "text" else criteria.place
        else:
            known = next(one for one in self.groups if one.facet == group)
            said = ", ".join(known.label(value, titles) for value in criteria.filters[group])
        return gettext("Tanpa “%(part)s”") % {"part": said}

    def context(self, found: Found[Any], titles: Titles) -> dict[str, Any]:
        """What the templates of `searching/` show around the results."""
        criteria, page = found.criteria, found.answer.page
        chips = self.chips(criteria, titles)
        return {
            "criteria": criteria,
            "found": found,
            "total": found.answer.total,
            "groups": self.filter_groups(found, titles),
            "chips": chips,
            "chosen": len(chips),
            "cleared_url": self.address_of(criteria.without_filters()),
            "orders": [(word, label, order == criteria.order) for word, order, label in self.orders],
            "asked": self.pairs_of(criteria),
            "next_url": self.address_of(criteria, page.next_cursor) if page.next_cursor else "",
            "previous_url": self.address_of(criteria, page.previous_cursor) if page.previous_cursor else "",
        }


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST]
