"""The template of a roster for one company and year: drop-downs and in-cell checks come from the rule set."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wajiblapor.enums import Severity
from wajiblapor.rosters.archives import letters_of
from wajiblapor.rosters.columns import COLUMNS, Column, Kind
from wajiblapor.rosters.faults import FAULT_KINDS, FaultKind
from wajiblapor.rosters.in_cell import cell_rule, marks
from wajiblapor.rosters.reading import DATA_SHEET, TEMPLATE_TITLE
from wajiblapor.rosters.rules import RuleSet, grouped

LISTS_SHEET = "Daftar"
Known = Mapping[str, str | date]
_SHARED_FORMATS = {
    "heading": {"bold": True, "font_color": "#ffffff", "bg_color": "#a3243b", "text_wrap": True, "valign": "vcenter", "border": 1},
    "optional": {"bold": True, "font_color": "#14213d", "bg_color": "#f3dfe3", "text_wrap": True, "valign": "vcenter", "border": 1},
    "text": {"num_format": "@"},
    "date": {"num_format": "dd/mm/yyyy"},
    "money": {"num_format": "#,##0"},
    "title": {"bold": True, "font_size": 14},
    "wrap": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "valign": "top"},
    "wrong": {"bg_color": "#f9d2d7"},
    "doubtful": {"bg_color": "#fdeec2"},
}
_CELL_FORMATS = {Kind.NIK: "text", Kind.DIGITS: "text", Kind.TEXT: "text", Kind.CODE: "text", Kind.DATE: "date", Kind.MONEY: "money"}


def xlsx_template(*, organisation: str, workplace: str, year: int, rules: RuleSet, known: Sequence[Known] = ()) -> bytes:
    """A workbook with the sheets Pekerja (to fill in), Contoh, Petunjuk.

    Args:
        known: workers whose rows are begun already, by slug of the column.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": TEMPLATE_TITLE % year, "company": organisation, "comments": f"Aturan {rules.version}"})
        formats = {name: book.add_format(look) for name, look in _SHARED_FORMATS.items()}
        data = book.add_worksheet(DATA_SHEET)
        example = book.add_worksheet("Contoh")
        guide = book.add_worksheet("Petunjuk")
        lists = book.add_worksheet(LISTS_SHEET)
        ranges = _write_lists(lists, rules)
        _write_headings(data, formats)
        for position, column in enumerate(COLUMNS):
            _validate(data, position, column, rules, ranges)
        _colour(data, formats, rules)
        _write_known(data, formats, known, rules)
        _write_headings(example, formats)
        _write_examples(example)
        _write_guide(guide, formats, organisation, workplace, year, rules)
        lists.hide()
        data.activate()
    return out.getvalue()


def csv_template(*, rules: RuleSet, known: Sequence[Known] = ()) -> bytes:
    """The headings and the rows begun already, parted by `;` and marked as UTF-8 so that Excel in Indonesia opens it right."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(column.title for column in COLUMNS)
    for row in known:
        writer.writerow(_plain(_word(column, row.get(column.slug), rules)) for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _write_known(sheet: Worksheet, formats: dict[str, Format], known: Sequence[Known], rules: RuleSet) -> None:
    for row, cells in enumerate(known, start=1):
        for position, column in enumerate(COLUMNS):
            value = _word(column, cells.get(column.slug), rules)
            if isinstance(value, date):
                sheet.write_datetime(row, position, datetime(value.year, value.month, value.day), formats["date"])
            elif value:
                sheet.write_string(row, position, value, formats.get(_CELL_FORMATS.get(column.kind, "")))


def _word(column: Column, value: str | date | None, rules: RuleSet) -> str | date:
    """A code as the drop-down names it; what the drop-down does not have stays empty."""
    if not value or column.kind != Kind.CODE:
        return value or ""
    code_list = rules.codes[column.codes]
    words = dict(code_list.labels)
    return words.get(str(value), value if value in code_list.words else "")


def _plain(value: str | date) -> str:
    """For a CSV; a name that a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value


def _write_headings(sheet: Worksheet, formats: dict[str, Format]) -> None:
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 2)
    for position, column in enumerate(COLUMNS):
        cell_format = formats.get(_CELL_FORMATS.get(column.kind, ""))
        sheet.set_column(position, position, column.width, cell_format)
        sheet.write_string(0, position, column.title, formats["heading" if column.is_required else "optional"])


def _write_lists(sheet: Worksheet, rules: RuleSet) -> dict[str, str]:
    """Write the drop-down words, one column per list; the answer is their ranges."""
    ranges = {}
    for position, (name, code_list) in enumerate(rules.codes.items()):
        sheet.write_column(0, position, code_list.words)
        letters = letters_of(position)
        ranges[name] = f"={LISTS_SHEET}!${letters}$1:${letters}${len(code_list.words)}"
    return ranges


def _validate(sheet: Worksheet, position: int, column: Column, rules: RuleSet, ranges: dict[str, str]) -> None:
    options = cell_rule(column, rules)
    if column.kind == Kind.CODE:
        options["source"] = ranges[column.codes]
    messages: dict[str, Any] = {
        "ignore_blank": True,
        "input_title": column.title[:32],
        "input_message": column.hint[:255],
        "error_title": "Periksa kembali",
        "error_message": (column.refused or column.hint)[:255],
    }
    sheet.data_validation(1, position, rules.limits.xlsx_rows, position, messages | options)


def _colour(sheet: Worksheet, formats: dict[str, Format], rules: RuleSet) -> None:
    """What is missing, wrong or doubtful is coloured, also where it was pasted."""
    places = {column.slug: place for place, column in enumerate(COLUMNS)}
    for mark in marks(rules):
        first, last = (places[mark.slug],) * 2 if mark.slug else (0, len(COLUMNS) - 1)
        look = formats["wrong" if mark.severity == Severity.MUST_FIX else "doubtful"]
        options = {"type": "formula", "criteria": mark.formula, "format": look}
        sheet.conditional_format(1, first, rules.limits.xlsx_rows, last, options)


def _write_examples(sheet: Worksheet) -> None:
    for position, column in enumerate(COLUMNS):
        for row, value in enumerate(column.examples, start=1):
            if isinstance(value, str):
                sheet.write_string(row, position, value)
            else:
                sheet.write_number(row, position, value)


def _is_plain(kind: FaultKind) -> bool:
    return "%(" not in f"{kind.title}{kind.expected}"


def _write_guide(sheet: Worksheet, formats: dict[str, Format], organisation: str, workplace: str, year: int, rules: RuleSet) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 95, formats["wrap"])
    sheet.write_string(0, 0, TEMPLATE_TITLE % year, formats["title"])
    lines = [
        ("Perusahaan", organisation),
        ("Tempat kerja", workplace),
        ("Cara mengisi", f"Isi lembar {DATA_SHEET}, satu baris untuk tiap pekerja. Kolom merah tua wajib. Urutan kolom boleh diubah."),
        ("Warna sel", "Merah muda: kosong atau keliru, harus diperbaiki. Kuning: mungkin benar, mohon dipastikan."),
        ("Menempel data", "Tempel sebagai nilai (Tempel khusus, Nilai) supaya format kolom tidak berubah."),
        ("Batas", f"XLSX paling banyak {grouped(rules.limits.xlsx_rows)} baris. Lebih dari itu, unggah CSV."),
        ("Rahasia", "Berkas Anda disimpan terenkripsi. NIK hanya ditampilkan sebagian."),
    ]
    floor = rules.wage_floor
    if floor:
        lines.append(("Upah minimum", f"{floor.place} {floor.year}: Rp{grouped(floor.amount)} per bulan. {floor.decree}".strip()))
    row = 2
    for label, text in lines:
        sheet.write_string(row, 0, label, formats["strong"])
        sheet.write_string(row, 1, text)
        row += 1
    row += 1
    for heading, rows in (
        ("Kolom", [(column.title + (" (wajib)" if column.is_required else ""), column.hint) for column in COLUMNS]),
        ("Yang kami periksa", [(str(kind.title), str(kind.expected)) for kind in FAULT_KINDS.values() if _is_plain(kind)]),
    ):
        sheet.write_string(row, 0, heading, formats["title"])
        for row, (label, text) in enumerate(rows, start=row + 1):  # noqa: B020 - the next block goes on below
            sheet.write_string(row, 0, label, formats["strong"])
            sheet.write_string(row, 1, text)
        row += 2
