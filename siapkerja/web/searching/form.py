"""A service's search page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from siapkerja.search.criteria import Criteria, Found, Way
from siapkerja.search.requests import Total
from siapkerja.web.searching import boxes, wording
from siapkerja.web.searching.addresses import PLACE, TEXT, Addressed
from siapkerja.web.searching.groups import Titles


@dataclass(frozen=True, kw_only=True)
class SearchForm(Addressed):
    """A service's search page, told from its description."""

    def alternatives(self, criteria: Criteria) -> list[Criteria]:
        """The same question at every radius and age that is offered: what else needs a number on the page."""
        return [*boxes.radii_of(self, criteria).values(), *boxes.ages_of(self, criteria).values()]

    def in_words(self, criteria: Criteria, titles: Titles) -> str:
        return wording.in_words(self, criteria, titles)

    def way_words(self, way: Way, criteria: Criteria, titles: Titles) -> str:
        return wording.way_words(self, way, criteria, titles)

    def context(self, found: Found[Any], titles: Titles, totals: Sequence[Total] = ()) -> dict[str, Any]:
        """What the templates of `searching/` show around the results.

        Args:
            totals: how many records each of `alternatives` finds, in that order.
        """
        criteria, page = found.criteria, found.answer.page
        chips, groups = wording.chips(self, criteria, titles), boxes.filter_groups(self, found, titles, totals)
        asked, listed = self.pairs_of(criteria), {group.parameter for group in groups}
        return {
            "criteria": criteria,
            "found": found,
            "total": found.answer.total,
            "is_whole": found.answer.is_whole,
            "is_given_up": found.answer.is_given_up,
            "groups": groups,
            "chips": chips,
            "chosen": len(chips),
            "cleared_url": self.address_of(replace(criteria.without_filters(), radius_km=None)),
            "orders": [(word, label, order == criteria.order) for word, order, label in self.orders],
            "asked": asked,
            "kept": [(name, value) for name, value in asked if name not in {TEXT, PLACE}],
            "beside_boxes": [(name, value) for name, value in asked if name not in listed],
            "next_url": self.address_of(criteria, page.next_cursor) if page.next_cursor else "",
            "previous_url": self.address_of(criteria, page.previous_cursor) if page.previous_cursor else "",
        }
