"""The rules of the roster, row by row and across rows."""

import pytest

from tests.wajiblapor.worksheets import SLUGS, TITLES, Row, rules, worker
from wajiblapor.enums import Severity
from wajiblapor.rosters.checking import Checker
from wajiblapor.rosters.columns import map_headings
from wajiblapor.rosters.faults import FAULT_KINDS, Fault, severity_of
from wajiblapor.rosters.summary import Tally, count_of


def faults_of(*rows: Row, **changes: object) -> list[Fault]:
    checker = Checker(rules(**changes), map_headings(TITLES))
    checked = checker.check([(number, [row[slug] for slug in SLUGS]) for number, row in enumerate(rows, start=2)])
    return checked.faults


def codes_of(*rows: Row, **changes: object) -> list[tuple[str, str]]:
    return [(fault.column, fault.code) for fault in faults_of(*rows, **changes)]


def test_a_worker_without_fault_has_none() -> None:
    assert faults_of(*[worker(number) for number in range(1, 50)]) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nik": ""}, ("nik", "value_missing")),
        ({"name": "  "}, ("name", "value_missing")),
        ({"sex": "X"}, ("sex", "word_unknown")),
        ({"education": "Kursus"}, ("education", "word_unknown")),
        ({"base_wage": "banyak"}, ("base_wage", "number_unreadable")),
        ({"weekly_hours": 168}, ("weekly_hours", "number_out_of_range")),
        ({"contract": "PKWT"}, ("contract_ends_on", "contract_end_missing")),
        ({"contract_ends_on": "01/01/2017"}, ("contract_ends_on", "contract_ends_before_start")),
        ({"started_on": "01/01/2027"}, ("started_on", "date_out_of_range")),
        ({"name": "A" * 151}, ("name", "text_too_long")),
    ],
)
def test_each_broken_cell_has_one_must_fix(changes, expected) -> None:
    found = codes_of(worker(1, **changes))
    assert found == [expected]
    assert severity_of(found[0][1]) == Severity.MUST_FIX


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"contract": "PKWT", "contract_ends_on": "03/01/2023"}, ("contract_ends_on", "contract_too_long")),
        ({"sex": "Perempuan"}, ("sex", "sex_differs_from_nik")),
        ({"born_on": "01/01/1990"}, ("born_on", "birth_differs_from_nik")),
        ({"base_wage": 2_000_000}, ("base_wage", "wage_below_minimum")),
        ({"job_title": "opr jht"}, ("job_title", "occupation_unknown")),
        ({"home_regency": "Semarang"}, ("home_regency", "regency_unknown")),
        ({"bpjs_employment": "123"}, ("bpjs_employment", "membership_number_odd")),
    ],
)
def test_what_may_be_true_is_only_asked_about(changes, expected) -> None:
    found = codes_of(worker(1, **changes))
    assert found == [expected]
    assert severity_of(found[0][1]) == Severity.CONFIRM


def test_a_contract_of_exactly_five_years_is_fine() -> None:
    assert codes_of(worker(1, contract="PKWT", started_on="02/01/2022", contract_ends_on="02/01/2027")) == []


def test_young_workers_are_asked_about_by_the_age_of_the_law() -> None:
    assert codes_of(worker(1, nik="3374102311080001", born_on="23/11/2008", started_on="01/11/2026")) == [("born_on", "below_adult_age")]
    assert codes_of(worker(1, nik="3374102311110001", born_on="23/11/2011", started_on="01/11/2026")) == [("born_on", "below_working_age")]
    assert codes_of(worker(1, nik="3374102211080001", born_on="22/11/2008", started_on="01/11/2026")) == []


def test_the_wage_question_names_figure_place_year_and_decree() -> None:
    fault = faults_of(worker(1, base_wage="2.000.000", allowance="100.000"))[0]
    assert fault.value == "2.000.000"  # what the cell holds; the sentence counts the allowance
    assert fault.params == {"wage": "2.100.000", "minimum": "3.122.805", "place": "Kab. Demak", "year": 2026, "decree": "Kepgub 100"}
    assert codes_of(worker(1, base_wage=1_000_000, contract="Paruh waktu")) == []
    assert codes_of(worker(1, base_wage=1_000_000), wage_floor=None) == []


def test_doubles_name_the_first_row() -> None:
    again = faults_of(worker(1), worker(2), worker(1))
    assert [(fault.row, fault.code, fault.params) for fault in again] == [(4, "nik_twice", {"first": 2})]
    assert again[0].value == worker(1)["nik"][:4] + "********" + worker(1)["nik"][-4:]


def test_foreign_workers_need_a_passport_instead_of_a_nik() -> None:
    foreigner = {"nik": "", "country": "Jepang", "passport": "TX0000001", "permit": "B.3/1"}
    assert codes_of(worker(1, **foreigner)) == []
    assert codes_of(worker(1, **foreigner | {"passport": ""})) == [("passport", "passport_missing")]
    assert codes_of(worker(1, **foreigner | {"permit": ""})) == [("permit", "permit_missing")]
    assert codes_of(worker(1, **foreigner), worker(2, **foreigner)) == [("passport", "passport_twice")]


def test_words_are_recognised_however_they_are_written() -> None:
    row = worker(1, sex="l", contract="Karyawan Tetap", education="STM", wage_system="PER BULAN", disability="Tuna Daksa", certificate="y")
    assert faults_of(row) == []


def test_empty_rows_are_skipped_and_numbers_are_those_of_the_sheet() -> None:
    checker = Checker(rules(), map_headings(TITLES))
    blank = [""] * len(SLUGS)
    checked = checker.check([(5, blank), (6, [worker(1)[slug] for slug in SLUGS]), (7, [])])
    assert checked.rows == [6]
    assert checker.rows == 1


def test_a_formula_without_result_is_named_as_such() -> None:
    cells = [worker(1)[slug] for slug in SLUGS]
    place = SLUGS.index("base_wage")
    cells[place] = ""
    checked = Checker(rules(), map_headings(TITLES)).check([(2, cells)], frozenset({(2, place)}))
    assert [(fault.column, fault.code) for fault in checked.faults] == [("base_wage", "formula_without_value")]


def test_must_fix_rows_and_doubtful_rows_are_counted_apart() -> None:
    checker = Checker(rules(), map_headings(TITLES))
    rows = [worker(1, sex="X", base_wage=1), worker(2, base_wage=1), worker(3)]
    checker.check([(number, [row[slug] for slug in SLUGS]) for number, row in enumerate(rows, start=2)])
    assert (checker.rows, checker.faulty_rows, checker.doubtful_rows) == (3, 1, 1)


def test_every_kind_of_fault_has_sentences_that_its_params_fill() -> None:
    for kind in FAULT_KINDS.values():
        assert str(kind.title)
        assert str(kind.sentence).endswith(".")
        assert str(kind.expected)


def test_the_matrices_add_up_to_the_rows() -> None:
    rows = [worker(number) for number in range(1, 11)]
    rows.append(worker(11, nik="", country="Jepang", passport="TX1", permit="B", disability="Fisik", base_wage=3_122_805, allowance=""))
    checker = Checker(rules(), map_headings(TITLES))
    tally = Tally(checker.rules)
    tally.add(checker.check([(number, [row[slug] for slug in SLUGS]) for number, row in enumerate(rows, start=2)]))
    data = tally.as_data()
    assert data["total"] == 11
    for matrix in data["matrices"].values():
        assert sum(sum(cells.values()) for cells in matrix.values()) == 11
    assert count_of(data, "nationality", "foreign") == 1
    assert count_of(data, "nationality", "national", "female") == 5
    assert count_of(data, "wage", "at") == 1
    assert count_of(data, "disability", "physical") == 1
