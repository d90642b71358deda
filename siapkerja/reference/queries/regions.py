"""Finding regions, what they lie in and what lies near."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.db.models import Case, Count, F, Func, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Length
from django.utils import timezone

from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.models.regions import RegionQuerySet
from siapkerja.reference.place_names import TITLES, PlaceWords, understood

EARTH_RADIUS_KM = 6371.0
SHORTEST_SEARCH = 2


@dataclass(frozen=True)
class FoundRegion:
    """One hit: `name` with its kind, `place` what it lies in ("Coblong, Kota Bandung, Jawa Barat"; "" for a province).

    `is_exact` tells that the whole name was typed, the kind aside.
    """

    code: str
    level: int
    name: str
    place: str
    is_exact: bool = False

    @property
    def label(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name


@dataclass(frozen=True)
class NearbyRegency:
    """A regency and how far its middle is, in kilometres as the crow flies."""

    region: Region
    km: float


def codes_above(code: str) -> list[str]:
    """Codes from the province down to the region itself: `3273021004` gives `32`, `3273`, `327302`, `3273021004`."""
    return [code[: level.value] for level in RegionLevel if level.value <= len(code)]


def zones_of(codes: Iterable[str]) -> dict[str, str]:
    """The time zone (IANA name) of each of the regions that has one; a province's is that of its first regency."""
    wanted = set(codes)
    rows = Region.objects.filter(level=RegionLevel.REGENCY, valid_to=None).exclude(time_zone="")
    known = dict(rows.filter(Q(code__in=wanted) | Q(parent__in=wanted)).order_by("-code").values_list("code", "time_zone"))
    by_province = {code[: RegionLevel.PROVINCE]: zone for code, zone in known.items()}
    return {code: zone for code in wanted if (zone := known.get(code) or by_province.get(code))}


def region_path(code: str) -> tuple[Region, ...]:
    """The province first, the region itself last; regions that have ended included. Empty for an unknown code."""
    path = tuple(Region.objects.filter(code__in=codes_above(code)).order_by("level"))
    return path if path and path[-1].code == code else ()


def label_of(path: Sequence[Region]) -> str:
    """`Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat` for the path of a region."""
    return ", ".join([path[-1].full_name, *(above.name for above in reversed(path[:-1]))])


def place_words(code: str) -> str:
    """`Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat`; "" for an unknown code."""
    return places_words([code]).get(code, "")


def places_words(codes: Iterable[str]) -> dict[str, str]:
    """`place_words` of many in one query; unknown codes are left out."""
    wanted = set(codes)
    above = {above for code in wanted for above in codes_above(code)}
    known = {region.code: region for region in Region.objects.filter(code__in=above).only("code", "level", "name", "kind")}
    return {code: _found(known[code], known).label for code in wanted if code in known}


def regions_under(code: str = "", *, level: RegionLevel | None = None, on: date | None = None) -> RegionQuerySet:
    """Regions in force below `code` ("" is the country) by name: its own parts, or all of one `level`.

    Args:
        on: day in force; today when left out.
    """
    regions = Region.objects.at(on or timezone.localdate()).order_by("name", "code")
    if level is not None:
        return regions.within(code).filter(level=level)
    return regions.filter(parent=code or None)


def parts_with_counts(code: str = "") -> list[tuple[Region, int]]:
    """The parts of a region in force today by name, each with the number of its own parts. One query."""
    parts = regions_under(code).annotate(part_count=Count("children", filter=Q(children__valid_to=None)))
    return [(part, part.part_count) for part in parts]


def search_regions(
    text: str, *, level: RegionLevel | None = None, within: str = "", on: date | None = None, limit: int = 20
) -> list[FoundRegion]:
    """Regions whose name, or the places it lies in, hold every word typed; best first. Two queries.

    First comes the very name that was typed, and any province or regency beginning with it; then other names beginning
    with it, names where a word begins with it, and last those that hold it. Of equals the larger region comes first.

    Args:
        text: in any case, with or without accents, common abbreviations included ("kab demak", "dago bdg").
        level: only regions of that level.
        within: only regions below that code.
        on: day in force; today when left out.
    """
    words = understood(text)
    if sum(map(len, words.tokens)) < SHORTEST_SEARCH:
        return []
    wanted = level or words.level
    regions = Region.objects.at(on or timezone.localdate()).annotate(own=_own_words())
    if within:
        regions = regions.within(within)
    regions = regions.filter(_any_in_name(words) if wanted is None else Q(level=wanted))
    for token in words.tokens:
        regions = regions.filter(search_text__contains=token if len(token) > SHORTEST_SEARCH else f" {token}")
    hits = list(regions.annotate(rank=_rank(words)).order_by("rank", "level", Length("own"), "code")[:limit])
    above = {above for hit in hits for above in codes_above(hit.code)[:-1]}
    known = Region.objects.only("code", "level", "name", "kind").in_bulk(above) if above else {}
    exact = set(_with_titles(words.phrases))
    return [replace(_found(hit, known), is_exact=hit.own in exact) for hit in hits]


def nearby_regencies(code: str, km: float, *, on: date | None = None) -> list[NearbyRegency]:
    """Regencies whose middle lies within `km` kilometres of that of the region's own, nearest first, itself included.

    Empty where the regency's place is not known. Two regencies may touch although their middles are far apart: this
    serves "vacancies near me", not borders.
    """
    regencies = list(Region.objects.regencies().at(on or timezone.localdate()).exclude(latitude=None))
    home = next((region for region in regencies if region.code == code[: RegionLevel.REGENCY]), None)
    if home is None:
        return []
    distances = (NearbyRegency(region, _kilometres(home, region)) for region in regencies)
    return sorted((near for near in distances if near.km <= km), key=lambda near: near.km)


def _kilometres(one: Region, other: Region) -> float:
    """Great-circle distance (haversine)."""
    latitude, longitude, other_latitude, other_longitude = (
        radians(degrees or 0.0) for degrees in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def _found(region: Region, known: dict[str, Region]) -> FoundRegion:
    above = [known[code].name for code in reversed(codes_above(region.code)[:-1]) if code in known]
    return FoundRegion(region.code, region.level, region.full_name, ", ".join(above))


def _own_words() -> Func:
    return Func(F("search_text"), Value("|"), Value(1), function="split_part", output_field=TextField())


def _any_in_name(words: PlaceWords) -> Q:
    condition = Q()
    for token in words.tokens:
        condition |= Q(own__contains=f" {token}" if len(token) <= SHORTEST_SEARCH else token)
    return condition


def _with_titles(phrases: Iterable[str]) -> list[str]:
    """Names as they stand in the search text, with and without "kota", "kabupaten" and the like behind them."""
    return [f" {name} " for phrase in phrases for name in (phrase, *(f"{phrase} {title}" for title in TITLES))]


def _rank(words: PlaceWords) -> Case:
    """0 for the very name, 5 for a name that only lies in what was typed."""
    first = words.tokens[0]
    exact = _with_titles((*words.phrases, first))
    begins, word_begins = Q(), Q()
    for phrase in words.phrases:
        begins |= Q(own__startswith=f" {phrase}")
        word_begins |= Q(own__contains=f" {phrase}")
    return Case(
        When(begins & Q(level__lte=RegionLevel.REGENCY) | Q(own__in=exact), then=0),
        When(begins, then=1),
        When(own__startswith=f" {first}", then=2),
        When(word_begins | Q(own__contains=f" {first}"), then=3),
        When(own__contains=first, then=4),
        default=5,
        output_field=IntegerField(),
    )
