"""The monthly labour-market report as tables: what the page, the workbook and the PDF show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from karirhub.enums import NEVER_WORKED, BalanceFlow, BalanceSide, PlacementKind
from karirhub.models import LockedMonth
from karirhub.queries.balances import (
    Correction,
    Line,
    PlacedLine,
    computed_lines,
    computed_placements,
    corrections,
    locked_months,
    of_dimension,
    offices_with_entries,
    total_of,
    totals_by_region,
)
from karirhub.queries.card_days import age_groups
from siapkerja.identity.enums import Sex
from siapkerja.reference.models import EducationLevel, Occupation, Region, RegionLevel
from siapkerja.reference.queries.industries import section_titles


@dataclass(frozen=True)
class Row:
    """A line with its words; `is_total` stands out."""

    words: str
    line: Line
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """One breakdown of one side."""

    slug: str
    title: str
    first: str
    rows: list[Row]


@dataclass(frozen=True)
class PlacedTable:
    """How many of those placed stand under each word."""

    slug: str
    title: str
    first: str
    rows: list[tuple[str, int]]


@dataclass(frozen=True)
class Report:
    """A scope's month.

    Attributes:
        locked: which offices locked it.
        offices: how many have anything to report.
        regions: totals of what lies in the scope, for a province or the country.
    """

    region: Region | None
    month: date
    seekers: Line
    openings: Line
    tables: list[Table]
    placed: list[PlacedTable]
    corrections: list[Correction]
    locked: list[LockedMonth]
    offices: int
    regions: list[tuple[Region, Line, Line]]

    @property
    def name(self) -> str:
        return self.region.name if self.region else _("Indonesia")

    @property
    def is_regency(self) -> bool:
        return self.region is not None and self.region.level == RegionLevel.REGENCY

    @property
    def is_final(self) -> bool:
        """Every office that has anything to report has locked the month."""
        return self.offices > 0 and len(self.locked) >= self.offices


def report_of(code: str, month: date) -> Report:
    """The report of a regency, a province or ("") the country; the same statements whatever the size."""
    lines, placed = computed_lines(code, month), computed_placements(code, month)
    return Report(
        region=Region.objects.filter(pk=code).first() if code else None,
        month=month,
        seekers=total_of(lines, BalanceSide.SEEKERS),
        openings=total_of(lines, BalanceSide.OPENINGS),
        tables=_tables(lines, month),
        placed=_placed(placed),
        corrections=corrections(code, month),
        locked=list(locked_months(code, month)),
        offices=offices_with_entries(code, month),
        regions=_regions(code, month),
    )


def _tables(lines: Sequence[Line], month: date) -> list[Table]:
    education = dict(EducationLevel.objects.order_by("rank").values_list("code", "name"))
    groups = dict(Occupation.objects.filter(parent=None).order_by("code").values_list("code", "title"))
    sections = {code: f"{code} {title}" for code, title in section_titles().items()}
    sexes = {f"{sex.value}:{group}": f"{sex.label}, {group}" for sex in Sex for group in age_groups(month)}
    asked = {sex.value: str(sex.label) for sex in Sex} | {"": _("Laki-laki atau perempuan")}
    worked = sections | {NEVER_WORKED: _("Belum pernah bekerja")}
    seekers, openings = BalanceSide.SEEKERS, BalanceSide.OPENINGS
    return [
        _table(
            lines, seekers, "sex_age", _("Pencari kerja menurut jenis kelamin dan umur"), _("Jenis kelamin, umur saat mendaftar"), sexes
        ),
        _table(lines, seekers, "education", _("Pencari kerja menurut pendidikan"), _("Pendidikan"), education),
        _table(lines, seekers, "occupation", _("Pencari kerja menurut golongan jabatan"), _("Golongan jabatan (KBJI)"), groups),
        _table(
            lines, seekers, "industry", _("Pencari kerja menurut lapangan usaha"), _("Lapangan usaha pekerjaan terakhir (KBLI)"), worked
        ),
        _table(lines, openings, "sex", _("Lowongan menurut jenis kelamin"), _("Jenis kelamin yang diminta"), asked),
        _table(lines, openings, "education", _("Lowongan menurut pendidikan"), _("Pendidikan paling rendah"), education),
        _table(lines, openings, "occupation", _("Lowongan menurut golongan jabatan"), _("Golongan jabatan (KBJI)"), groups),
        _table(lines, openings, "industry", _("Lowongan menurut lapangan usaha"), _("Lapangan usaha (KBLI)"), sections),
    ]


def _table(lines: Sequence[Line], side: str, dimension: str, title: str, first: str, words: dict[str, str]) -> Table:
    """Known words in their order, then what has none, then the total; words nobody stands under are left out."""
    found = of_dimension(lines, side, dimension)
    rows = [Row(words[key], found[key]) for key in words if key in found]
    rows += [Row(_("Tidak diketahui"), line) for key, line in found.items() if key not in words]
    return Table(f"{side}-{dimension}", title, first, [*rows, Row(_("Jumlah"), total_of(lines, side), is_total=True)])


def _placed(placed: Sequence[PlacedLine]) -> list[PlacedTable]:
    sections, kinds = section_titles(), dict(PlacementKind.choices)
    return [
        PlacedTable("scope", _("Penempatan menurut jenis"), _("Jenis penempatan"), _counted(placed, "scope", kinds)),
        PlacedTable("industry", _("Penempatan menurut lapangan usaha"), _("Lapangan usaha (KBLI)"), _counted(placed, "industry", sections)),
    ]


def _counted(placed: Sequence[PlacedLine], dimension: str, words: dict[str, str]) -> list[tuple[str, int]]:
    found = [(str(words.get(row.key, _("Tidak diketahui"))), row.placed) for row in placed if row.dimension == dimension]
    return [*found, (_("Jumlah"), sum(count for _words, count in found))]


def _regions(code: str, month: date) -> list[tuple[Region, Line, Line]]:
    """What lies in a province or the country, by its code: seekers and openings."""
    if len(code) >= RegionLevel.REGENCY:
        return []
    found: dict[str, list[Line]] = {}
    for line in totals_by_region(code, month, level=RegionLevel.REGENCY if code else RegionLevel.PROVINCE):
        found.setdefault(line.region, []).append(line)
    regions = Region.objects.in_bulk(found)
    sides = BalanceSide.SEEKERS, BalanceSide.OPENINGS
    return [(regions[pk], total_of(lines, sides[0]), total_of(lines, sides[1])) for pk, lines in sorted(found.items())]


def title_of(report: Report) -> str:
    """ "Laporan pasar kerja Kota Bandung, Oktober 2026"."""
    return _("Laporan pasar kerja %(region)s, %(month)s") % {"region": report.name, "month": formats.date_format(report.month, "F Y")}


def state_of(report: Report) -> str:
    """Whether the figures are final, in a sentence."""
    if report.is_regency:
        if not report.locked:
            return _("Belum dikunci; angka masih dapat berubah.")
        return _("Dikunci %(day)s; angka tidak berubah lagi.") % {"day": formats.date_format(report.locked[0].at, "j F Y")}
    return _("%(locked)s dari %(offices)s kabupaten/kota sudah mengunci bulan ini.") % {
        "locked": len(report.locked),
        "offices": report.offices,
    }


def head(first: str) -> list[str]:
    """The columns of every balance."""
    registered, placed, struck_off = (str(flow.label) for flow in BalanceFlow)
    return [first, _("Sisa bulan lalu"), registered, _("Jumlah"), placed, struck_off, _("Sisa akhir bulan")]


def cells(row: Row) -> list[int]:
    line = row.line
    return [line.opening, line.registered, line.available, line.placed, line.struck_off, line.closing]


def correction_words(row: Correction) -> str:
    """ "Pencari kerja ditempatkan, Agustus 2026: 2"."""
    side, flow = BalanceSide(row.side).label, BalanceFlow(row.flow).label
    return f"{side}, {str(flow).lower()}, {formats.date_format(row.month, 'F Y')}: {row.amount}"
