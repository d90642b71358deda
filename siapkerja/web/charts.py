"""Charts drawn on the server: values in, places of bars and tiles out. No script, no library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from siapkerja.web import wording

PLOT_HEIGHT = 190  # px between the axis and the top line
PLOT_TOP = 14  # px left above the highest line
LEFT, WIDTH = 8.0, 92.0  # percent: room for the numbers of the axis, and the rest


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One column.

    Args:
        label: word under it.
        value: its height.
        before: the value to compare with (a year earlier), drawn as a dashed line.
        is_current: drawn darker, its word bold.
    """

    label: str
    value: float
    before: float | None = None
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """A column chart and its table.

    Args:
        title: what is counted; heading of the table.
        sentence: what a reader should see in it; read out instead of the drawing.
        series: name of the columns.
        before: name of the dashed line, where bars carry one.
        axis: heading of the table's first column.
        decimals: digits after the comma in the table.
    """

    title: str
    sentence: str
    series: str
    bars: Sequence[Bar]
    before: str = ""
    axis: str = ""
    decimals: int = 0

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Label, value and value before, as words."""
        return [
            (b.label, wording.number(b.value, self.decimals), "" if b.before is None else wording.number(b.before, self.decimals))
            for b in self.bars
        ]


@dataclass(frozen=True)
class Column:
    label: str
    is_current: bool
    is_alternate: bool  # its word is dropped on a narrow screen
    x: str
    width: str
    middle: str
    y: int
    height: int


@dataclass(frozen=True)
class Drawing:
    height: int
    base: int
    label_y: int
    lines: list[tuple[int, int, str]]  # y of a line, y of its word, word
    columns: list[Column]
    reference: list[tuple[str, int, str, int]]  # x1, y1, x2, y2


def draw(chart: BarChart) -> Drawing:
    """Where everything stands. Widths are percent, so that text keeps its size while the drawing stretches."""
    top = _round_up(max((max(b.value, b.before or 0) for b in chart.bars), default=0))
    base = PLOT_TOP + PLOT_HEIGHT

    def y(value: float) -> int:
        return round(base - PLOT_HEIGHT * value / top)

    slot = WIDTH / max(len(chart.bars), 1)
    bar = min(slot * 0.64, 9)
    columns = []
    for index, item in enumerate(chart.bars):
        middle = LEFT + slot * (index + 0.5)
        is_alternate = len(chart.bars) > 6 and (len(chart.bars) - 1 - index) % 2 == 1
        columns.append(
            Column(
                item.label,
                item.is_current,
                is_alternate,
                _percent(middle - bar / 2),
                _percent(bar),
                _percent(middle),
                y(item.value),
                base - y(item.value),
            )
        )
    known = [(column, item.before) for column, item in zip(columns, chart.bars, strict=True) if item.before is not None]
    reference = [(a.middle, y(va), b.middle, y(vb)) for (a, va), (b, vb) in pairwise(known)]
    lines = [(y(top * i / 4), y(top * i / 4) + 4, wording.compact(top * i / 4)) for i in range(5)]
    return Drawing(base + 26, base, base + 18, lines, columns, reference)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _round_up(value: float) -> float:
    """The next number that four lines divide well: 4, 8, 12, 20, 40, 60, 80 times a power of ten."""
    if value <= 0:
        return 4
    power = 1.0
    while power * 80 < value:
        power *= 10
    return next(power * step for step in (4, 8, 12, 20, 40, 60, 80) if power * step >= value)


# Province code (Kemendagri) → row and column on the grid, short word.
PROVINCE_TILES: Mapping[str, tuple[int, int, str]] = {
    "11": (1, 1, "Aceh"),
    "12": (2, 2, "Sumut"),
    "14": (2, 3, "Riau"),
    "21": (2, 4, "Kepri"),
    "13": (3, 2, "Sumbar"),
    "15": (3, 3, "Jambi"),
    "19": (3, 5, "Babel"),
    "17": (4, 3, "Bengkulu"),
    "16": (4, 4, "Sumsel"),
    "18": (5, 4, "Lampung"),
    "31": (5, 5, "DKI"),
    "36": (6, 4, "Banten"),
    "32": (6, 5, "Jabar"),
    "33": (6, 6, "Jateng"),
    "34": (7, 6, "DIY"),
    "35": (6, 7, "Jatim"),
    "51": (6, 8, "Bali"),
    "52": (6, 9, "NTB"),
    "53": (6, 10, "NTT"),
    "65": (1, 8, "Kaltara"),
    "61": (2, 6, "Kalbar"),
    "62": (2, 7, "Kalteng"),
    "64": (2, 8, "Kaltim"),
    "63": (3, 7, "Kalsel"),
    "75": (2, 10, "Gorontalo"),
    "71": (2, 11, "Sulut"),
    "76": (3, 9, "Sulbar"),
    "72": (3, 10, "Sulteng"),
    "73": (4, 9, "Sulsel"),
    "74": (4, 10, "Sultra"),
    "82": (2, 12, "Malut"),
    "81": (4, 12, "Maluku"),
    "96": (3, 13, "Papua BD"),
    "92": (3, 14, "Papua B"),
    "91": (3, 15, "Papua"),
    "94": (4, 14, "Papua T"),
    "95": (4, 15, "Papua P"),
    "93": (5, 15, "Papua S"),
}


@dataclass(frozen=True, kw_only=True)
class ProvinceValue:
    """One tile.

    Args:
        code: two-digit province code (Kemendagri).
        name: full name, read out.
        value: None where too few cases may be shown.
        url: list behind the figure, for those allowed.
    """

    code: str
    name: str
    value: float | None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class TileMap:
    """Provinces coloured by value.

    Args:
        values: any number of the 38 provinces; the others are left out.
        bounds: up to four rising limits that part the colours; made from the values where not given.
        unit: word read out after a value ("persen").
        label: name of the list.
    """

    values: Sequence[ProvinceValue]
    label: str
    bounds: Sequence[float] = field(default=())
    unit: str = ""
    decimals: int = 0

    @property
    def limits(self) -> list[float]:
        if self.bounds:
            return list(self.bounds)
        known = sorted(v.value for v in self.values if v.value is not None)
        # Values that many provinces share part them once only: what is alike looks alike.
        return sorted({known[len(known) * i // 5] for i in range(1, 5)} - {known[0]}) if known else []

    @property
    def has_protected(self) -> bool:
        return any(value.value is None for value in self.values)

    @property
    def key(self) -> list[tuple[str, str]]:
        """Colour class and words for the legend."""
        limits = [wording.number(limit, self.decimals) for limit in self.limits]
        if not limits:
            return []
        words = [f"< {limits[0]}", *(f"{a} – {b}" for a, b in pairwise(limits)), f"≥ {limits[-1]}"]
        return [(f"q{i}", word) for i, word in enumerate(words, start=1)]


@dataclass(frozen=True)
class Tile:
    row: int
    column: int
    short: str
    name: str
    words: str
    colour: str
    url: str


def place(tiles: TileMap) -> list[Tile]:
    """The tiles in reading order, west to east within an island."""
    limits = tiles.limits
    known = {value.code: value for value in tiles.values}
    placed = []
    for code, (row, column, short) in PROVINCE_TILES.items():
        value = known.get(code)
        if value is None:
            continue
        words, colour = "", "q0"
        if value.value is not None:
            words = wording.number(value.value, tiles.decimals) if tiles.decimals else wording.compact(value.value)
            colour = f"q{1 + sum(value.value >= limit for limit in limits)}"
        placed.append(Tile(row, column, short, value.name, words, colour, value.url))
    return placed
