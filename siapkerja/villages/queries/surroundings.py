"""What lies around a village, ring by ring: the village, its district, its regency, regencies nearby."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext

from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import NearbyRegency, nearby_regencies, rules

MOST_REGENCIES = 12
# Where nothing is near, more of them are looked through.
MOST_WHEN_WIDENED = 60
_SAME_VILLAGE, _SAME_DISTRICT, _SAME_REGENCY = range(3)


@dataclass(frozen=True)
class Nearness:
    """How far something is, and on what that rests."""

    words: str
    why: str


@dataclass(frozen=True)
class Surroundings:
    """The rings around a village.

    Attributes:
        village: ten digits.
        regencies: the village's own first, then those whose centre is within the distance of `villages.reach_km`,
            nearest first. Only the own one where its place on the map is not known.
        km: the distance within which their centres lie.
    """

    village: Region
    regencies: Sequence[NearbyRegency]
    km: int = 0

    @property
    def codes(self) -> list[str]:
        """Codes of the regencies in reach, the own one first."""
        return [near.region.code for near in self.regencies]

    def order(self, *, regency: str, village: str) -> Case:
        """An expression that sorts rows by ring, nearest first.

        Args:
            regency, village: lookups of the row's regency and village (the latter may be null, and counts only where it
                lies in the former).
        """
        code = self.village.code
        home = Q(**{regency: code[: RegionLevel.REGENCY]})
        rings = [
            When(home & Q(**{village: code}), then=Value(_SAME_VILLAGE)),
            When(home & Q(**{f"{village}__code__startswith": code[: RegionLevel.DISTRICT]}), then=Value(_SAME_DISTRICT)),
        ]
        rings += [When(**{regency: near}, then=Value(_SAME_REGENCY + place)) for place, near in enumerate(self.codes)]
        return Case(*rings, default=Value(_SAME_REGENCY + len(self.codes)), output_field=IntegerField())

    def nearness(self, *, regency_code: str, village_code: str | None) -> Nearness:
        """How far a place is from the village, in the reader's language."""
        own = self.village.code
        near = next((one for one in self.regencies if one.region.code == regency_code), None)
        name = near.region.name if near else ""
        if near is None or not own.startswith(regency_code):
            distance = gettext("%(place)s, sekitar %(km)s km") % {"place": name, "km": round(near.km) if near else ""}
            return Nearness(distance, gettext("Jarak lurus antara pusat kedua kabupaten atau kota."))
        if village_code == own:
            same = gettext("Di kelurahan ini") if self.village.kind == "kelurahan" else gettext("Di desa ini")
            return Nearness(same, gettext("Alamatnya di desa atau kelurahan ini."))
        if village_code and village_code.startswith(own[: RegionLevel.DISTRICT]):
            return Nearness(gettext("Di kecamatan yang sama"), gettext("Alamatnya di kecamatan ini."))
        return Nearness(gettext("Di %(place)s") % {"place": name}, gettext("Alamatnya di kabupaten atau kota ini."))


def surroundings_of(village: Region) -> Surroundings:
    """What lies around a village; two queries, and a third where its regency's place on the map is not known."""
    return widening(village)[0]


def widening(village: Region) -> list[Surroundings]:
    """What lies around a village within the usual distance, and then within ever wider ones, up to `villages.widest_reach_km`."""
    today = timezone.localdate()
    known = rules(["villages.reach_km", "villages.widest_reach_km"], today)
    usual, widest = (int(known[key].value) for key in ("villages.reach_km", "villages.widest_reach_km"))
    found = nearby_regencies(village.code, widest, on=today)
    if not found:
        return [Surroundings(village, [NearbyRegency(Region.objects.get(code=village.code[: RegionLevel.REGENCY]), 0.0)])]
    distances = [usual, *(km for km in (2 * usual, 4 * usual) if km < widest), widest]
    return [Surroundings(village, [near for near in found if near.km <= km][: _most(km, usual)], km) for km in distances]


def _most(km: int, usual: int) -> int:
    return MOST_REGENCIES if km == usual else MOST_WHEN_WIDENED
