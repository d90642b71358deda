"""The template we give and the company's own file we give back, read by another reader than ours."""

import io

import openpyxl
import pytest

from tests.wajiblapor.worksheets import LIMITS, SLUGS, TITLES, csv_file, drawn, rules, worker, workers, xlsx
from wajiblapor.rosters.columns import COLUMNS, Kind
from wajiblapor.rosters.reading import open_roster
from wajiblapor.rosters.template import csv_template, xlsx_template
from wajiblapor.rosters.workbook import HEADING, Note, csv_with_notes, xlsx_with_notes


def given_back(content: bytes, notes: dict[int, str]) -> bytes:
    stream, out = io.BytesIO(content), io.BytesIO()
    roster = open_roster(io.BytesIO(content), size=len(content), limits=LIMITS)
    write = xlsx_with_notes if roster.format == "xlsx" else csv_with_notes
    write(stream, roster, [Note(row, text, "Perbaiki" in text) for row, text in notes.items()], out)
    return out.getvalue()


def test_a_workbook_comes_back_with_its_cells_styles_and_order_and_one_column_more() -> None:
    def draw(page, book) -> None:
        bold = book.add_format({"bold": True, "bg_color": "#ffff00"})
        page.write_row(2, 0, TITLES, bold)
        for number in (1, 2, 3):
            page.write_row(number + 2, 0, [worker(number)[slug] for slug in SLUGS])
        page.set_column(0, 0, 33)
        book.add_worksheet("Lain").write(0, 0, "jangan diubah")

    before = openpyxl.load_workbook(io.BytesIO(draw_bytes := drawn(draw)))
    after = openpyxl.load_workbook(io.BytesIO(given_back(draw_bytes, {4: "Perbaiki: <NIK> & nama", 6: "Pastikan"})))
    one, two = before["Pekerja"], after["Pekerja"]
    for row in one.iter_rows():
        for cell in row:
            same = two[cell.coordinate]
            assert (same.value, same.font.b, same.fill.fgColor.rgb) == (cell.value, cell.font.b, cell.fill.fgColor.rgb)
    column = len(TITLES) + 1
    assert [two.cell(row, column).value for row in (3, 4, 5, 6)] == [HEADING, "Perbaiki: <NIK> & nama", None, "Pastikan"]
    assert two.column_dimensions["A"].width == one.column_dimensions["A"].width
    assert after["Lain"]["A1"].value == "jangan diubah"
    failing = after["Perlu diperbaiki"]
    assert [failing.cell(1, column).value, failing.cell(2, column).value] == [HEADING, "Perbaiki: <NIK> & nama"]
    assert failing.max_row == 2
    assert (failing["A2"].value, failing["A1"].font.b, failing.column_dimensions["A"].width) == (
        two["A4"].value,
        True,
        two.column_dimensions["A"].width,
    )


def test_the_returned_workbook_can_be_uploaded_again_and_notes_are_no_column() -> None:
    content = given_back(xlsx(workers(3)), {2: "Perbaiki"})
    roster = open_roster(io.BytesIO(content), size=len(content), limits=LIMITS)
    assert roster.mapping.unknown == (HEADING,)
    assert len(list(roster.rows)) == 3


def test_a_large_workbook_is_edited_row_by_row_without_losing_any() -> None:
    notes = {number: f"catatan {number}" for number in range(2, 900, 3)}
    content = given_back(xlsx(workers(900)), notes)
    page = openpyxl.load_workbook(io.BytesIO(content), read_only=True)["Pekerja"]
    rows = list(page.iter_rows(values_only=True))
    assert len(rows) == 901
    assert {
        number: row[len(TITLES)] for number, row in enumerate(rows, start=1) if number > 1 and len(row) > len(TITLES) and row[len(TITLES)]
    } == notes


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "cp1252"), (",", "utf-8")])
def test_a_csv_comes_back_as_csv(delimiter, encoding) -> None:
    content = given_back(csv_file([worker(1, name="Renée"), worker(2)], delimiter=delimiter, encoding=encoding), {3: "Perbaiki"})
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith(f"{delimiter}{HEADING}")
    assert "Renée" in lines[1]
    assert not lines[1].endswith("Perbaiki")
    assert lines[2].endswith(f"{delimiter}Perbaiki")


def test_the_template_carries_the_rules_and_its_own_examples_pass_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(organisation="PT Contoh", workplace="Pusat", year=2026, rules=rules())))
    assert book.sheetnames[:3] == ["Pekerja", "Contoh", "Petunjuk"]
    page = book["Pekerja"]
    assert [cell.value for cell in page[1]] == TITLES
    checked = {str(check.sqref).split(":")[0]: check for check in page.data_validations.dataValidation}
    for position, column in enumerate(COLUMNS):
        check = checked[f"{openpyxl.utils.get_column_letter(position + 1)}2"]
        # Two checks look at other cells too.
        expected = "custom" if column.slug in {"contract_ends_on", "passport"} else {
            Kind.NIK: "custom", Kind.TEXT: "textLength", Kind.DIGITS: "textLength", Kind.DATE: "date", Kind.CODE: "list",
            Kind.MONEY: "decimal", Kind.NUMBER: "decimal",
        }[column.kind]  # fmt: skip
        assert check.type == expected
    nik = page.column_dimensions["A"]
    assert nik.number_format == "@"
    examples = [list(row) for row in book["Contoh"].iter_rows(min_row=2, max_row=5, values_only=True)]
    from wajiblapor.rosters.checking import Checker
    from wajiblapor.rosters.columns import map_headings
    from wajiblapor.rosters.faults import severity_of

    faults = (
        Checker(rules(), map_headings(TITLES))
        .check([(n, ["" if c is None else c for c in row]) for n, row in enumerate(examples, 2)])
        .faults
    )
    assert [fault for fault in faults if severity_of(fault.code) == "must_fix"] == []


def test_the_csv_template_opens_in_excel_and_is_recognised() -> None:
    content = csv_template(rules=rules()) + b"\r\n" + b";" * 21
    assert content.startswith(b"\xef\xbb\xbfNIK;Nama;")
