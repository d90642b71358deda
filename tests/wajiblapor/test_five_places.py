"""Each rule of the roster in all places that can tell it: server, grid, template, JSON Schema and offline checker."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from jsonschema import Draft202012Validator

from siapkerja.kernel.calendar import day_in
from siapkerja.reference.models import MinimumWage
from tests.browser.looking import violations as looked_at
from tests.support.people import now
from tests.wajiblapor import violations as broken
from tests.wajiblapor.filled_template import FilledTemplate
from tests.wajiblapor.formulas import ExcelError
from tests.wajiblapor.worksheets import LIMITS, SLUGS, TITLES, TODAY, Row, csv_file, drawn, rules, worker, xlsx
from wajiblapor.actions.repairs import mend_row
from wajiblapor.models import RosterFault
from wajiblapor.models.rosters import filled
from wajiblapor.rosters import five_places, refusals
from wajiblapor.rosters.checking import Checked, Checker
from wajiblapor.rosters.columns import BY_SLUG, map_headings
from wajiblapor.rosters.faults import FAULT_KINDS
from wajiblapor.rosters.five_places import Place, can_tell
from wajiblapor.rosters.offline_checker import offline_checker
from wajiblapor.rosters.reading import open_roster
from wajiblapor.rosters.schema import row_schema
from wajiblapor.rosters.template import xlsx_template

CASES = broken.violations(TODAY)


def told_in(place: Place) -> list[str]:
    return [code for code in CASES if can_tell(code, place)]


def test_every_rule_has_a_violation_and_every_exception_is_about_a_rule() -> None:
    broken.assert_every_rule_is_here(TODAY)
    assert set(five_places.CANNOT) | {code for code, _place in five_places.NARROWER} <= set(FAULT_KINDS)
    assert not [code for code in FAULT_KINDS if not can_tell(code, Place.SERVER)]


def test_the_page_about_the_places_is_current() -> None:
    page = Path(settings.BASE_DIR) / "docs" / "roster-rules.md"
    assert page.read_text() == five_places.page(), "write it again with wajiblapor.rosters.five_places.page()"


def checked(today: date = TODAY) -> Checked:
    rows, places = broken.all_rows(today)
    hollow = frozenset((places[code], SLUGS.index(case.column)) for code, case in broken.violations(today).items() if case.formula)
    chunk = [(number, [row[slug] for slug in SLUGS]) for number, row in enumerate(rows, start=2)]
    return Checker(rules(today=today), map_headings(TITLES)).check(chunk, hollow)


def test_the_server_tells_every_rule() -> None:
    _rows, places = broken.all_rows(TODAY)
    found = {(fault.row, fault.column, fault.code) for fault in checked().faults}
    # Each of them once, in its own row, and nothing besides.
    assert found == {(places[code], case.column, code) for code, case in CASES.items()}


def in_template(code: str) -> tuple[FilledTemplate, str, int]:
    case = CASES[code]
    cells = case.changes | ({case.column: ExcelError("#DIV/0!")} if case.formula else {})
    above = [worker(1) | case.twin] if case.twin is not None else []
    content = xlsx_template(organisation="PT Contoh", workplace="Pusat", year=TODAY.year, rules=rules())
    return FilledTemplate(content, [*above, worker(1) | cells], TODAY), case.column, 2 + len(above)


def test_the_template_tells_what_it_can() -> None:
    for code in CASES:
        filled, column, row = in_template(code)
        is_told = filled.refuses(column, row) or filled.colours(column, row)
        assert is_told == can_tell(code, Place.TEMPLATE), code


def test_the_template_says_nothing_of_sound_rows() -> None:
    fixed = {"contract": "PKWT", "started_on": "02/01/2022", "contract_ends_on": "02/01/2027"}
    foreign = {"nik": "", "country": "Jepang", "passport": "TX1", "permit": "B.3/1"}
    rows = [
        worker(1),
        worker(2, **fixed),
        worker(3, **foreign),
        worker(4, country="wni"),
        worker(5, base_wage=1_000_000, contract="Paruh waktu"),
        worker(6, contract="PKWT selesainya pekerjaan"),
    ]
    content = xlsx_template(organisation="PT Contoh", workplace="Pusat", year=TODAY.year, rules=rules())
    filled = FilledTemplate(content, rows, TODAY)
    for row in range(2, 8):
        assert [slug for slug in SLUGS if filled.refuses(slug, row) or filled.colours(slug, row)] == []


@pytest.mark.parametrize("word", ["PKWT selesainya pekerjaan", "fixed_task"])
def test_a_contract_until_a_piece_of_work_is_done_needs_no_day(word) -> None:
    """PP 35/2021 art. 5; typed into the template and read by the offline checker above and below."""
    row = worker(1, contract=word)
    checker = Checker(rules(), map_headings(TITLES))
    assert checker.check([(2, [row[slug] for slug in SLUGS])]).faults == []
    assert Draft202012Validator(row_schema(rules(), is_certain=True)).is_valid(broken.as_json(row))


@pytest.mark.parametrize("code", CASES)
def test_the_schema_tells_what_it_can(code) -> None:
    case = CASES[code]
    sent = broken.as_json(worker(1) | case.changes | case.json)
    severity = FAULT_KINDS[code].severity
    schema = Draft202012Validator(row_schema(rules(), is_certain=severity == "confirm"))
    assert schema.is_valid(broken.as_json(worker(1)))
    assert schema.is_valid(sent) != can_tell(code, Place.SCHEMA)


# How a text box is typed into where a file has a number.
TYPED = {"nik_as_number": {"nik": "3,37410120395E+15"}}


def test_the_grid_tells_what_it_can_as_soon_as_a_row_is_mended(check, draft, manager) -> None:
    today = day_in(draft.workplace.time_zone, now())
    MinimumWage.objects.get_or_create(
        region=draft.regency, kind="UMK", valid_from=date(today.year, 1, 1), defaults={"amount": 3_122_805, "source": "Contoh"}
    )
    cases = {code: case for code, case in broken.violations(today).items() if can_tell(code, Place.GRID)}
    rows, waiting = [], {}
    for number, (code, case) in enumerate(cases.items()):
        sound = worker(2 * number + 1)
        if case.twin is not None:
            rows.append(sound | case.twin)
        rows.append(sound | {"nik": worker(2 * number + 801)["nik"], "sex": "X"})
        waiting[code] = (len(rows) + 1, sound)
    upload = check(xlsx(rows))
    assert upload.faulty_rows == len(cases)
    for code, (row, sound) in waiting.items():
        cells = sound | cases[code].changes | TYPED.get(code, {})
        mend_row(upload=upload, row=row, cells={slug: str(cell) for slug, cell in cells.items()}, by=manager.actor, at=now())
    found = set(RosterFault.objects.filter(upload=upload).values_list("row", "column", "code"))
    assert {(waiting[code][0], case.column, code) for code, case in cases.items()} <= found


def on_server(content: bytes, today: date) -> list[tuple[str, ...]]:
    """What the server says of a file, as a person reads it."""
    known = rules(today=today)
    roster = open_roster(io.BytesIO(content), size=len(content), limits=LIMITS)
    faults = [fault for chunk in roster.chunks() for fault in Checker(known, roster.mapping).check(chunk, roster.hollow).faults]
    kinds = [FAULT_KINDS[fault.code] for fault in faults]
    return sorted(
        (str(fault.row), BY_SLUG[fault.column].title, fault.code, filled(kind.sentence, fault.params), filled(kind.expected, fault.params))
        for fault, kind in zip(faults, kinds, strict=True)
    )


def shown_faults(page: Any, file: dict[str, Any]) -> list[tuple[str, ...]]:
    """What the offline checker lists of a file."""
    page.evaluate("document.getElementById('status').className = ''")
    page.set_input_files("#file", file)
    page.wait_for_selector("#status:is(.good, .warn, .bad)")
    lines = "lines => lines.map(({cells}) => [0, 1, 3, 4, 5].map((at) => (cells[at].querySelector('code') ?? cells[at]).textContent))"
    return sorted(map(tuple, page.eval_on_selector_all("#faults tr", lines)))


def with_formula(rows: list[Row], row: int, column: str) -> bytes:
    def draw(sheet: Any, _book: Any) -> None:
        sheet.write_row(0, 0, TITLES)
        for number, cells in enumerate(rows, start=1):
            sheet.write_row(number, 0, [cells[slug] for slug in SLUGS])
        sheet.write_formula(row - 1, SLUGS.index(column), "=1/0", None, "#DIV/0!")

    return drawn(draw)


def test_the_offline_checker_says_the_same_as_the_server_and_sends_nothing(browser, tmp_path) -> None:
    today = timezone.localdate()
    path = tmp_path / "pemeriksa.html"
    path.write_text(offline_checker(rules(today=today), for_whom="Pusat Contoh"), encoding="utf-8")
    rows, places = broken.all_rows(today)
    rows.append(worker(2 * len(rows) + 1, contract="PKWT selesainya pekerjaan"))
    formula = CASES["formula_without_value"].column, places["formula_without_value"]
    files = {"daftar.csv": csv_file(rows), "windows.csv": csv_file([worker(1, name="René", sex="X")], delimiter=",", encoding="cp1252")}
    files["daftar.xlsx"] = with_formula(rows, formula[1], formula[0])
    # A clock at the same place as the server's: what is too young depends on the day.
    context = browser.new_context(timezone_id="Asia/Jakarta", locale="id-ID", viewport={"width": 360, "height": 800})
    page, asked, troubles = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(path.as_uri())
    for name, content in files.items():
        expected = on_server(content, today)
        assert shown_faults(page, {"name": name, "mimeType": "", "buffer": content}) == expected
        assert expected
        if name == "daftar.xlsx":
            assert {line[2] for line in expected} == set(told_in(Place.OFFLINE))
    assert looked_at(page) == []
    for name, (content, refusal) in UNREADABLE.items():
        shown_faults(page, {"name": name, "mimeType": "", "buffer": content})
        assert page.text_content("#status") == str(refusal.sentence), name
        assert not page.is_visible("#result"), name
    assert page.evaluate("fetch('https://contoh.example/').then(() => 'sent', () => 'refused')") == "refused"
    assert asked == [path.as_uri()]
    assert [trouble for trouble in troubles if "contoh.example" not in trouble] == []
    context.close()


UNREADABLE = {
    "kosong.csv": (b"", refusals.EmptyRoster),
    "lain.csv": (b"a;b;c\n1;2;3\n", refusals.NoHeadings),
    "potong.xlsx": (xlsx([worker(1)])[:3000], refusals.BrokenFile),
    "biner.csv": (bytes(range(1, 256)) * 20, refusals.UnknownEncoding),
    "judul.csv": (csv_file([]), refusals.HeaderOnly),
}
