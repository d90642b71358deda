"""What a search page can be narrowed by, as a service describes it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.queries import places
from siapkerja.search.criteria import REGION, Criteria, Found

SHOWN_OPTIONS = 8
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")

Titles = Mapping[str, str]


def is_part_of(code: str, whole: str) -> bool:
    """For codes whose beginning names what they are a part of: regions, occupations."""
    return code.startswith(whole)


@dataclass(frozen=True)
class Group:
    """One group of filters.

    Args:
        facet: as the search document names it.
        parameter: as addresses name it.
        words: the words in addresses, and the facet values they mean; None takes codes as they are.
        label: a value in words. It is given the titles of the page too, for codes whose names are rows.
        offered: which values get a box, in order; by default those of `words`.
        is_listed: False where the group has no boxes, because it is chosen on a page of its own.
        is_inside: whether every record with the first value has the second, another one, too.
        narrows: choosing a part takes the place of the whole it is inside of.
    """

    facet: str
    parameter: str
    legend: str | Promise
    words: Mapping[str, str] | None
    label: Callable[[str, Titles], str]
    offered: Callable[[Found[Any], Titles], list[str]] | None = None
    is_listed: bool = True
    is_inside: Callable[[str, str], bool] | None = None
    narrows: bool = False

    def values_of(self, typed: Iterable[str]) -> tuple[str, ...]:
        if self.words is None:
            values = dict.fromkeys(value for value in typed if _CODE.fullmatch(value))
        else:
            values = dict.fromkeys(self.words[word] for word in typed if word in self.words)
        return tuple(value for value in values if not self._is_replaced(value, values))

    def _is_replaced(self, value: str, values: Iterable[str]) -> bool:
        return self.narrows and any(other != value and self._is_in(other, value) for other in values)

    def _is_in(self, value: str, whole: str) -> bool:
        return self.is_inside is not None and self.is_inside(value, whole)

    def word_of(self, value: str) -> str:
        if self.words is None:
            return value
        return next(word for word, known in self.words.items() if known == value)

    def boxes(self, found: Found[Any], titles: Titles) -> list[str]:
        if self.offered is not None:
            return self.offered(found, titles)
        return list((self.words or {}).values())

    def changes_nothing(self, value: str, chosen: Sequence[str], counts: Mapping[str, int], total: int) -> bool:
        """Whether it is known that choosing the value beside those chosen would leave the results as they are.

        Args:
            counts: records by value, whatever is chosen in this group.
            total: records found now.
        """
        if value in chosen:
            return False
        if not chosen:
            return counts.get(value, 0) == total
        wholes = [whole for whole in chosen if self._is_in(value, whole)]
        if not self.narrows:
            return bool(wholes)
        return bool(wholes) and all(counts.get(whole, 0) == counts.get(value, 0) for whole in wholes)


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


REGION_GROUP = Group(REGION, "wilayah", _("Wilayah"), None, _region_label, _offered_regions, is_inside=is_part_of, narrows=True)


@dataclass(frozen=True, kw_only=True)
class Since:
    """How new records must be.

    Args:
        order: the document's order that tells how new a record is.
        choices: word in addresses, number of days, and its name.
        lowest: the smallest value of that order for so many days back, today being one. It must not change within a day,
            as cursors belong to one question.
    """

    parameter: str
    legend: str | Promise
    order: str
    choices: tuple[tuple[str, int, str | Promise], ...]
    lowest: Callable[[int], int]

    def bounds(self, word: str) -> tuple[int, None] | None:
        days = next((days for known, days, _label in self.choices if known == word), None)
        return None if days is None else (self.lowest(days), None)

    def word(self, criteria: Criteria) -> str:
        """The word of what is chosen, "" for no choice."""
        chosen = criteria.within.get(self.order)
        return next((word for word, days, _label in self.choices if chosen == (self.lowest(days), None)), "")

    def label(self, criteria: Criteria) -> str:
        chosen = self.word(criteria)
        return next((str(label) for word, _days, label in self.choices if word == chosen), "")
