"""Roster files made for the occasion: invented workers, as XLSX or CSV, with mistakes where a test wants them."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import xlsxwriter

from wajiblapor.rosters.codes import education_list, key_of
from wajiblapor.rosters.columns import COLUMNS
from wajiblapor.rosters.rules import AgedRule, Limits, RuleSet, WageFloor

TITLES = [column.title for column in COLUMNS]
SLUGS = [column.slug for column in COLUMNS]
TODAY = date(2026, 11, 22)
LIMITS = Limits(xlsx_bytes=20 << 20, xlsx_rows=1000, xlsx_uncompressed_bytes=64 << 20, csv_bytes=64 << 20, csv_rows=5000)
Row = dict[str, Any]


def rules(**changes: Any) -> RuleSet:
    """A rule set that needs no database."""
    known: dict[str, Any] = {
        "today": TODAY,
        "education": education_list(
            [(code, code) for code in ("TTSD", "SD", "SMP", "SMA", "SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3")]
        ),
        "occupations": {key_of("Operator mesin jahit"): "8153"},
        "regencies": {"kabdemak": "3321", "kotasemarang": "3374", "semarang": None},
        "wage_floor": WageFloor(amount=3_122_805, place="Kab. Demak", year=2026, decree="Kepgub 100"),
        "contract_years": AgedRule(value=5, basis="PP 35/2021"),
        "working_age": AgedRule(value=15, basis="UU 20/1999"),
        "adult_age": AgedRule(value=18, basis="UU 13/2003"),
        "limits": LIMITS,
    }
    return RuleSet(**known | changes)


def worker(number: int = 1, **changes: Any) -> Row:
    """An invented worker without fault; keyword arguments replace cells."""
    is_female = number % 2 == 0
    born_on = date(1985, 1, 1) + timedelta(days=37 * (number % 300))
    day = born_on.day + (40 if is_female else 0)
    row: Row = {
        "nik": f"3374{number // 9999 + 10:02d}{day:02d}{born_on:%m%y}{number % 9999 + 1:04d}",
        "name": f"Pekerja Contoh {number}",
        "sex": "Perempuan" if is_female else "Laki-laki",
        "born_on": f"{born_on:%d/%m/%Y}",
        "education": "SMK",
        "job_title": "Operator mesin jahit",
        "department": "Produksi",
        "contract": "PKWTT",
        "started_on": "02/01/2018",
        "contract_ends_on": "",
        "wage_system": "Bulanan",
        "base_wage": 7_500_000,
        "allowance": 250_000,
        "weekly_hours": 40,
        "disability": "",
        "home_regency": "Kab. Demak",
        "bpjs_employment": f"19{number:09d}",
        "bpjs_health": f"0001{number:09d}",
        "certificate": "Ya",
        "passport": "",
        "country": "",
        "permit": "",
    }
    return row | changes


def workers(count: int, **changes: Mapping[str, Any]) -> list[Row]:
    """`workers(500, w7={"nik": ""})`: the seventh has no NIK."""
    return [worker(number, **changes.get(f"w{number}", {})) for number in range(1, count + 1)]


def xlsx(rows: Iterable[Row], *, titles: Sequence[str] = TITLES, slugs: Sequence[str] = SLUGS, sheet: str = "Pekerja") -> bytes:
    """A workbook; numbers stay numbers, text stays text."""
    return drawn(lambda page, _book: _write(page, titles, slugs, rows), sheet=sheet)


def drawn(draw: Callable[[Any, Any], None], *, sheet: str = "Pekerja") -> bytes:
    """A workbook that `draw(worksheet, workbook)` fills."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        draw(book.add_worksheet(sheet), book)
    return out.getvalue()


def _write(page: Any, titles: Sequence[str], slugs: Sequence[str], rows: Iterable[Row]) -> None:
    page.write_row(0, 0, titles)
    for number, row in enumerate(rows, start=1):
        page.write_row(number, 0, [row[slug] for slug in slugs])


def csv_file(rows: Iterable[Row], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(TITLES)
    writer.writerows([row[slug] for slug in SLUGS] for row in rows)
    return out.getvalue().encode(encoding)
