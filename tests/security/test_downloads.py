"""Lists that are downloaded and opened in a spreadsheet."""

import csv
import io

import pytest

from wajiblapor.views.exports import csv_lines


@pytest.mark.parametrize("cell", ["=1+1", "+62811", "-2", "@sum(a1)", "\t=1", "\r=1", '=HYPERLINK("http://jahat.example")'])
def test_no_cell_of_a_list_acts_as_a_formula(cell: str) -> None:
    text = "".join(csv_lines(["Nama"], [[cell]])).removeprefix("\ufeff")

    written = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1][0]

    assert written == f"'{cell}"
