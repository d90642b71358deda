"""The boxes beside the results, each with the number of records it would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from siapkerja.search.criteria import Criteria, Found
from siapkerja.search.requests import Total
from siapkerja.web.searching.addresses import DISTANCE, Addressed
from siapkerja.web.searching.groups import Group, Since, Titles
from siapkerja.web.searching.wording import up_to

SHOWN_GROUPS = 5


@dataclass(frozen=True)
class Option:
    """A box with the number of records it would give.

    Attributes:
        number: None where it is not counted.
        is_idle: choosing it would change nothing.
    """

    word: str
    label: str
    number: int | None
    is_chosen: bool
    is_idle: bool = False


@dataclass(frozen=True)
class FilterGroup:
    """`is_single`: of its options one is chosen, never several."""

    parameter: str
    legend: str | Promise
    options: list[Option]
    is_open: bool
    is_single: bool = False


def radii_of(form: Addressed, criteria: Criteria) -> dict[int, Criteria]:
    """The question by kilometres; none where no place with a middle of its own is asked for."""
    widened = {km: criteria.with_radius(km) for km in form.radii} if criteria.place or criteria.near else {}
    return {km: other for km, other in widened.items() if other.circles}


def ages_of(form: Addressed, criteria: Criteria) -> dict[str, Criteria]:
    """The question by word of each age that is offered."""
    if form.since is None:
        return {}
    order, lowest = form.since.order, form.since.lowest
    without = criteria.without(order)
    return {word: replace(without, within={**without.within, order: (lowest(days), None)}) for word, days, _label in form.since.choices}


def filter_groups(form: Addressed, found: Found[Any], titles: Titles, totals: Sequence[Total]) -> list[FilterGroup]:
    """Boxes that would give nothing are left out unless chosen. What was counted in part only gets no number.

    Args:
        totals: how many records each radius and then each age finds; without them they are shown uncounted.
    """
    radii, ages = radii_of(form, found.criteria), ages_of(form, found.criteria)
    counted = [total.rows if total.is_exact else None for total in totals]
    numbers: Sequence[int | None] = counted or [None] * (len(radii) + len(ages))
    made = []
    if radii:
        made.append(_distances(found, dict(zip(radii, numbers, strict=False))))
    if form.since is not None:
        made.append(_ages(form.since, found, dict(zip(ages, numbers[len(radii) :], strict=True))))
    for place, group in enumerate(group for group in form.groups if group.is_listed):
        options = _options(group, found, titles)
        if options:
            is_open = place < SHOWN_GROUPS or any(option.is_chosen for option in options)
            made.append(FilterGroup(group.parameter, group.legend, options, is_open))
    return made


def _options(group: Group, found: Found[Any], titles: Titles) -> list[Option]:
    chosen = found.criteria.filters.get(group.facet, ())
    counts, is_partly = found.answer.counts[group.facet], group.facet in found.answer.partly
    return [
        Option(
            group.word_of(value),
            group.label(value, titles),
            None if is_partly else counts.get(value, 0),
            value in chosen,
            is_idle=not is_partly and found.answer.is_whole and group.changes_nothing(value, chosen, counts, found.answer.total),
        )
        for value in group.boxes(found, titles)
        if counts.get(value) or value in chosen
    ]


def _distances(found: Found[Any], numbers: Mapping[int, int | None]) -> FilterGroup:
    """Of circles around the same points the larger holds the smaller: as many records are the same records."""
    criteria, offered = found.criteria, dict(numbers)
    if criteria.radius_km and criteria.radius_km not in offered:
        offered[criteria.radius_km] = None
    options = [
        Option(
            str(km),
            up_to(km),
            number,
            km == criteria.radius_km,
            is_idle=km != criteria.radius_km and bool(criteria.circles) and _is_all(number, found),
        )
        for km, number in offered.items()
    ]
    anywhere = Option("", gettext("Dalam batas wilayahnya"), None, not criteria.radius_km)
    legend = gettext("Jarak dari %(place)s") % {"place": criteria.place_name}
    return FilterGroup(DISTANCE, legend, [anywhere, *options], True, is_single=True)


def _is_all(number: int | None, found: Found[Any]) -> bool:
    return found.answer.is_whole and number == found.answer.total


def _ages(since: Since, found: Found[Any], numbers: Mapping[str, int | None]) -> FilterGroup:
    """What is three days old is no seven days old either, so here, too, as many records are the same records."""
    chosen = since.word(found.criteria)
    options = [
        Option(word, str(label), numbers[word], word == chosen, is_idle=word != chosen and _is_all(numbers[word], found))
        for word, _days, label in since.choices
        if numbers[word] != 0 or word == chosen
    ]
    anytime = Option("", gettext("Kapan saja"), None, not chosen)
    return FilterGroup(since.parameter, since.legend, [anytime, *options], bool(chosen), is_single=True)
