"""Reads of the reference tables."""

from siapkerja.reference.queries.calendars import calendar_for
from siapkerja.reference.queries.countries import country_choices, country_name, country_spellings
from siapkerja.reference.queries.regions import (
    FoundRegion,
    NearbyRegency,
    codes_above,
    nearby_regencies,
    place_words,
    places_words,
    region_path,
    regions_under,
    search_regions,
)
from siapkerja.reference.queries.rules import RuleValue, UnknownRule, rule, rules
from siapkerja.reference.queries.wages import (
    EarlierFigure,
    MinimumWageFigure,
    minimum_wage,
    minimum_wages,
    provincial_wages,
    regency_wages,
    wage_years,
)

__all__ = [
    "EarlierFigure",
    "FoundRegion",
    "MinimumWageFigure",
    "NearbyRegency",
    "RuleValue",
    "UnknownRule",
    "calendar_for",
    "codes_above",
    "country_choices",
    "country_name",
    "country_spellings",
    "minimum_wage",
    "minimum_wages",
    "nearby_regencies",
    "place_words",
    "places_words",
    "provincial_wages",
    "regency_wages",
    "region_path",
    "regions_under",
    "rule",
    "rules",
    "search_regions",
    "wage_years",
]
