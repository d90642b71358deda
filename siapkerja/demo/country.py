"""A believable country in miniature: who lives and works where, the same every time for the same seed."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import F
from faker import Faker

from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.reference.models import Industry, Occupation, Region, RegionLevel

# Population of the provinces in millions, rounded: where people and companies are.
PROVINCE_WEIGHTS = {
    "11": 5.6, "12": 15.6, "13": 5.8, "14": 7.1, "15": 3.8, "16": 9.1, "17": 2.1, "18": 9.1, "19": 1.5, "21": 2.3,
    "31": 11.0, "32": 51.3, "33": 38.4, "34": 3.7, "35": 41.9, "36": 12.9, "51": 4.4, "52": 5.8, "53": 5.7, "61": 5.6,
    "62": 2.8, "63": 4.3, "64": 4.1, "65": 0.8, "71": 2.6, "72": 3.2, "73": 9.5, "74": 2.8, "75": 1.3, "76": 1.5,
    "81": 1.9, "82": 1.4, "91": 1.1, "92": 0.6, "93": 0.6, "94": 1.4, "95": 1.5, "96": 0.6,
}  # fmt: skip


@dataclass
class Country:
    """What every part shares.

    Attributes:
        seed: the same seed builds the same country.
        now: the moment the country is built; all dates are reckoned back from it.
        share: 1.0 builds the usual size; tests build a smaller one.
    """

    seed: int
    now: datetime
    share: float = 1.0
    people: list[Person] = field(default_factory=list)
    companies: list[LegalEntity] = field(default_factory=list)
    workplaces: dict[int, Workplace] = field(default_factory=dict)
    founders: dict[int, Person] = field(default_factory=dict)
    accounts: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.fake = Faker("id_ID")
        self.fake.seed_instance(self.seed)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def system(self) -> Actor:
        return Actor.the_system("demo", Channel.COMMAND)

    def count(self, usual: int) -> int:
        return max(int(usual * self.share), 2)

    def moment(self, *, days_ago: float) -> datetime:
        return self.now - timedelta(days=days_ago)

    @cached_property
    def _regencies(self) -> tuple[list[Region], list[float]]:
        regencies = list(Region.objects.regencies().order_by("code"))
        per_province: dict[str, int] = {}
        for regency in regencies:
            per_province[regency.code[:2]] = per_province.get(regency.code[:2], 0) + 1
        # Cities draw more work than their number says.
        weights = [
            PROVINCE_WEIGHTS.get(r.code[:2], 1.0) / per_province[r.code[:2]] * (2.0 if r.code[2] == "7" else 1.0)
            for r in regencies
        ]
        return regencies, weights

    def regency(self) -> Region:
        regencies, weights = self._regencies
        return self.random.choices(regencies, weights)[0]

    @cached_property
    def _villages(self) -> dict[str, list[str]]:
        villages: dict[str, list[str]] = {}
        rows = Region.objects.filter(level=RegionLevel.VILLAGE, valid_to=None).order_by("code")
        for code in rows.values_list("code", flat=True):
            villages.setdefault(code[:4], []).append(code)
        return villages

    def village_in(self, regency_code: str) -> str | None:
        villages = self._villages.get(regency_code)
        return self.random.choice(villages) if villages else None

    @cached_property
    def industries(self) -> list[Industry]:
        return list(Industry.objects.filter(level=F("level"), code__regex=r"^\d{5}$", valid_to=None).order_by("code"))

    @cached_property
    def occupations(self) -> list[Occupation]:
        return list(Occupation.objects.filter(code__regex=r"^\d{4}$").order_by("code"))

    def synthetic_nik(self, *, village_code: str, born_on: date, is_female: bool, serial: int) -> str:
        """A structurally valid NIK with a serial of the 9000s, which stands for invented people only."""
        day = born_on.day + (40 if is_female else 0)
        return f"{village_code[:6]}{day:02d}{born_on.month:02d}{born_on.year % 100:02d}{9000 + serial % 1000:04d}"
