"""`docs/security.md` names tests that are there."""

import re
from pathlib import Path

from tests.support.security_table import TABLE, missing, named_tests


def test_every_test_the_table_names_is_there() -> None:
    assert len(named_tests()) > 50
    assert missing(named_tests()) == []


def test_every_row_names_a_test_or_who_answers_for_it() -> None:
    rows = [line for line in TABLE.read_text().splitlines() if re.match(r"\| \d", line)]

    assert rows
    for row in rows:
        assert row.count("|") == 4, row
        shown = row.split("|")[3].strip()
        assert shown == "Operation" or shown.startswith("`tests/"), row


def test_a_name_that_is_not_there_is_found(tmp_path: Path) -> None:
    table = tmp_path / "security.md"
    table.write_text(
        "| 1 | x | `tests/security/test_security_table.py::test_gone`, `tests/gone.py::test_x`,"
        " `tests/security/test_security_table.py::test_a_name_that_is_not_there_is_found` |"
    )

    assert missing(named_tests(table)) == ["tests/gone.py::test_x", "tests/security/test_security_table.py::test_gone"]
