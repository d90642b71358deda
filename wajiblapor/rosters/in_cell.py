"""The rule set as a spreadsheet says it: checks of what is typed into a cell, and marks of what stands in the sheet.

A cell has one check, which sees typing but not pasting and nothing that stays empty; marks colour whatever stands there, so what a
check cannot say (an empty cell, a doubt) a mark says. Columns stand in our order, the first row of data is row 2.
"""

from datetime import date
from typing import Any, NamedTuple

from wajiblapor.enums import Contract, Severity
from wajiblapor.rosters.archives import letters_of
from wajiblapor.rosters.checking import INDONESIA
from wajiblapor.rosters.columns import COLUMNS, Column, Kind
from wajiblapor.rosters.faults import severity_of
from wajiblapor.rosters.rules import RuleSet

LETTERS = {column.slug: letters_of(place) for place, column in enumerate(COLUMNS)}
LAST = LETTERS[COLUMNS[-1].slug]
FIRST_ROW = 2


class Mark(NamedTuple):
    """A condition under which cells are coloured.

    Args:
        slug: of the column, "" for all of them.
        codes: of the faults it shows.
        formula: for the cell in the first row of data.
    """

    slug: str
    codes: tuple[str, ...]
    formula: str

    @property
    def severity(self) -> Severity:
        return severity_of(self.codes[0])


def cell(slug: str) -> str:
    return f"${LETTERS[slug]}{FIRST_ROW}"


def filled_part(slug: str, rules: RuleSet) -> str:
    """The cells of a column, of all rows a workbook may have."""
    letter = LETTERS[slug]
    return f"${letter}${FIRST_ROW}:${letter}${rules.limits.xlsx_rows + 1}"


def cell_rule(column: Column, rules: RuleSet) -> dict[str, Any]:
    """The check of what is typed, as options of xlsxwriter's `data_validation`; a list's words are its `source`."""
    match column.kind:
        case Kind.NIK:
            return {"validate": "custom", "value": f"={_sound_nik(rules)}"}
        case Kind.TEXT if column.slug == "passport":
            return {"validate": "custom", "value": _sound_passport(column, rules)}
        case Kind.TEXT:
            return {"validate": "length", "criteria": "<=", "value": column.length}
        case Kind.DIGITS:
            return {"validate": "length", "criteria": "==", "value": column.length, "error_type": "warning"}
        case Kind.DATE if column.slug == "contract_ends_on":
            return {"validate": "custom", "value": _sound_contract_end(rules)}
        case Kind.DATE:
            earliest, latest = rules.dates_of(column.slug)
            return {"validate": "date", "criteria": "between", "minimum": earliest, "maximum": latest}
        case Kind.CODE:
            return {"validate": "list", "source": list(rules.codes[column.codes].words)}
        case Kind.MONEY | Kind.NUMBER:
            return {"validate": "decimal", "criteria": "between", "minimum": column.bounds[0], "maximum": column.bounds[1]}


def marks(rules: RuleSet) -> list[Mark]:
    """What is coloured in the sheet, whether typed or pasted; what must be fixed comes first."""
    nik, born_on, contract = cell("nik"), cell("born_on"), cell("contract")
    is_begun = f"COUNTA($A{FIRST_ROW}:${LAST}{FIRST_ROW})>0"
    is_foreign = f'OR({_is_elsewhere()},AND({cell("passport")}<>"",{nik}=""))'
    found = [Mark("", ("formula_without_value",), f"=ISERROR(A{FIRST_ROW})")]
    for column in COLUMNS:
        if column.is_required:
            exempt = f",NOT({is_foreign})" if column.slug == "nik" else ""
            found.append(Mark(column.slug, ("value_missing",), f'=AND({cell(column.slug)}="",{is_begun}{exempt})'))
    found += [
        Mark(
            "nik", ("nik_not_16_digits", "nik_not_digits", "nik_as_number", "nik_ends_in_zeros", "nik_twice"),
            f'=AND({nik}<>"",NOT({_sound_nik(rules)}))',
        ),
        Mark("passport", ("passport_missing",), f'=AND({cell("passport")}="",{_is_elsewhere()})'),
        Mark(
            "contract_ends_on", ("contract_end_missing",),
            f'=AND({cell("contract_ends_on")}="",{contract}="{_word(rules, "contracts", Contract.FIXED_TERM)}")',
        ),
        Mark(
            "sex", ("sex_differs_from_nik",),
            f'=AND(LEN({nik})=16,{cell("sex")}<>"",IF(--MID({nik},7,2)>40,"{_word(rules, "sexes", "female")}",'
            f'"{_word(rules, "sexes", "male")}")<>{cell("sex")})',
        ),
        Mark(
            "born_on", ("birth_differs_from_nik",),
            f"=AND(LEN({nik})=16,ISNUMBER({born_on}),OR(DAY({born_on})<>MOD(--MID({nik},7,2),40),MONTH({born_on})<>--MID({nik},9,2),"
            f"MOD(YEAR({born_on}),100)<>--MID({nik},11,2)))",
        ),
        Mark(
            "born_on", ("below_adult_age", "below_working_age"),
            f"=AND(ISNUMBER({born_on}),{born_on}>EDATE(TODAY(),-{12 * rules.adult_age.value}))",
        ),
        Mark("contract_ends_on", ("contract_too_long",), _long_contract(rules)),
        Mark("permit", ("permit_missing",), f'=AND({cell("permit")}="",{is_foreign})'),
    ]  # fmt: skip
    if rules.wage_floor:
        wage = f"{cell('base_wage')}+N({cell('allowance')})"
        part_time = _word(rules, "contracts", Contract.PART_TIME)
        formula = f'=AND(ISNUMBER({cell("base_wage")}),{wage}<{rules.wage_floor.amount},{contract}<>"{part_time}")'
        found.append(Mark("base_wage", ("wage_below_minimum",), formula))
    return sorted(found, key=lambda mark: mark.severity != Severity.MUST_FIX)


def _sound_nik(rules: RuleSet) -> str:
    """Text of sixteen digits that is there once; the star makes COUNTIF compare text, whose numbers end at fifteen digits."""
    nik = cell("nik")
    once = f'COUNTIF({filled_part("nik", rules)},{nik}&"*")=1'
    return f'AND(ISTEXT({nik}),LEN({nik})=16,ISNUMBER(--{nik}),RIGHT({nik},4)<>"0000",{once})'


def _sound_passport(column: Column, rules: RuleSet) -> str:
    passport, country = cell("passport"), cell("country")
    twice = f'COUNTIFS({filled_part("passport", rules)},{passport},{filled_part("country", rules)},{country}&"")'
    return f"=AND(LEN({passport})<={column.length},{twice}<=1)"


def _sound_contract_end(rules: RuleSet) -> str:
    """A date in bounds and not before the start."""
    start, end = cell("started_on"), cell("contract_ends_on")
    earliest, latest = (_date(day) for day in rules.dates_of("contract_ends_on"))
    return f"=AND(ISNUMBER({end}),{end}>={earliest},{end}<={latest},OR(NOT(ISNUMBER({start})),{end}>={start}))"


def _long_contract(rules: RuleSet) -> str:
    """A fixed term longer than the longest."""
    start, end = cell("started_on"), cell("contract_ends_on")
    is_fixed = f'{cell("contract")}="{_word(rules, "contracts", Contract.FIXED_TERM)}"'
    return f"=AND({is_fixed},ISNUMBER({start}),ISNUMBER({end}),{end}>EDATE({start},{12 * rules.contract_years.value}))"


def _is_elsewhere() -> str:
    """The country is another one; Excel compares without regard to case, spaces are taken out."""
    country = f'SUBSTITUTE({cell("country")}," ","")'
    return "AND(" + ",".join(f'{country}<>"{word}"' for word in sorted(INDONESIA)) + ")"


def _word(rules: RuleSet, codes: str, value: str) -> str:
    return dict(rules.codes[codes].labels)[value]


def _date(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"
