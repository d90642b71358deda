"""Files that are no roster, or try to do harm: each gets its own sentence, nothing is guessed."""

import io
import struct
import zipfile

import pytest

from tests.wajiblapor.worksheets import LIMITS, TITLES, csv_file, drawn, worker, workers, xlsx
from wajiblapor.rosters import refusals
from wajiblapor.rosters.reading import Roster, detect, open_roster

OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")


def opened(content: bytes) -> Roster:
    return open_roster(io.BytesIO(content), size=len(content), limits=LIMITS)


def ole(*streams: str) -> bytes:
    """The beginning of an OLE container whose directory names these streams."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return OLE_HEAD + b"\0" * 504 + directory


def rezipped(content: bytes, **replaced: bytes) -> bytes:
    """The workbook with parts replaced (`sheet1=…`) or, where None, left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            target.writestr(name, replaced.get(stem, source.read(name)))
    return out.getvalue()


def bomb() -> bytes:
    """A workbook of a few kilobytes whose sheet unpacks to 70 MB."""
    return rezipped(xlsx(workers(1)), sheet1=b"<worksheet><sheetData>" + b"0" * (70 << 20))


def lying_bomb() -> bytes:
    """A workbook whose directory claims a small sheet while the data unpack to far more."""
    content = bytearray(rezipped(xlsx(workers(1)), sheet1=b"<worksheet><sheetData>" + b"0" * (40 << 20)))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    small = struct.pack("<I", 1000)
    real = struct.pack("<I", info.file_size)
    return bytes(content).replace(real, small)


def without_a_stretch() -> bytes:
    """A workbook whose directory says that the first part begins a hundred bytes before the file does."""
    content = xlsx(workers(50))
    return content[:900] + content[1000:]


def docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def only_titles() -> bytes:
    return xlsx([])


def titles_without(*missing: str) -> bytes:
    kept = [title for title in TITLES if title not in missing]
    return drawn(lambda page, _book: (page.write_row(0, 0, kept), page.write_row(1, 0, ["x"] * len(kept))))


BAD = {
    "a JPEG called xlsx": (b"\xff\xd8\xff\xe0" + b"\0" * 2000, refusals.NotASpreadsheet),
    "a PDF called xlsx": (b"%PDF-1.7\n" + b"x" * 2000, refusals.NotASpreadsheet),
    "a program": (b"MZ\x90\0" + b"\0" * 500, refusals.NotASpreadsheet),
    "a document of a word processor": (docx(), refusals.NotASpreadsheet),
    "an old Excel file": (ole("Root Entry", "Workbook"), refusals.OldExcel),
    "a workbook under a password": (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), refusals.PasswordProtected),
    "another OLE file": (ole("Root Entry", "WordDocument"), refusals.NotASpreadsheet),
    "an empty file": (b"", refusals.EmptyRoster),
    "spaces only": (b"   \n\n", refusals.EmptyRoster),
    "an empty workbook": (drawn(lambda page, book: None), refusals.EmptyRoster),
    "headings only": (only_titles(), refusals.HeaderOnly),
    "CSV headings only": (csv_file([]), refusals.HeaderOnly),
    "other columns": (b"a;b;c\n1;2;3\n", refusals.NoHeadings),
    "a column left out": (titles_without("NIK", "Jabatan"), refusals.ColumnsMissing),
    "a column twice": (b"NIK;Nama;Nama lengkap;Jabatan\n1;2;3;4\n", refusals.ColumnTwice),
    "too many rows": (xlsx(workers(1001)), refusals.TooManyRows),
    "a bomb": (bomb(), refusals.TooMuchInside),
    "a bomb that lies about its size": (lying_bomb(), refusals.BrokenFile),
    "a truncated workbook": (xlsx(workers(50))[:4000], refusals.BrokenFile),
    "a workbook with a stretch cut out": (without_a_stretch(), refusals.BrokenFile),
    "a workbook with a damaged sheet": (rezipped(xlsx(workers(2)), sheet1=b"<worksheet><sheetData><row"), refusals.UnreadableRoster),
    "UTF-16 without its mark": ("NIK;Nama".encode("utf-16-le") * 50, refusals.UnknownEncoding),
    "binary noise": (bytes(range(1, 256)) * 20, refusals.UnknownEncoding),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_gets_its_own_sentence(name) -> None:
    content, expected = BAD[name]
    with pytest.raises(expected) as refused:
        opened(content)
    assert str(refused.value).endswith(".")
    assert "%(" not in str(refused.value)


def test_missing_columns_are_named() -> None:
    with pytest.raises(refusals.ColumnsMissing, match=r"NIK, Jabatan"):
        opened(titles_without("NIK", "Jabatan"))


def test_a_csv_that_is_too_long_is_refused_where_it_becomes_so() -> None:
    roster = opened(csv_file(workers(5001)))
    with pytest.raises(refusals.TooManyRows, match=r"5\.000"):
        for _chunk in roster.chunks():
            pass


def test_a_file_above_the_limit_says_both_sizes() -> None:
    with pytest.raises(refusals.FileTooLong, match=r"25 MB.*20 MB"):
        open_roster(io.BytesIO(xlsx(workers(1))), size=25 << 20, limits=LIMITS)


def test_the_first_bytes_tell_the_format_whatever_the_name() -> None:
    assert detect(io.BytesIO(xlsx(workers(1)))) == "xlsx"
    assert detect(io.BytesIO(csv_file(workers(1)))) == "csv"


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-8"), (";", "cp1252"), (";", "utf-16")])
def test_csv_is_read_in_the_ways_excel_writes_it(delimiter, encoding) -> None:
    roster = opened(csv_file([worker(1, name="Renée Contoh")], delimiter=delimiter, encoding=encoding))
    rows = list(roster.rows)
    assert rows[0][0] == 2
    assert rows[0][1][roster.mapping.places["name"]] == "Renée Contoh"


def test_titles_above_the_headings_and_columns_before_them_are_skipped() -> None:
    def draw(page, _book) -> None:
        page.write(1, 1, "PT Contoh")
        page.write_row(3, 1, TITLES)
        page.write_row(4, 1, list(worker(1).values()))

    roster = opened(drawn(draw, sheet="Data"))
    [(number, cells)] = list(roster.rows)
    assert roster.heading_row == 4
    assert number == 5
    assert cells[roster.mapping.places["nik"]] == worker(1)["nik"]


def test_a_formula_counts_with_its_stored_result_and_is_named_without() -> None:
    def draw(page, _book) -> None:
        page.write_row(0, 0, TITLES)
        for number in (1, 2, 3):
            page.write_row(number, 0, list(worker(number).values()))
        place = TITLES.index("Upah pokok per bulan")
        page.write_formula(1, place, "=1+1", None, 4_000_000)
        page.write_formula(2, place, "=1+1", None, "")
        page.write_formula(3, place, "=1/0", None, "#DIV/0!")

    roster = opened(drawn(draw))
    place = TITLES.index("Upah pokok per bulan")
    assert roster.hollow == {(3, place), (4, place)}
    assert next(roster.rows)[1][place] == 4_000_000
