"""Is a place where it is said to be? Without maps: by the middles of regencies and how far apart they lie."""

import time
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from siapkerja.kernel.distances import metres_between
from siapkerja.reference.models import Region

# From Sabang to Merauke, from Miangas to Rote, with room for islets.
SOUTH, NORTH, WEST, EAST = -11.3, 6.3, 94.8, 141.2
# A regency reaches beyond the way to its neighbours' middles, and none is smaller than this.
_KEPT_SECONDS = 600
SMALLEST_REACH_M, REACH_SHARE, NEIGHBOURS = 35_000.0, 1.25, 4


@dataclass(frozen=True)
class Doubt:
    """Why a point does not fit, as a sentence the person can act on."""

    code: str
    words: str


def doubt_about(latitude: float, longitude: float, regency_code: str) -> Doubt | None:
    """None where the point may well lie in that regency. No query, as a rule.

    A regency is taken to reach as far as its neighbours' middles are away on average, and a quarter more: generous enough for
    every village, and narrow enough to see swapped numbers, a wrong island and the open sea. Islets far from their
    regency's middle are the price; whoever lives there leaves the coordinates to the officer's visit.
    """
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return Doubt("abroad", _("Titik ini di luar Indonesia. Tulis lintang dulu, lalu bujur, misalnya -6,8909, 110,6396."))
    middles = _middles()
    nearest = min(middles, key=lambda code: metres_between(latitude, longitude, *middles[code]), default="")
    if not nearest or regency_code not in middles:
        return None
    if metres_between(latitude, longitude, *middles[nearest]) > _reach(nearest, middles):
        return Doubt(
            "sea",
            _(
                "Titik ini jatuh di laut atau jauh dari kabupaten mana pun. "
                "Salin lagi dari peta, atau kosongkan: petugas mengukurnya di tempat."
            ),
        )
    away = metres_between(latitude, longitude, *middles[regency_code])
    if nearest != regency_code and away > _reach(regency_code, middles):
        name = Region.objects.get(pk=regency_code).name
        return Doubt(
            "elsewhere",
            _("Titik ini di luar %(regency)s, sekitar %(km)s km dari tengahnya. Periksa titiknya, atau desa yang Anda pilih.")
            % {"regency": name, "km": round(away / 1000)},
        )
    return None


def _middles() -> dict[str, tuple[float, float]]:
    """Read anew every ten minutes, as boundaries hardly move."""
    return _middles_in(int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=1)
def _middles_in(period: int) -> dict[str, tuple[float, float]]:
    rows = Region.objects.regencies().filter(valid_to=None).exclude(latitude=None)
    return {code: (latitude, longitude) for code, latitude, longitude in rows.values_list("code", "latitude", "longitude")}


def _reach(code: str, middles: dict[str, tuple[float, float]]) -> float:
    """How far a regency is taken to reach from its middle, in metres."""
    own = middles[code]
    distances = sorted(metres_between(*own, *other) for name, other in middles.items() if name != code)[:NEIGHBOURS]
    return max(SMALLEST_REACH_M, REACH_SHARE * sum(distances) / len(distances)) if distances else SMALLEST_REACH_M
