"""The one rule set: what drives the server's checks, the grid, the template, the JSON Schema, the offline checker and all their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from wajiblapor.rosters import values
from wajiblapor.rosters.codes import CONTRACTS, DISABILITIES, SEXES, WAGE_SYSTEMS, YES_NO, CodeList, key_of
from wajiblapor.rosters.columns import Column, Kind

VERSION = "2026.2"
MEGABYTE = 1024 * 1024
EARLIEST_BIRTH = date(1920, 1, 1)
EARLIEST_START = date(1945, 8, 17)
LATEST_CONTRACT_END = date(2100, 12, 31)


@dataclass(frozen=True, kw_only=True)
class WageFloor:
    """The minimum wage at a workplace on the day of checking, rupiah a month.

    Args:
        place: name of the region whose figure it is.
        decree: the governor's decree, "" where not recorded.
        is_substitute: the province's figure stands in because the regency's is not loaded.
    """

    amount: int
    place: str
    year: int
    decree: str = ""
    is_substitute: bool = False


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How large a file may be, by format; told before a file is chosen."""

    xlsx_bytes: int
    xlsx_rows: int
    xlsx_uncompressed_bytes: int
    csv_bytes: int
    csv_rows: int

    @property
    def largest_bytes(self) -> int:
        return max(self.xlsx_bytes, self.csv_bytes)

    @property
    def xlsx_megabytes(self) -> int:
        return self.xlsx_bytes // MEGABYTE

    @property
    def csv_megabytes(self) -> int:
        return self.csv_bytes // MEGABYTE


@dataclass(frozen=True, kw_only=True)
class AgedRule:
    """A threshold with the law it comes from."""

    value: int
    basis: str


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """Everything a check depends on, read once.

    Args:
        today: day at the workplace.
        education: schooling codes of the reference table.
        occupations: occupation code by folded title or synonym.
        regencies: regency code by folded name; None where a bare name means two places.
        wage_floor: None where no minimum wage is known.
        contract_years: longest PKWT.
        weekly_hours: usual hours a week beyond which work is overtime.
        working_age, adult_age: ages below which the worker is asked about.
    """

    today: date
    education: CodeList
    occupations: Mapping[str, str]
    regencies: Mapping[str, str | None]
    wage_floor: WageFloor | None
    contract_years: AgedRule
    working_age: AgedRule
    adult_age: AgedRule
    limits: Limits
    weekly_hours: int = 40
    version: str = VERSION

    @cached_property
    def codes(self) -> dict[str, CodeList]:
        return {
            "sexes": SEXES,
            "education": self.education,
            "contracts": CONTRACTS,
            "wage_systems": WAGE_SYSTEMS,
            "disabilities": DISABILITIES,
            "yes_no": YES_NO,
        }

    def dates_of(self, slug: str) -> tuple[date, date]:
        """Earliest and latest date that makes sense in a column."""
        return {
            "born_on": (EARLIEST_BIRTH, self.today),
            "started_on": (EARLIEST_START, self.today),
            "contract_ends_on": (EARLIEST_START, LATEST_CONTRACT_END),
        }[slug]

    def reader(self, column: Column) -> values.Reader:
        """The function that reads a cell of this column."""
        match column.kind:
            case Kind.NIK:
                return values.read_nik
            case Kind.TEXT:
                return values.read_text(column.length)
            case Kind.DIGITS:
                return values.read_digits(column.length)
            case Kind.DATE:
                return values.read_date(*self.dates_of(column.slug))
            case Kind.CODE:
                return values.read_code(self.codes[column.codes].by_key(), key_of)
            case Kind.MONEY:
                return values.read_number(column.bounds, whole=True)
            case Kind.NUMBER:
                return values.read_number(column.bounds, whole=False)

    def params_of(self, column: Column, code: str, raw: Any) -> dict[str, Any]:
        """What fills the sentences of a single cell's fault."""
        match code:
            case "value_missing" | "number_unreadable":
                return {"column": column.title, "example": next((str(e) for e in column.examples if e != ""), "")}
            case "nik_not_16_digits":
                return {"count": sum(c.isdigit() for c in values.plain(raw))}
            case "text_too_long" | "membership_number_odd":
                return {"length": column.length}
            case "date_out_of_range":
                earliest, latest = self.dates_of(column.slug)
                return {"earliest": f"{earliest:%d/%m/%Y}", "latest": f"{latest:%d/%m/%Y}"}
            case "word_unknown":
                return {"words": ", ".join(self.codes[column.codes].words)}
            case "number_out_of_range":
                return {"smallest": grouped(column.bounds[0]), "largest": grouped(column.bounds[1])}
        return {}


def grouped(amount: float) -> str:
    """`4.500.000`."""
    return f"{round(amount):,}".replace(",", ".")
