"""A believable country in miniature: who lives and works where, the same every time for the same seed."""

import copy
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from faker import Faker

from siapkerja.demo.accounts import ACCOUNTS
from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.enums import MemberRole, WorkplaceKind
from siapkerja.identity.models import Membership, Person, Workplace
from siapkerja.reference.models import Industry, Region, RegionLevel

# Population of the provinces in millions, rounded: where people and companies are.
PROVINCE_WEIGHTS = {
    "11": 5.6, "12": 15.6, "13": 5.8, "14": 7.1, "15": 3.8, "16": 9.1, "17": 2.1, "18": 9.1, "19": 1.5, "21": 2.3,
    "31": 11.0, "32": 51.3, "33": 38.4, "34": 3.7, "35": 41.9, "36": 12.9, "51": 4.4, "52": 5.8, "53": 5.7, "61": 5.6,
    "62": 2.8, "63": 4.3, "64": 4.1, "65": 0.8, "71": 2.6, "72": 3.2, "73": 9.5, "74": 2.8, "75": 1.3, "76": 1.5,
    "81": 1.9, "82": 1.4, "91": 1.1, "92": 0.6, "93": 0.6, "94": 1.4, "95": 1.5, "96": 0.6,
}  # fmt: skip
# Slices are told apart by regency: number series run per regency, so slices never wait for each other.
SLICES = 2
USUAL_PEOPLE, USUAL_COMPANIES = 5_000, 2_000
SHOWPIECE = "PT Contoh Tenun Sejahtera Demak"


@dataclass
class Country:
    """What every part shares. What earlier stages built is read back from the database.

    Attributes:
        seed: the same seed builds the same country.
        now: the moment the country is built; all dates are reckoned back from it.
        share: 1.0 builds the usual size; tests build a smaller one.
        slice: which of the slices is being built.
        random, fake: reset for each stage, so that a stage builds the same whatever ran before it.
    """

    seed: int
    now: datetime
    share: float = 1.0
    slice: int = 0
    random: Random = field(default_factory=Random)
    fake: Faker = field(default_factory=lambda: Faker("id_ID"))

    def sliced(self, number: int) -> "Country":
        """One slice of this country, which keeps the places already read, and reads people and offices of its own."""
        country = copy.copy(self)
        country.slice = number
        country.forget_rows()
        return country

    def forget_rows(self) -> None:
        """People and offices are read anew when next asked for."""
        for own in ("people", "workplaces"):
            self.__dict__.pop(own, None)

    def faker(self, stage: str) -> Faker:
        fake = Faker("id_ID")
        fake.seed_instance(zlib.crc32(f"{self.seed} {stage}".encode()))
        return fake

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def system(self) -> Actor:
        return Actor.the_system("demo", Channel.COMMAND)

    def count(self, usual: int) -> int:
        """How many of the usual number this country has."""
        return max(int(usual * self.share), 2)

    def count_here(self, usual: int) -> int:
        """How many of them are in this slice."""
        return max(self.count(usual) // SLICES, 2)

    def moment(self, *, days_ago: float) -> datetime:
        return self.now - timedelta(days=days_ago)

    # What earlier stages built ---------------------------------------------------------------------------------------------

    @cached_property
    def people(self) -> list[Person]:
        """Everybody of this slice without an account, in the order they were settled."""
        everybody = Person.objects.filter(is_demo=True, user=None).exclude(village=None).order_by("pk")
        return [person for person in everybody if int(str(person.village_id)[:4]) % SLICES == self.slice]

    @cached_property
    def accounts(self) -> dict[str, Person]:
        """People behind the ready accounts, by key."""
        keys = {account.email: account.key for account in ACCOUNTS}
        people = Person.objects.filter(user__email__in=keys).select_related("user")
        return {keys[str(person.user.email)]: person for person in people}

    @cached_property
    def workplaces(self) -> list[Workplace]:
        """Head offices of this slice, with their organisation; the showpiece company first where it is here."""
        offices = Workplace.objects.filter(legal_entity__is_demo=True, kind=WorkplaceKind.HEAD_OFFICE)
        rows = offices.select_related("legal_entity__industry", "regency").order_by("pk")
        here = [office for office in rows if int(office.regency_id) % SLICES == self.slice]
        return sorted(here, key=lambda office: office.legal_entity.name != SHOWPIECE)

    @property
    def has_showpiece(self) -> bool:
        return self.workplaces[0].legal_entity.name == SHOWPIECE

    @cached_property
    def signatories(self) -> dict[int, int]:
        """Person id of the signatory by organisation."""
        rows = Membership.objects.filter(legal_entity__is_demo=True, role=MemberRole.SIGNATORY)
        return dict(rows.values_list("legal_entity_id", "person_id"))

    def seekers(self, usual: int) -> list[Person]:
        """The last of the people, who run no company; the ready account of a seeker first where its slice is built."""
        chosen = self.people[-self.count_here(usual) :]
        return [self.accounts["pencari"], *chosen] if self.has_showpiece else chosen

    # Places ----------------------------------------------------------------------------------------------------------------

    @cached_property
    def _regencies(self) -> tuple[list[Region], list[float]]:
        regencies = list(Region.objects.regencies().filter(valid_to=None).order_by("code"))
        per_province: dict[str, int] = {}
        for regency in regencies:
            per_province[regency.code[:2]] = per_province.get(regency.code[:2], 0) + 1
        # Cities draw more work than their number says.
        weights = [PROVINCE_WEIGHTS.get(r.code[:2], 1.0) / per_province[r.code[:2]] * (2.0 if r.code[2] == "7" else 1.0) for r in regencies]
        return regencies, weights

    def regency(self) -> Region:
        """Somewhere in the country, more often where more people are."""
        regencies, weights = self._regencies
        return self.random.choices(regencies, weights)[0]

    def regency_here(self) -> Region:
        """Somewhere in this slice."""
        while int((regency := self.regency()).code) % SLICES != self.slice:
            pass
        return regency

    def postal_code(self, regency_code: str) -> str:
        """One invented postal code for each regency, so that numbers by postal code stay within a slice."""
        return f"{10_000 + int(regency_code) * 9:05d}"

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
        return list(Industry.objects.filter(code__regex=r"^\d{5}$", valid_to=None).order_by("code"))

    def synthetic_nik(self, *, village_code: str, born_on: date, is_female: bool, serial: int) -> str:
        """A structurally valid NIK with a serial of the 9000s, which stands for invented people only."""
        day = born_on.day + (40 if is_female else 0)
        return f"{village_code[:6]}{day:02d}{born_on.month:02d}{born_on.year % 100:02d}{9000 + serial % 1000:04d}"
