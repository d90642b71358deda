"""Rules across columns and rows. Each yields the faults of one rule; a cell that could not be read is not judged again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.text import masked
from wajiblapor.enums import Contract
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS
from wajiblapor.rosters.faults import Fault
from wajiblapor.rosters.rules import RuleSet, grouped

SHOWN_LENGTH = 60
REMEMBERED = 50_000
SEX_WORDS = {"male": "laki-laki", "female": "perempuan"}


@dataclass
class Batch:
    """Rows read column by column.

    Attributes:
        rows: numbers of the non-empty rows, as the spreadsheet counts.
        values: what the cells mean, by column slug, aligned with `rows`; None for an empty or unreadable cell.
        broken: (row, column) of cells that already have a fault.
    """

    rows: list[int]
    values: dict[str, list[Any]]
    is_foreign: list[bool]
    broken: set[tuple[int, str]]


class _Said(dict[str, tuple[str, date | None]]):
    """Sex and day of birth by the six digits of a NIK that say them."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min

    def __missing__(self, digits: str) -> tuple[str, date | None]:
        parsed = nik_rules.parse(f"000000{digits}0000", today=self.today)
        found = self[digits] = (parsed.sex, parsed.born_on)
        return found


class _Codes(dict[str | None, str | None]):
    """Codes by what was written, folded once; a cell not met before is looked up."""

    def __init__(self) -> None:
        super().__init__({None: None})
        self.find: Callable[[str], str | None] = lambda text: None

    def __missing__(self, text: str) -> str | None:
        found = self[text] = self.find(text)
        return found


@dataclass
class Memory:
    """What is remembered from batch to batch: what equal cells meant. Identities with their first row hold for one batch."""

    seen: dict[str, int] = field(default_factory=dict)
    said: _Said = field(default_factory=_Said)
    regencies: _Codes = field(default_factory=_Codes)
    occupations: _Codes = field(default_factory=_Codes)

    def forget_rows(self) -> None:
        """Before the next batch: nothing grows with the file."""
        self.seen.clear()
        for known in (self.regencies, self.occupations):
            if len(known) > REMEMBERED:
                known.clear()
                known[None] = None


def required(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    for column in COLUMNS:
        values = batch.values[column.slug]
        if not column.is_required or None not in values:
            continue
        params = rules.params_of(column, "value_missing", None)
        for index, value in enumerate(values):
            if value is not None or (column.slug == "nik" and batch.is_foreign[index]):
                continue
            if (batch.rows[index], column.slug) not in batch.broken:
                yield Fault(batch.rows[index], column.slug, "value_missing", "", params)


def named_twice(row: int, first: int, *, nik: str | None = None, passport: str | None = None) -> Fault:
    """A row whose worker stands in an earlier row too."""
    if nik is not None:
        return Fault(row, "nik", "nik_twice", masked(nik), {"first": first})
    return Fault(row, "passport", "passport_twice", masked(passport or "", head=2, tail=2), {"first": first})


def doubles(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    seen = memory.seen
    known = [nik for nik in values["nik"] if nik is not None]
    if len(set(known)) < len(known):
        for index, nik in enumerate(values["nik"]):
            if nik is None:
                continue
            first = seen.setdefault(nik, batch.rows[index])
            if first != batch.rows[index]:
                yield named_twice(batch.rows[index], first, nik=nik)
    if not any(values["passport"]):
        return
    for index, is_foreign in enumerate(batch.is_foreign):
        passport = values["passport"][index]
        if is_foreign and passport is not None:
            first = seen.setdefault(f"{key_of(passport)}/{key_of(values['country'][index] or '')}", batch.rows[index])
            if first != batch.rows[index]:
                yield named_twice(batch.rows[index], first, passport=passport)


def against_nik(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    niks, sexes, births = batch.values["nik"], batch.values["sex"], batch.values["born_on"]
    memory.said.today = rules.today
    said = memory.said
    nothing = (None, None)
    told = [said[nik[6:12]] if nik is not None else nothing for nik in niks]
    differing = [index for index, (sex, born_on, known) in enumerate(zip(sexes, births, told, strict=True)) if (sex, born_on) != known]
    for index in differing:
        if niks[index] is None:
            continue
        sex, born_on = sexes[index], births[index]
        said_sex, said_birth = told[index]
        if sex is not None and said_sex is not None and sex != said_sex:
            yield Fault(batch.rows[index], "sex", "sex_differs_from_nik", SEX_WORDS[sex].capitalize(), {"expected": SEX_WORDS[said_sex]})
        if born_on is not None and said_birth is not None and not _same_day_of_any_century(born_on, said_birth):
            params = {"expected": f"{said_birth:%d/%m/%Y}"}
            yield Fault(batch.rows[index], "born_on", "birth_differs_from_nik", f"{born_on:%d/%m/%Y}", params)


def ages(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    adults, workers = add_months(rules.today, -12 * rules.adult_age.value), add_months(rules.today, -12 * rules.working_age.value)
    for index, born_on in enumerate(batch.values["born_on"]):
        if born_on is None or born_on <= adults:
            continue
        code, rule = ("below_working_age", rules.working_age) if born_on > workers else ("below_adult_age", rules.adult_age)
        params = {"age": age_on(rules.today, born_on), "limit": rule.value, "basis": rule.basis}
        yield Fault(batch.rows[index], "born_on", code, f"{born_on:%d/%m/%Y}", params)


def contracts(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    rule, fixed = rules.contract_years, str(Contract.FIXED_TERM)
    for index, (contract, start, end) in enumerate(zip(values["contract"], values["started_on"], values["contract_ends_on"], strict=True)):
        if end is None:
            if contract == fixed and (batch.rows[index], "contract_ends_on") not in batch.broken:
                yield Fault(batch.rows[index], "contract_ends_on", "contract_end_missing", "", {})
        elif start is not None and end < start:
            yield Fault(batch.rows[index], "contract_ends_on", "contract_ends_before_start", f"{end:%d/%m/%Y}", {})
        elif contract == fixed and start is not None and end > add_months(start, 12 * rule.value):
            params = {"years": rule.value, "basis": rule.basis}
            yield Fault(batch.rows[index], "contract_ends_on", "contract_too_long", f"{end:%d/%m/%Y}", params)


def wages(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    floor = rules.wage_floor
    if floor is None:
        return
    smallest, part_time = floor.amount, str(Contract.PART_TIME)
    for index, (base, allowance, contract) in enumerate(zip(values["base_wage"], values["allowance"], values["contract"], strict=True)):
        if base is not None and base < smallest and base + (allowance or 0) < smallest and contract != part_time:
            wage = base + (allowance or 0)
            params = {
                "wage": grouped(wage), "minimum": grouped(floor.amount), "place": floor.place, "year": floor.year, "decree": floor.decree,
            }  # fmt: skip
            yield Fault(batch.rows[index], "base_wage", "wage_below_minimum", grouped(base), params)


def foreign_papers(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    if True not in batch.is_foreign:
        return
    for index, is_foreign in enumerate(batch.is_foreign):
        if not is_foreign:
            continue
        if values["passport"][index] is None:
            yield Fault(batch.rows[index], "passport", "passport_missing", "", {"country": values["country"][index] or ""})
        if values["permit"][index] is None:
            yield Fault(batch.rows[index], "permit", "permit_missing", "", {})


def places(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    known = memory.regencies
    known.find = lambda name: rules.regencies.get(regency_key(name))
    return _coded(batch, known, "home_regency", "home_regency_code", "regency_unknown")


def occupations(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    known = memory.occupations
    known.find = lambda title: rules.occupations.get(key_of(title))
    return _coded(batch, known, "job_title", "occupation_code", "occupation_unknown")


def _coded(batch: Batch, known: _Codes, slug: str, target: str, fault: str) -> Iterator[Fault]:
    """Set the codes of what a column names; what has none is asked about."""
    words = batch.values[slug]
    codes = batch.values[target] = list(map(known.__getitem__, words))
    if None in codes:
        for index, code in enumerate(codes):
            if code is None and words[index] is not None:
                yield Fault(batch.rows[index], slug, fault, words[index][:SHOWN_LENGTH], {})


ACROSS = (required, doubles, against_nik, ages, contracts, wages, foreign_papers, places, occupations)


def age_on(day: date, born_on: date) -> int:
    """Full years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def regency_key(name: str) -> str:
    """`Kab. Demak`, `KABUPATEN DEMAK` → `kabdemak`; `Kota Adm. Jakarta Barat` → `kotajakartabarat`."""
    text = key_of(name).replace("administrasi", "").replace("kotaadm", "kota").replace("kabadm", "kab")
    return "kab" + text.removeprefix("kabupaten") if text.startswith("kabupaten") else text


def _same_day_of_any_century(stated: date, said: date) -> bool:
    """The NIK has two digits of the year, so only those are compared."""
    return (stated.day, stated.month, stated.year % 100) == (said.day, said.month, said.year % 100)
