"""What officers see of figures: the month against the one before and the same month last year, with nothing hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from siapkerja.kernel.calendar import add_months
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.periods import Period
from siapkerja.statistics.queries.sums import Sums, read_sums

MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A value beside the month before and the same month last year."""

    value: int
    month_before: int
    year_before: int

    @property
    def change_percent(self) -> int | None:
        """Against the same month last year; None where nothing was counted then."""
        return round(100 * (self.value - self.year_before) / self.year_before) if self.year_before else None


@dataclass(frozen=True, kw_only=True)
class Card:
    """One figure of a region in a month.

    Attributes:
        year_to_date: in the calendar year of the month, people once each; None where the month is not over and nothing is said.
        list_url: the officers' list behind it; "" where this reader may not open it.
        now: how things stand today beside what happened in the month, in words, and the address of its list; empty where there is none.
        is_running: the month is not over, so it is compared in words only.
    """

    figure: Figure
    compared: Compared
    in_year: int
    as_of: datetime | None
    list_url: str
    now: tuple[str, str]
    is_running: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """A region one level below."""

    code: str
    name: str
    compared: Compared
    in_year: int


@dataclass(frozen=True, kw_only=True)
class FigurePage:
    """One figure with its months and regions.

    Attributes:
        months: the twelve up to the month shown, with the values of a year before.
        parts: by the order of the codes.
    """

    card: Card
    months: list[tuple[date, int, int]]
    parts: list[Part]


def read_cards(figures: Sequence[Figure], *, region_code: str, month: date, actor: object) -> list[Card]:
    """All figures of a region, in one query."""
    months = {month, add_months(month, -1), add_months(month, -12)}
    sums = read_sums(figures, regions=[region_code], months=months, years=[month.year])
    return [_card(figure, sums, region_code, month, actor) for figure in figures]


def read_page(figure: Figure, *, region_code: str, parts: Mapping[str, str], month: date, actor: object) -> FigurePage:
    """One figure with 24 months and the regions below. One query.

    Args:
        parts: names by code of the regions one level below.
    """
    months = Period.months_up_to(month, 2 * MONTHS_SHOWN).months
    sums = read_sums(
        [figure],
        regions=[region_code],
        parts_of=region_code if parts else None,
        months=months,
        part_months={month, add_months(month, -1), add_months(month, -12)},
        years=[month.year],
    )
    return FigurePage(
        card=_card(figure, sums, region_code, month, actor),
        months=[
            (first, sums.month(figure, region_code, first), sums.month(figure, region_code, add_months(first, -12)))
            for first in months[MONTHS_SHOWN:]
        ],
        parts=[
            Part(code=code, name=name, compared=_compared(figure, sums, code, month), in_year=sums.year(figure, code, month.year))
            for code, name in parts.items()
        ],
    )


def _compared(figure: Figure, sums: Sums, code: str, month: date) -> Compared:
    return Compared(
        value=sums.month(figure, code, month),
        month_before=sums.month(figure, code, add_months(month, -1)),
        year_before=sums.month(figure, code, add_months(month, -12)),
    )


def _card(figure: Figure, sums: Sums, region_code: str, month: date, actor: object) -> Card:
    return Card(
        figure=figure,
        compared=_compared(figure, sums, region_code, month),
        in_year=sums.year(figure, region_code, month.year),
        as_of=sums.as_of(figure),
        list_url=_list_of(figure, region_code, month, actor),
        now=figure.standing_now(actor, region_code) if figure.standing_now else ("", ""),  # type: ignore[arg-type]
        is_running=Period.month(month).last >= timezone.localdate(),
    )


def _list_of(figure: Figure, region_code: str, month: date, actor: object) -> str:
    """A service's own list, else the records themselves."""
    if figure.list_behind:
        return figure.list_behind(actor, region_code, month)  # type: ignore[arg-type]
    return reverse("statistics:records", args=[figure.slug]) + "?" + urlencode({"wilayah": region_code, "bulan": f"{month:%Y-%m}"})
