"""Provinces and regencies as people name them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from siapkerja.kernel.text import folded
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.place_names import TITLES, understood

_KEPT_SECONDS = 600


@dataclass(frozen=True)
class Place:
    """A province (two digits) or a regency or city (four); `middle` is its latitude and longitude in degrees, where known."""

    code: str
    name: str
    middle: tuple[float, float] | None = None

    @cached_property
    def folded(self) -> str:
        return folded(self.name)

    @cached_property
    def bare(self) -> str:
        return _bare(self.name)

    @property
    def is_province(self) -> bool:
        return len(self.code) == RegionLevel.PROVINCE

    @property
    def short(self) -> str:
        """`Kab. Demak`, `Kota Semarang`, `Jawa Tengah`."""
        return self.name.replace("Kabupaten ", "Kab. ", 1).replace("Administrasi ", "", 1)


def place(code: str) -> Place | None:
    return places().get(code)


def place_words(code: str) -> str:
    """`Kab. Demak, Jawa Tengah`; "" for an unknown code."""
    found, province = place(code), place(code[:2])
    if found is None:
        return ""
    return found.short if found.is_province or province is None else f"{found.short}, {province.name}"


def matching(text: str) -> list[Place]:
    """The places somebody means: all of that very name, else those whose name begins with it, else those that hold it.

    "Demak", "kab. demak" and "Kab. Demak, Jawa Tengah" are the regency; "Semarang" is the city and the regency.
    """
    return list(_matching(text, int(time.monotonic() // _KEPT_SECONDS)))


@lru_cache(maxsize=5_000)
def _matching(text: str, period: int) -> tuple[Place, ...]:
    """Looked for among all places, so what is asked again and again is kept; read anew every ten minutes."""
    name, _, province = text.partition(",")
    typed = " ".join(understood(name).tokens)
    wanted, within = _bare(typed), _bare(" ".join(understood(province).tokens))
    if not wanted:
        return ()
    known = places().values()
    provinces = {found.code for found in known if within and found.is_province and found.bare == within}
    candidates = [found for found in known if not provinces or found.code[:2] in provinces]
    rules: tuple[Callable[[Place], bool], ...] = (
        lambda found: found.folded == typed,
        lambda found: found.bare == wanted,
        lambda found: found.bare.startswith(wanted),
        lambda found: wanted in found.bare,
    )
    return next((hits for rule in rules if (hits := tuple(found for found in candidates if rule(found)))), ())


def beginning(start: str) -> list[Place]:
    """The places of which a word begins as typed, those whose name does first."""
    wanted = _bare(" ".join(understood(start).tokens))
    if not wanted:
        return []
    known = places().values()
    first = [found for found in known if found.bare.startswith(wanted)]
    return first + [found for found in known if f" {wanted}" in found.bare and found not in first]


def places() -> dict[str, Place]:
    """All provinces and regencies by code; read anew every ten minutes, as boundaries hardly move."""
    return _places(int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=1)
def _places(period: int) -> dict[str, Place]:
    known = Region.objects.filter(level__lte=RegionLevel.REGENCY, valid_to=None).order_by("code")
    rows = known.values_list("code", "name", "latitude", "longitude")
    return {code: Place(code, name, None if north is None or east is None else (north, east)) for code, name, north, east in rows}


def _bare(name: str) -> str:
    """The name proper, without what it is the name of."""
    plain = folded(name)
    title = next((title for title in TITLES if plain.startswith(f"{title} ")), "")
    return plain.removeprefix(title).strip()
