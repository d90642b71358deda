"""The computed matrices of a roster in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Length
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models import EducationLevel, Occupation
from wajiblapor.enums import Contract, Disability, WageSystem
from wajiblapor.rosters.summary import count_of, matrix_rows

Words = str | Promise
NATIONS: dict[str, Words] = {"national": _("WNI"), "foreign": _("WNA")}
_LABELS: dict[str, tuple[Words, dict[str, Words]]] = {
    "nationality": (_("Kewarganegaraan"), NATIONS),
    "contract": (_("Status hubungan kerja"), {choice.value: choice.label for choice in Contract}),
    "wage_system": (_("Sistem upah"), {choice.value: choice.label for choice in WageSystem}),
    "wage": (
        _("Upah dibanding upah minimum"),
        {"below": _("Di bawah"), "at": _("Sama"), "above": _("Di atas"), "not_compared": _("Tidak dibandingkan")},
    ),
    "age": (
        _("Umur"),
        {
            "under_18": _("Di bawah 18 tahun"),
            "18_24": _("18 sampai 24 tahun"),
            "25_34": _("25 sampai 34 tahun"),
            "35_44": _("35 sampai 44 tahun"),
            "45_54": _("45 sampai 54 tahun"),
            "55_up": _("55 tahun ke atas"),
        },
    ),
    "hours": (_("Jam kerja seminggu"), {"within": _("Sampai 40 jam"), "over": _("Lebih dari 40 jam")}),
    "education": (_("Pendidikan"), {}),
    "occupation": (_("Golongan pekerjaan (KBJI)"), {}),
    "disability": (_("Disabilitas"), {choice.value: choice.label for choice in Disability}),
    "bpjs_employment": (_("Terdaftar BPJS Ketenagakerjaan"), {"yes": _("Ya"), "no": _("Belum")}),
    "bpjs_health": (_("Terdaftar BPJS Kesehatan"), {"yes": _("Ya"), "no": _("Belum")}),
}


@dataclass(frozen=True)
class MatrixRow:
    code: str
    label: Words
    male: int
    female: int

    @property
    def total(self) -> int:
        return self.male + self.female


@dataclass(frozen=True)
class Matrix:
    """Workers by one property and sex."""

    slug: str
    title: Words
    rows: list[MatrixRow]


@dataclass(frozen=True)
class RosterFigures:
    """What stands above the matrices: heads, wages in rupiah a month, and the minimum wage compared with."""

    total: int
    male: int
    female: int
    foreign: int
    disabled: int
    below_minimum: int
    wage_bill: int
    wage_smallest: int | None
    wage_largest: int | None
    wage_floor: Mapping[str, Any] | None

    @property
    def wage_average(self) -> int | None:
        return round(self.wage_bill / self.total) if self.total else None


def figures(summary: dict[str, Any]) -> RosterFigures:
    nations = ("national", "foreign")
    wages = summary["wages"]
    return RosterFigures(
        total=summary["total"],
        male=sum(count_of(summary, "nationality", nation, "male") for nation in nations),
        female=sum(count_of(summary, "nationality", nation, "female") for nation in nations),
        foreign=count_of(summary, "nationality", "foreign"),
        disabled=summary["total"] - count_of(summary, "disability", "none"),
        below_minimum=count_of(summary, "wage", "below"),
        wage_bill=wages["bill"],
        wage_smallest=wages["smallest"],
        wage_largest=wages["largest"],
        wage_floor=summary["wage_floor"],
    )


def _crossed(first: Mapping[str, Words], second: Mapping[str, Words]) -> dict[str, Words]:
    """Words of the rows of a matrix of two properties (`rosters.summary.CROSSED`)."""
    return {f"{row}.{across}": f"{words}, {str(more).lower()}" for row, words in first.items() for across, more in second.items()}


def matrices(summary: dict[str, Any]) -> list[Matrix]:
    """All matrices in a fixed order, their rows in the order of the codes; empty rows are left out. Two queries."""
    groups = Occupation.objects.annotate(digits=Length("code")).filter(digits=1).order_by("code")
    read: dict[str, dict[str, Words]] = {
        "education": dict(EducationLevel.objects.values_list("code", "name")),
        "occupation": {**dict(groups.values_list("code", "title")), "unknown": _("Belum dikenali")},
    }
    labelled = {slug: (title, read.get(slug, labels)) for slug, (title, labels) in _LABELS.items()} | {
        "nationality_age": (_("Kewarganegaraan dan umur"), _crossed(NATIONS, _LABELS["age"][1])),
        "contract_wage": (_("Status hubungan kerja dan sistem upah"), _crossed(_LABELS["contract"][1], _LABELS["wage_system"][1])),
    }
    tables = []
    for slug, (title, words) in labelled.items():
        known = {row: (male, female) for row, male, female, _both in matrix_rows(summary, slug)}
        rows = [MatrixRow(code, label, *known[code]) for code, label in words.items() if code in known]
        if rows:
            tables.append(Matrix(slug, title, rows))
    return tables
