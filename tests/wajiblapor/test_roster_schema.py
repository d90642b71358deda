"""The roster as JSON Schema: sound in itself, public, and never more generous than the server."""

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from tests.wajiblapor.violations import as_json
from tests.wajiblapor.worksheets import SLUGS, TITLES, rules, worker
from wajiblapor.rosters.checking import Checker
from wajiblapor.rosters.columns import map_headings
from wajiblapor.rosters.schema import row_schema

ROW = Draft202012Validator(row_schema(rules()))
FOREIGN = {"nik": "", "country": "Jepang", "passport": "TX1", "permit": "B.3/1"}


def test_the_schema_is_public_stable_for_its_year_and_sound(client, db) -> None:
    address = reverse("wajiblapor:roster_schema", args=[2026])
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/schema+json")
    assert answer["Cache-Control"] == "public, max-age=3600"
    described = answer.json()
    Draft202012Validator.check_schema(described)
    assert described["$id"].endswith(address)
    assert client.get(f"/en{address}").json() == described
    Draft202012Validator(described).validate([as_json(worker(1)), as_json(worker(2, **FOREIGN))])
    assert not Draft202012Validator(described).is_valid([])
    assert described["x-faults"]["nik_twice"]["severity"] == "must_fix"
    for year in (1900, 2100, 0):
        assert client.get(reverse("wajiblapor:roster_schema", args=[year])).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"contract": "PKWT", "contract_ends_on": "01/01/2022"},
        {"contract": "permanent", "sex": "male"},
        FOREIGN,
        FOREIGN | {"country": "", "permit": ""},
        {"country": " W.N.I "},
        {"started_on": "29/02/2024"},
        {"weekly_hours": 37.5},
    ],
)
def test_what_the_schema_accepts_has_no_must_fix_on_the_server(changes) -> None:
    sent = as_json(worker(1, **changes))
    ROW.validate(sent)
    cells = [sent.get(slug) for slug in SLUGS]
    checked = Checker(rules(), map_headings(TITLES)).check([(2, ["" if cell is None else cell for cell in cells])])
    assert not checked.stopped


@pytest.mark.parametrize(
    "changes",
    [
        {"nik": None},
        {"name": "   "},
        {"hobby": "catur"},
        {"country": "Jepang"},
        {"started_on": "2023-02-29"},
        {"started_on": "2026-11-23"},
        {"born_on": "1919-12-31"},
        {"base_wage": "7500000"},
        {"base_wage": 0},
        {"certificate": "mungkin"},
    ],
)
def test_cells_a_program_should_not_send_are_refused(changes) -> None:
    sent = as_json(worker(1))
    assert ROW.is_valid(sent)
    assert not ROW.is_valid(sent | changes)
