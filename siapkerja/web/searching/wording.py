"""A question in words: chips, its title, and what its ways out are called."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from siapkerja.search import criteria as asking
from siapkerja.search.criteria import Criteria, Way
from siapkerja.web.searching.addresses import Addressed
from siapkerja.web.searching.groups import Titles


@dataclass(frozen=True)
class Chip:
    """An active filter and the address without it."""

    label: str
    url: str


def chips(form: Addressed, criteria: Criteria, titles: Titles) -> list[Chip]:
    made: list[Chip] = []
    if criteria.radius_km:
        made.append(Chip(up_to(criteria.radius_km), form.address_of(replace(criteria, radius_km=None, cursor=""))))
    for group in form.groups:
        chosen = criteria.filters.get(group.facet, ())
        made += [Chip(group.label(v, titles), form.address_of(criteria.without_value(group.facet, v))) for v in chosen]
    if form.since and (label := form.since.label(criteria)):
        made.append(Chip(label, form.address_of(criteria.without(form.since.order))))
    return made


def in_words(form: Addressed, criteria: Criteria, titles: Titles) -> str:
    """The question in one line: `operator jahit, Kab. Demak, Sampai 25 km, Penuh waktu`."""
    typed = [part for part in (criteria.text, criteria.place_name) if part]
    return ", ".join([*typed, *(chip.label for chip in chips(form, criteria, titles))])


def way_words(form: Addressed, way: Way, criteria: Criteria, titles: Titles) -> str:
    """`Tanpa “Penuh waktu”`, `Sampai 30 km`: what loosening a part of the question is called."""
    if way.group == asking.RADIUS:
        return up_to(way.km)
    if way.group == asking.NEAR:
        return gettext("Di mana saja")
    if way.group in {asking.TEXT, asking.PLACE}:
        said = criteria.text if way.group == asking.TEXT else criteria.place
    elif form.since and way.group == form.since.order:
        said = form.since.label(criteria)
    else:
        known = next(one for one in form.groups if one.facet == way.group)
        values = [way.value] if way.value else criteria.filters[way.group]
        said = ", ".join(known.label(value, titles) for value in values)
    return gettext("Tanpa “%(part)s”") % {"part": said}


def up_to(km: int | None) -> str:
    return gettext("Sampai %(km)s km") % {"km": km}
