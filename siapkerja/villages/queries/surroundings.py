"""What lies around a village, ring by ring: the village, its district, its regency, regencies nearby."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext

from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import NearbyRegency, nearby_regencies, rule

MOST_REGENCIES = 12
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
    """

    village: Region
    regencies: Sequence[NearbyRegency]

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
        return Case(*rings, default=Value(_SAME_REGENCY + MOST_REGENCIES), output_field=IntegerField())

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
    """What lies around a village; two queries."""
    today = timezone.localdate()
    found = nearby_regencies(village.code, float(rule("villages.reach_km", today).value), on=today)[:MOST_REGENCIES]
    if not found:
        own = Region.objects.get(code=village.code[: RegionLevel.REGENCY])
        found = [NearbyRegency(own, 0.0)]
    return Surroundings(village, found)
