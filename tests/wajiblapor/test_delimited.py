"""A CSV read in whatever pieces gives the rows it gives when it is there at once."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wajiblapor.worksheets import LIMITS, SLUGS, TITLES, worker, workers, xlsx
from wajiblapor.rosters import delimited
from wajiblapor.rosters.columns import NOTHING_TOLD
from wajiblapor.rosters.delimited import Course, CsvReading, NotYet
from wajiblapor.rosters.glance import first_bytes, glance
from wajiblapor.rosters.reading import open_roster
from wajiblapor.rosters.refusals import FileTooLong, NotASpreadsheet, UnreadableRoster

CHUNK = 7
Found = list[tuple[int, list[str]]]


def reading(content: bytes, course: Course, *, is_whole: bool) -> CsvReading:
    return CsvReading(io.BytesIO(content), course, is_whole=is_whole, limits=LIMITS, told=NOTHING_TOLD)


def in_pieces(content: bytes, cuts: Sequence[int]) -> Found:
    """As the worker does it: full chunks only while it arrives, the course kept as JSON between runs, begun anew when overturned."""
    kept, found = Course().as_data(), []
    for end in [*sorted(cuts), None]:
        course = Course.of(kept)
        try:
            roster = reading(content[:end], course, is_whole=end is None).open()
            if not course.offset:
                found.clear()
            for chunk in roster.chunks(CHUNK):
                if end is None or len(chunk) == CHUNK:
                    found.extend(chunk)
                    kept = course.as_data()
        except NotYet:
            continue
        assert end is None
    return found


def at_once(content: bytes, encoding: str, delimiter: str) -> Found:
    """The plain way, apart from ours: all of it as text, row by row."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    return [(number, cells) for number, cells in enumerate(csv.reader(text, delimiter=delimiter), start=1) if number > 1]


@pytest.fixture(autouse=True)
def _small(monkeypatch) -> None:
    monkeypatch.setattr(delimited, "SAMPLE", 400)
    monkeypatch.setattr(delimited, "SAMPLE_BYTES", 1603)
    monkeypatch.setattr(delimited, "PIECE", 257)
    monkeypatch.setattr(delimited, "BLOCK", 61)


cells = st.text(st.sampled_from('ab;,"\n\r é漢\x85\u2028\x1c'), max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(cells, min_size=1, max_size=40),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    form=st.sampled_from([("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")]),
    delimiter=st.sampled_from(";,"),
    ends_open=st.booleans(),
    data=st.data(),
)
def test_any_pieces_give_the_same_rows(names, ending, form, delimiter, ends_open, data) -> None:
    written_as, read_as = form
    if written_as == "cp1252":
        names = [*(name.encode("cp1252", "ignore").decode("cp1252") for name in names), "é."]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending)
    writer.writerow(TITLES)
    writer.writerows(["3374101010900001", name] for name in names)
    text = out.getvalue().removesuffix(ending) if ends_open else out.getvalue()
    content = text.encode(written_as)
    cuts = data.draw(st.lists(st.integers(0, len(content)), max_size=12))
    assert in_pieces(content, cuts) == at_once(content, read_as, delimiter)


def test_letters_that_turn_out_to_be_others_are_read_anew() -> None:
    rows = [[worker(number)[slug] for slug in SLUGS] for number in range(1, 60)]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([TITLES, *rows])
    plain = out.getvalue().encode()
    # Two letters that happen to be one in UTF-8, early; a single one that is none, late.
    content = plain.replace(b"Contoh 2;", b"Contoh \xc3\xa9;", 1) + b"3374101010900001;Ren\xe9\r\n"
    found = in_pieces(content, range(1700, len(content), 900))
    assert found == at_once(content, "cp1252", ";")
    assert found[1][1][1] == "Pekerja Contoh Ã©"
    assert found[-1][1][1] == "René"


@pytest.mark.parametrize("bad", [b"a;b\x00c\n", "Nama;NIK\n\u0081".encode("latin-1"), b"satu;dua\n" * 400])
def test_what_is_no_roster_is_refused_the_same_in_pieces(bad) -> None:
    with pytest.raises(UnreadableRoster) as whole:
        open_roster(io.BytesIO(bad), size=len(bad), limits=LIMITS)
    with pytest.raises(UnreadableRoster) as last:
        in_pieces(bad, range(0, 300, 50))
    assert last.value.code == whole.value.code


def test_a_glance_at_a_workbook_names_its_rows_and_columns() -> None:
    content = xlsx(workers(30))
    seen = glance(io.BytesIO(content), size=len(content), limits=LIMITS)
    assert (seen.rows, seen.columns, seen.missing) == (30, len(TITLES), ())
    titles = [*TITLES[:1], "Gaji", *TITLES[2:]]
    other = xlsx(workers(3), titles=titles, sheet="Lain")
    seen = glance(io.BytesIO(other), size=len(other), limits=LIMITS)
    assert (seen.rows, seen.missing) == (3, ("name",))


def test_the_first_bytes_tell_what_is_no_roster_and_what_is_too_large() -> None:
    with pytest.raises(NotASpreadsheet):
        first_bytes(b"%PDF-1.7" + b"x" * 1000, size=5000, limits=LIMITS)
    with pytest.raises(FileTooLong):
        first_bytes(xlsx(workers(2)), size=LIMITS.xlsx_bytes + 1, limits=LIMITS)
    assert first_bytes(b"NIK;Nama\n", size=LIMITS.csv_bytes, limits=LIMITS) == "csv"
