"""What is unlikely when a payroll file is held against the last roster: asked about, never refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.text import folded

Words = str | Promise

# Rows named with a doubt as examples; all of them are counted.
MOST_EXAMPLES = 20


@dataclass(frozen=True)
class DoubtKind:
    """One thing that seems unlikely.

    Attributes:
        title, sentence: with the figures of `Doubt.params`.
    """

    code: str
    title: Words
    sentence: Words


DOUBTS: dict[str, DoubtKind] = {
    kind.code: kind
    for kind in (
        DoubtKind(
            "many_left",
            _("%(left)s dari %(before)s pekerja tidak ada di berkas ini"),
            _("Mungkin berkasnya hanya sebagian, atau milik tempat kerja lain. Bila memang benar, pastikan."),
        ),
        DoubtKind(
            "wages_tenfold",
            _("Upah %(count)s orang menjadi %(factor)s kali lipat atau sepersepuluhnya"),
            _("Mungkin kelebihan atau kekurangan nol. Periksa barisnya, atau pastikan bila memang benar."),
        ),
        DoubtKind(
            "many_renamed",
            _("Nama %(count)s orang berubah padahal NIK-nya sama"),
            _("Mungkin kolom NIK dan Nama bergeser. Bila memang benar, pastikan."),
        ),
        DoubtKind(
            "renumbered",
            _("%(count)s orang yang masuk bernama dan bertanggal lahir sama dengan orang yang keluar"),
            _("Mungkin orang yang sama dengan NIK yang diperbaiki. Pilih alasan itu pada daftar keluar, atau pastikan bila berbeda orang."),
        ),
        DoubtKind(
            "person_twice",
            _("%(count)s orang yang masuk bernama dan bertanggal lahir sama dengan pekerja lain di berkas ini"),
            _("Mungkin satu orang tertulis dua kali dengan NIK berbeda. Periksa barisnya, atau pastikan bila berbeda orang."),
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """From when on something is unlikely; rules of the reference data.

    Attributes:
        left_percent: of the workers of the last roster.
        left_fewest: fewer leavers are never asked about.
        wage_factor: so many times the former base wage, or that fraction of it.
        renamed_percent: of the workers both rosters name.
    """

    left_percent: int
    left_fewest: int
    wage_factor: int
    renamed_percent: int


def wage_jumped(now: Mapping[str, Any], before: Mapping[str, Any], factor: int) -> bool:
    wage, former = now.get("base_wage") or 0, before.get("base_wage") or 0
    return bool(wage and former and (wage >= factor * former or wage * factor <= former))


def is_renamed(now: str, before: str) -> bool:
    """Another name altogether: no word in common. A corrected spelling is none."""
    return not set(folded(now).split()) & set(folded(before).split())


def person_key(personal: Mapping[str, Any]) -> int:
    """Equal for people of one name and day of birth."""
    return hash((folded(personal.get("name", "")), personal.get("born_on")))


def doubt(code: str, rows: list[int], **params: Any) -> dict[str, Any]:
    """As it is stored: kind, figures, and the first rows."""
    return {"code": code, "params": {"count": len(rows), **params}, "rows": rows[:MOST_EXAMPLES]}
