"""Rules across columns and rows. Each yields the faults of one rule; a cell that could not be read is not judged again."""

from collections.abc import Iterator
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


@dataclass
class Memory:
    """What is remembered from batch to batch: identities with their first row, and what equal cells meant."""

    seen: dict[str, int] = field(default_factory=dict)
    born: dict[str, tuple[str, date | None]] = field(default_factory=dict)
    regencies: dict[str, str | None] = field(default_factory=dict)
    occupations: dict[str, str | None] = field(default_factory=dict)


def required(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    for column in COLUMNS:
        if not column.is_required:
            continue
        params = rules.params_of(column, "value_missing", None)
        for index, value in enumerate(values[column.slug]):
            if value is not None or (column.slug == "nik" and batch.is_foreign[index]):
                continue
            if (batch.rows[index], column.slug) not in batch.broken:
                yield Fault(batch.rows[index], column.slug, "value_missing", "", params)


def doubles(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    seen = memory.seen
    for index, nik in enumerate(values["nik"]):
        if nik is None:
            continue
        first = seen.setdefault(nik, batch.rows[index])
        if first != batch.rows[index]:
            yield Fault(batch.rows[index], "nik", "nik_twice", masked(nik), {"first": first})
    for index, is_foreign in enumerate(batch.is_foreign):
        passport = values["passport"][index]
        if is_foreign and passport is not None:
            first = seen.setdefault(f"{key_of(passport)}/{key_of(values['country'][index] or '')}", batch.rows[index])
            if first != batch.rows[index]:
                yield Fault(batch.rows[index], "passport", "passport_twice", masked(passport, head=2, tail=2), {"first": first})


def against_nik(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    today = rules.today
    for index, (nik, sex, born_on) in enumerate(zip(values["nik"], values["sex"], values["born_on"], strict=True)):
        if nik is None:
            continue
        digits = nik[6:12]
        known = memory.born.get(digits)
        if known is None:
            parsed = nik_rules.parse(nik, today=today)
            known = memory.born[digits] = (parsed.sex, parsed.born_on)
        said_sex, said_birth = known
        if sex is not None and sex != said_sex:
            yield Fault(batch.rows[index], "sex", "sex_differs_from_nik", SEX_WORDS[sex].capitalize(), {"expected": SEX_WORDS[said_sex]})
        if born_on is not None and said_birth is not None and not _same_day_of_any_century(born_on, said_birth):
            params = {"expected": f"{said_birth:%d/%m/%Y}"}
            yield Fault(batch.rows[index], "born_on", "birth_differs_from_nik", f"{born_on:%d/%m/%Y}", params)


def ages(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    adults, workers = add_months(rules.today, -12 * rules.adult_age.value), add_months(rules.today, -12 * rules.working_age.value)
    for index, born_on in enumerate(values["born_on"]):
        if born_on is None or born_on <= adults:
            continue
        code, rule = ("below_working_age", rules.working_age) if born_on > workers else ("below_adult_age", rules.adult_age)
        params = {"age": age_on(rules.today, born_on), "limit": rule.value, "basis": rule.basis}
        yield Fault(batch.rows[index], "born_on", code, f"{born_on:%d/%m/%Y}", params)


def contracts(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    rule = rules.contract_years
    for index, (contract, start, end) in enumerate(zip(values["contract"], values["started_on"], values["contract_ends_on"], strict=True)):
        number = batch.rows[index]
        if end is None:
            if contract == Contract.FIXED_TERM and (number, "contract_ends_on") not in batch.broken:
                yield Fault(number, "contract_ends_on", "contract_end_missing", "", {})
        elif start is not None and end < start:
            yield Fault(number, "contract_ends_on", "contract_ends_before_start", f"{end:%d/%m/%Y}", {})
        elif contract == Contract.FIXED_TERM and start is not None and end > add_months(start, 12 * rule.value):
            params = {"years": rule.value, "basis": rule.basis}
            yield Fault(number, "contract_ends_on", "contract_too_long", f"{end:%d/%m/%Y}", params)


def wages(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    floor = rules.wage_floor
    if floor is None:
        return
    for index, (base, allowance, contract) in enumerate(zip(values["base_wage"], values["allowance"], values["contract"], strict=True)):
        if base is None or contract == Contract.PART_TIME:
            continue
        wage = base + (allowance or 0)
        if wage < floor.amount:
            params = {
                "wage": grouped(wage), "minimum": grouped(floor.amount), "place": floor.place, "year": floor.year, "decree": floor.decree,
            }  # fmt: skip
            yield Fault(batch.rows[index], "base_wage", "wage_below_minimum", grouped(wage), params)


def foreign_papers(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    for index, is_foreign in enumerate(batch.is_foreign):
        if not is_foreign:
            continue
        if values["passport"][index] is None:
            yield Fault(batch.rows[index], "passport", "passport_missing", "", {"country": values["country"][index] or ""})
        if values["permit"][index] is None:
            yield Fault(batch.rows[index], "permit", "permit_missing", "", {})


def places(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    known = memory.regencies
    codes: list[str | None] = []
    for index, name in enumerate(values["home_regency"]):
        if name is not None and name not in known:
            known[name] = rules.regencies.get(regency_key(name))
        codes.append(known.get(name))
        if name is not None and known[name] is None:
            yield Fault(batch.rows[index], "home_regency", "regency_unknown", name[:SHOWN_LENGTH], {})
    values["home_regency_code"] = codes


def occupations(batch: Batch, rules: RuleSet, memory: Memory) -> Iterator[Fault]:
    values = batch.values
    known = memory.occupations
    codes: list[str | None] = []
    for index, title in enumerate(values["job_title"]):
        if title is not None and title not in known:
            known[title] = rules.occupations.get(key_of(title))
        codes.append(known.get(title))
        if title is not None and known[title] is None:
            yield Fault(batch.rows[index], "job_title", "occupation_unknown", title[:SHOWN_LENGTH], {})
    values["occupation_code"] = codes


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
