"""What a question asks of a row of `SearchEntry`, as expressions of PostgreSQL."""

from collections.abc import Sequence

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, Case, F, FloatField, Func, Q, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cast, Cos, Power, Radians, Round, Sin, Sqrt
from django.db.models.lookups import LessThanOrEqual

from siapkerja.kernel.distances import EARTH_RADIUS_M
from siapkerja.search import cells
from siapkerja.search.analysis import stem
from siapkerja.search.requests import Near
from siapkerja.search.understanding import OCCUPATION, Meaning

_WEIGHTS = "{0.05,0.2,0.4,1.0}"
# What rows of the occupation somebody names are ahead; a word in the title counts 0.6.
OCCUPATION_SHARE = 0.3
# The same reckoning as `near` over two arrays side by side.
_ONE_NEAR = f"""exists (
    select 1 from (values (%(expressions)s)) asked (norths, easts, north, east, metres), unnest(norths, easts) place (latitude, longitude)
    where round({2 * EARTH_RADIUS_M} * asin(sqrt(power(sin((radians(north) - radians(place.latitude)) / 2), 2)
        + cos(radians(place.latitude)) * cos(radians(north)) * power(sin((radians(east) - radians(place.longitude)) / 2), 2)))) <= metres
)"""  # noqa: S608 - a number of our own


def ways(meaning: Meaning) -> list[str]:
    """What a typed word may stand as, each a part of a tsquery."""
    started = [f"'{meaning.start}':*"] if meaning.start else []
    return [f"'={stem(word)}'" for word in (meaning.typed, *meaning.close)] + started


def any_of(conditions: Sequence[Q]) -> Q:
    """Rows to which one of them applies."""
    made = Q()
    for condition in conditions:
        made |= condition
    return made


def near(one: Near) -> Q:
    """Rows with a place in the circle."""
    south, north, west, east = cells.box(one.latitude, one.longitude, one.km)
    at, here = Radians(F("latitude")), Radians(Value(one.latitude))
    beside = Power(Sin((Radians(Value(one.longitude)) - Radians(F("longitude"))) / 2), 2)
    half = Power(Sin((here - at) / 2), 2) + Cos(at) * Cos(here) * beside
    metres = Round(Value(2 * EARTH_RADIUS_M) * ASin(Sqrt(half)), output_field=FloatField())
    is_near = LessThanOrEqual(metres, Value(one.km * 1000.0))
    return Q(is_near, latitude__range=(south, north), longitude__range=(west, east)) | (~Q(other_latitudes=[]) & Q(_one_near(one)))


def _one_near(one: Near) -> Func:
    """Whether one of the row's other places lies in the circle."""
    return Func(
        F("other_latitudes"),
        F("other_longitudes"),
        Value(one.latitude),
        Value(one.longitude),
        Value(one.km * 1000.0),
        template=_ONE_NEAR,
        output_field=BooleanField(),
    )


def matches(query: str) -> Func:
    """Rows whose words answer a tsquery."""
    return Func(
        F("words"),
        Cast(Value(query), SearchQueryField()),
        arg_joiner=" @@ ",
        template="(%(expressions)s)",
        output_field=BooleanField(),
    )


def phrase_of(phrase: tuple[str, ...]) -> str:
    """Words that follow one another, as a part of a tsquery."""
    return "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")"


def rank_of(wanted: list[str], occupations: Sequence[str]) -> Combinable:
    """How well a row suits the wanted words, rows of the named occupations ahead."""
    if not wanted:
        return Cast(Value(0.0), FloatField())
    rank = Func(
        Cast(Value(_WEIGHTS), TextField()),
        F("words"),
        Cast(Value(" | ".join(wanted)), SearchQueryField()),
        template="ts_rank(%(expressions)s)",
        output_field=FloatField(),
    )
    rank.source_expressions[0] = Func(Value(_WEIGHTS), template="%(expressions)s::float4[]")
    if not occupations:
        return rank
    named = Q(facets__overlap=[f"{OCCUPATION}:{code}" for code in occupations])
    return rank + Case(When(named, then=Value(OCCUPATION_SHARE)), default=Value(0.0), output_field=FloatField())
