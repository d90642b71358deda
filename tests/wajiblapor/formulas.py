"""The few Excel functions our template's checks use, evaluated as Excel documents them, so that a test reads the workbook itself.

Blank cells are None, dates serial numbers, errors `ExcelError`. COUNTIF compares text that looks like a number as a number of
fifteen digits, as Excel does; only a wildcard makes it compare text.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Any

from siapkerja.kernel.calendar import add_months

EPOCH = date(1899, 12, 30)
_TOKEN = re.compile(r'\s*("(?:[^"]|"")*"|[0-9.]+|\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|[A-Z]+\(|<>|<=|>=|[-+*&=<>(),])')
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)")


class ExcelError(Exception):
    """#VALUE! and its like."""


class Formula:
    """A formula written for row 2, to be evaluated at another row.

    Args:
        cells: value by (letters, row).
    """

    def __init__(self, text: str, cells: dict[tuple[str, int], Any], today: date) -> None:
        self.tokens = _TOKEN.findall(text.removeprefix("="))
        assert "".join(self.tokens).replace(" ", "") == text.removeprefix("=").replace(" ", ""), f"unread signs in {text}"
        self.cells, self.today, self.row, self.place = cells, today, 2, 0

    def at(self, row: int) -> Any:
        self.row, self.place = row, 0
        return self._comparison()

    def _next(self, *wanted: str) -> str:
        if self.place < len(self.tokens) and self.tokens[self.place] in wanted:
            self.place += 1
            return self.tokens[self.place - 1]
        return ""

    def _comparison(self) -> Any:
        left = self._joined()
        while sign := self._next("=", "<>", "<", ">", "<=", ">="):
            left = _compared(left, sign, self._joined())
        return left

    def _joined(self) -> Any:
        left = self._sum()
        while self._next("&"):
            right = self._sum()
            left = _failing(left, right) or _text(left) + _text(right)
        return left

    def _sum(self) -> Any:
        left = self._signed()
        while sign := self._next("+", "-"):
            right = self._signed()
            left = _failing(left, right) or _arithmetic(_number(left), sign, _number(right))
        return left

    def _signed(self) -> Any:
        if self._next("-"):
            number = _number(self._signed())
            return number if isinstance(number, ExcelError) else -number
        return self._atom()

    def _atom(self) -> Any:
        token = self.tokens[self.place]
        self.place += 1
        if token == "(":
            found = self._comparison()
            assert self._next(")")
            return found
        if token.endswith("("):
            arguments = []
            while not self._next(")"):
                arguments.append(self._comparison())
                self._next(",")
            return self._call(token[:-1], arguments)
        if token.startswith('"'):
            return token[1:-1].replace('""', '"')
        if token[0].isdigit() or token[0] == ".":
            return float(token)
        return self._range(token)

    def _range(self, token: str) -> Any:
        (first, top), *rest = [self._resolved(part) for part in token.split(":")]
        if not rest:
            return self.cells.get((first, top))
        [(last, bottom)] = rest
        return [self.cells.get((letters, row)) for letters, row in sorted(self.cells) if first <= letters <= last and top <= row <= bottom]

    def _resolved(self, reference: str) -> tuple[str, int]:
        _, letters, fixed, row = _REFERENCE.fullmatch(reference).groups()  # type: ignore[union-attr]
        return letters, int(row) if fixed else int(row) + self.row - 2

    def _call(self, name: str, arguments: Sequence[Any]) -> Any:
        if name == "TODAY":
            return float((self.today - EPOCH).days)
        try:
            return FUNCTIONS[name](*arguments)
        except ExcelError as error:
            return error


def _sound(value: Any) -> Any:
    if isinstance(value, ExcelError):
        raise value
    return value


def _failing(*values: Any) -> ExcelError | None:
    return next((value for value in values if isinstance(value, ExcelError)), None)


def _text(value: Any) -> str:
    value = _sound(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f"{value:.15g}" if isinstance(value, int | float) else str(value)


def _number(value: Any) -> Any:
    if isinstance(value, ExcelError):
        return value
    if value is None:
        return 0.0
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return ExcelError("#VALUE!")
    return float(value)


def _arithmetic(left: Any, sign: str, right: Any) -> Any:
    return _failing(left, right) or (left + right if sign == "+" else left - right)


def _compared(left: Any, sign: str, right: Any) -> Any:
    """Numbers before texts before truth values; texts without regard to case; a blank is whatever the other side is."""
    if failing := _failing(left, right):
        return failing
    if left is None:
        left = "" if isinstance(right, str) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else 0.0
    one, other = (
        (2, value) if isinstance(value, bool) else (1, value.lower()) if isinstance(value, str) else (0, value) for value in (left, right)
    )
    return {"=": one == other, "<>": one != other, "<": one < other, ">": one > other, "<=": one <= other, ">=": one >= other}[sign]


def _matches(cell: Any, criterion: Any) -> bool:
    if isinstance(criterion, str):
        if "*" in criterion:
            return isinstance(cell, str) and fnmatchcase(cell.lower(), criterion.lower())
        if criterion == "":
            return cell in {None, ""}
    wanted, found = _number(criterion), _number(cell)
    if not isinstance(wanted, ExcelError) and not isinstance(found, ExcelError) and cell is not None:
        return f"{wanted:.15g}" == f"{found:.15g}"
    return isinstance(cell, str) and isinstance(criterion, str) and cell.lower() == criterion.lower()


def _countifs(*pairs: Any) -> float:
    columns, criteria = pairs[::2], [_sound(criterion) for criterion in pairs[1::2]]
    return float(sum(all(map(_matches, row, criteria)) for row in zip(*columns, strict=True)))


def _truth(value: Any) -> bool:
    return bool(_sound(value))


def _edate(start: Any, months: Any) -> float:
    return float((add_months(EPOCH + timedelta(days=int(_sound(start))), int(_sound(months))) - EPOCH).days)


def _day(value: Any) -> date:
    return EPOCH + timedelta(days=int(_sound(_number(value))))


def _every(*values: Any) -> bool:
    """An error anywhere is the answer, so all are looked at."""
    return all([_truth(value) for value in values])  # noqa: C419


def _any(*values: Any) -> bool:
    return any([_truth(value) for value in values])  # noqa: C419


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "AND": _every,
    "OR": _any,
    "NOT": lambda value: not _truth(value),
    "IF": lambda test, then, other: then if _truth(test) else other,
    "ISTEXT": lambda value: isinstance(value, str),
    "ISNUMBER": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "ISERROR": lambda value: isinstance(value, ExcelError),
    "LEN": lambda value: float(len(_text(value))),
    "RIGHT": lambda value, count: _text(value)[-int(count) :],
    "MID": lambda value, start, count: _text(value)[int(start) - 1 : int(start) - 1 + int(count)],
    "SUBSTITUTE": lambda value, old, new: _text(value).replace(old, new),
    "N": lambda value: _number(value) if isinstance(value, int | float) else _sound(0.0),
    "COUNTA": lambda values: float(sum(value is not None for value in values)),
    "COUNTIF": _countifs,
    "COUNTIFS": _countifs,
    "EDATE": _edate,
    "DATE": lambda year, month, day: float((date(int(year), int(month), int(day)) - EPOCH).days),
    "DAY": lambda value: float(_day(value).day),
    "MONTH": lambda value: float(_day(value).month),
    "YEAR": lambda value: float(_day(value).year),
    "MOD": lambda value, by: _sound(_number(value)) % by,
}
