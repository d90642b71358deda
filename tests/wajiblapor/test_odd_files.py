"""Files as companies really send them, uploaded and checked: each gets a plain sentence, nothing guessed in silence, nothing lost."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.urls import reverse

from tests.wajiblapor.test_bad_files import ole, opened, rezipped
from tests.wajiblapor.worksheets import LIMITS, SLUGS, TITLES, Row, csv_file, drawn, worker, workers, xlsx
from wajiblapor.actions.staging import MOST_LISTED_FAULTS
from wajiblapor.forms.rosters import RosterForm
from wajiblapor.models import RosterFault, RosterUpload
from wajiblapor.rosters import refusals
from wajiblapor.rosters.glance import glance
from wajiblapor.rosters.refusals import UnreadableRoster

Draw = Callable[[Any, Any], None]
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLACES = {slug: place for place, slug in enumerate(SLUGS)}


def book(rows: list[Row], change: Draw | None = None, *, titles: list[str] = TITLES) -> bytes:
    """A workbook of those rows, changed before it is closed."""

    def draw(page: Any, whole: Any) -> None:
        page.write_row(0, 0, titles)
        for number, row in enumerate(rows, start=1):
            page.write_row(number, 0, list(row.values()))
        if change:
            change(page, whole)

    return drawn(draw)


def two_sheets(page: Any, whole: Any) -> None:
    whole.add_worksheet("Januari").write_row(0, 0, TITLES)
    whole.add_worksheet("Petunjuk").write(0, 0, "Cara mengisi")
    whole.add_worksheet("Diam").hide()


def hidden(page: Any, _whole: Any) -> None:
    for row in (2, 3):
        page.set_row(row, None, None, {"hidden": True})
    page.set_column(6, 7, None, None, {"hidden": True})


def hidden_rows(page: Any, _whole: Any) -> None:
    page.set_row(2, None, None, {"hidden": True})


def merged(page: Any, _whole: Any) -> None:
    page.merge_range(2, PLACES["job_title"], 3, PLACES["job_title"], "Operator mesin jahit")


def formulas(page: Any, _whole: Any) -> None:
    page.write_formula(1, PLACES["base_wage"], "=7000000+500000", None, 7_500_000)


def of_another_year(year: int) -> Draw:
    return lambda _page, whole: whole.set_properties({"title": f"Daftar pekerja {year}"})


def with_macros() -> bytes:
    out = io.BytesIO(xlsx(workers(2)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


def stretched() -> bytes:
    """A few kilobytes whose sheet would be a rectangle of seventeen thousand million cells."""
    sheet = zipfile.ZipFile(io.BytesIO(xlsx(workers(2)))).read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return rezipped(xlsx(workers(2)), sheet1=sheet.replace(b"</sheetData>", far))


def repeated_text() -> bytes:
    """One text of 30,000 letters named by every cell of 1,500 rows."""
    texts = b'<sst xmlns="%b"><si><t>' % MAIN + b"x" * 30_000 + b"</t></si></sst>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 22 + b"</row>"
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + row * 1500
        + b"</sheetData></worksheet>"
    )
    return rezipped(xlsx(workers(2)), sheet1=sheet, sharedStrings=texts)


def headed(rest: bytes) -> bytes:
    return csv_file(workers(2)) + rest


REFUSED = {
    "a workbook with macros": ("daftar.xlsx", with_macros(), refusals.MacroWorkbook),
    "a macro workbook": ("daftar.xlsm", with_macros(), refusals.MacroWorkbook),
    "a password": ("daftar.xlsx", ole("EncryptionInfo", "EncryptedPackage"), refusals.PasswordProtected),
    "a PDF": ("daftar.xlsx", b"%PDF-1.7\n" + b"x" * 2000, refusals.NotASpreadsheet),
    "a bomb": ("daftar.xlsx", rezipped(xlsx(workers(1)), sheet1=b"<sheetData>" + b"0" * (12 << 20)), refusals.TooMuchInside),
    "a cell far away": ("daftar.xlsx", stretched(), refusals.CellsFarApart),
    "one text in every cell": ("daftar.xlsx", repeated_text(), refusals.TooMuchInside),
    "a column left out": ("daftar.xlsx", book([{"nik": "1"}], titles=TITLES[:8]), refusals.ColumnsMissing),
    "a truncated workbook": ("daftar.xlsx", xlsx(workers(9))[:-700], refusals.BrokenFile),
    "a row of a thousand cells": ("daftar.csv", headed(b"x;" * 1000), refusals.RowTooLong),
    "a row without end": ("daftar.csv", headed(b"x" * (5 << 20)), refusals.RowTooLong),
    "a quote that is never closed": ("daftar.csv", headed(b'"' + b"y\n" * 60_000), refusals.RowTooLong),
}


def test_a_bad_file_is_refused_with_its_sentence_on_the_page(check, draft, manager) -> None:
    page = reverse("wajiblapor:roster", args=[draft.legal_entity.public_id, draft.public_id])
    for what, (name, content, expected) in REFUSED.items():
        upload = check(content, name)
        assert (upload.state, upload.refusal_code) == ("refused", expected.code), what
        assert upload.refusal_sentence.endswith(".")
        assert upload.waiting.count() == 0
    assert refusals.RowTooLong.sentence[:40] in manager.client.get(page).content.decode()
    assert RosterUpload.objects.filter(report=draft).count() == len(REFUSED)


def remarks_of(upload: RosterUpload) -> list[str]:
    assert upload.is_checked
    return [code for code, _params in upload.remarks]


def test_what_a_spreadsheet_leaves_open_is_read_and_said(check, draft, manager) -> None:
    year = draft.year
    assert remarks_of(check(book(workers(3), of_another_year(year)))) == []
    assert check(book(workers(3), of_another_year(year - 1))).remark_sentences[0].startswith(f"Berkas ini memakai templat tahun {year - 1}")
    several = check(book(workers(3), two_sheets))
    assert (several.rows, several.remark_sentences) == (3, ["Kami membaca lembar Pekerja. Yang tidak dibaca: Januari."])
    assert check(book(workers(4), hidden)).remark_sentences == ["Ada 2 baris dan 2 kolom yang disembunyikan. Semuanya ikut dibaca."]
    assert check(book(workers(4), hidden_rows)).remark_sentences == ["Ada 1 baris yang disembunyikan. Semuanya ikut dibaca."]
    joined = check(book(workers(4, w3={"job_title": ""}), merged))
    assert remarks_of(joined) == ["merged"]
    assert list(RosterFault.objects.filter(upload=joined).values_list("row", "column", "code")) == [(4, "job_title", "value_missing")]
    assert remarks_of(check(book(workers(2), formulas))) == ["formulas"]
    page = manager.client.get(reverse("wajiblapor:roster", args=[draft.legal_entity.public_id, draft.public_id]))
    assert "hasil yang tersimpan terakhir" in page.content.decode()


def test_a_heading_that_was_renamed_is_asked_about(check) -> None:
    titles = [title if title != "Jabatan" else "Peran di perusahaan" for title in TITLES]
    assert check(book(workers(2), titles=titles)).state == "mapping"


def test_niks_that_a_spreadsheet_rounded_are_never_believed(check) -> None:
    rounded = {"w1": {"nik": 3374101203950000.0}, "w2": {"nik": "3374101203950000"}, "w3": {"nik": "3,37410120395E+15"}}
    upload = check(xlsx(workers(4, **rounded)))
    found = RosterFault.objects.filter(upload=upload).order_by("row").values_list("row", "code")
    assert list(found) == [(2, "nik_as_number"), (3, "nik_ends_in_zeros"), (4, "nik_as_number")]


def test_twenty_thousand_faults_are_all_counted_and_some_listed(check, draft, manager) -> None:
    empty = dict.fromkeys(("sex", "education", "contract", "wage_system", "disability", "certificate"), "?")
    dates = dict.fromkeys(("born_on", "started_on", "contract_ends_on"), "kapan")
    broken = empty | dates | dict.fromkeys(("base_wage", "allowance", "weekly_hours"), "x")
    upload = check(csv_file([worker(number, **broken) for number in range(1, 1851)]), "daftar.csv")
    assert (upload.rows, upload.faulty_rows) == (1850, 1850)
    assert sum(upload.fault_counts.values()) == 20_350
    assert RosterFault.objects.filter(upload=upload).count() <= MOST_LISTED_FAULTS + 1850
    for name in ("roster", "faults", "waiting"):
        page = manager.client.get(reverse(f"wajiblapor:{name}", args=[draft.legal_entity.public_id, draft.public_id]))
        assert page.status_code == 200
        assert len(page.content) < 400_000


def test_four_hundred_megabytes_are_refused_by_their_size_alone() -> None:
    with TemporaryUploadedFile("daftar.csv", "text/csv", 400 << 20, None) as file:
        file.write(csv_file(workers(1)))
        # Sparse: the disk holds a page of it.
        file.truncate(400 << 20)
        file.seek(0)
        form = RosterForm({}, {"file": file}, limits=LIMITS)
        assert not form.is_valid()
    assert "400 MB" in form.errors["file"][0]


@pytest.mark.parametrize(
    "content", [xlsx(workers(40)), csv_file(workers(40)), csv_file(workers(40), encoding="utf-16")], ids=["XLSX", "CSV", "UTF-16"]
)
def test_a_file_truncated_anywhere_is_read_or_refused(content) -> None:
    random = Random(7)
    for _ in range(40):
        part = content[: random.randrange(len(content))]
        # Anything but a refusal, which has its sentence, fails the test.
        with suppress(UnreadableRoster):
            for _chunk in opened(part).chunks():
                pass


def test_a_first_look_at_tags_left_open_comes_to_an_end() -> None:
    """Searched naively, each of these tags is searched for its end through the whole part: hours."""
    for opening in (b"<row", b"<row>", b"<row><c", b"<row><c>", b'<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'):
        sheet = b"<worksheet><sheetData>" + opening * 30_000
        content = rezipped(
            xlsx(workers(1)), sheet1=sheet, sharedStrings=b"<sst>" + b"<si><t" * 30_000, workbook=b"<workbook>" + b"<sheet" * 30_000
        )
        glance(io.BytesIO(content), size=len(content), limits=LIMITS)
