"""The offline checker: one file that checks a roster on the company's own computer, with the rule set inside and no way out.

Its policy allows the one script it carries and no connection at all, so a company that doubts can read it in the first lines.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wajiblapor.enums import Contract
from wajiblapor.rosters.across import SEX_WORDS
from wajiblapor.rosters.archives import MOST_COLUMNS
from wajiblapor.rosters.checking import INDONESIA
from wajiblapor.rosters.columns import COLUMNS, known_headings
from wajiblapor.rosters.faults import FAULT_KINDS
from wajiblapor.rosters.reading import DATA_SHEET
from wajiblapor.rosters.refusals import REFUSALS
from wajiblapor.rosters.rules import RuleSet, grouped
from wajiblapor.rosters.values import MONTHS

_FOLDER = Path(__file__).parent / "offline"
SCRIPTS = ("rules.js", "checking.js", "reading.js", "page.js")


def offline_checker(rules: RuleSet, *, for_whom: str = "") -> str:
    """The page, in the reader's language.

    Args:
        for_whom: name of the workplace whose minimum wage is compared, "" for everybody's.
    """
    script = "".join(_part(name) for name in SCRIPTS)
    style = _part("page.css")
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    words = _words() | _sentences(rules, for_whom)
    shown = {name: escape(text) for name, text in words.items()}
    # Inside a script element only this sign could end it.
    data = json.dumps(_data(rules, words), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Template(_part("page.html")).substitute(
        shown, lang=get_language() or "id", policy=policy, style=style, script=script, rules=data
    )


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _words() -> dict[str, str]:
    return {
        "heading": _("Pemeriksa daftar pekerja tanpa internet"),
        "lead": _("Periksa berkas Anda sebelum diunggah. Berkas dibaca di komputer ini saja, tidak ada yang dikirim ke mana pun."),
        "choose": _("Pilih berkas"),
        "label": _("Daftar pekerja (XLSX atau CSV)"),
        "noscript": _("Halaman ini memerlukan JavaScript. Izinkan JavaScript untuk berkas ini, lalu buka lagi."),
        "found": _("Hasil pemeriksaan"),
        "rows": _("Baris terbaca"),
        "must_fix": _("Perlu diperbaiki"),
        "confirm": _("Mohon dipastikan"),
        "row": _("Baris"),
        "column": _("Kolom"),
        "value": _("Isi"),
        "code": _("Kode"),
        "sentence": _("Masalah"),
        "expected": _("Yang diharapkan"),
        "keep": _("Simpan daftar masalah (CSV)"),
        "reading": _("Membaca berkas …"),
        "progress": _("Sudah memeriksa %(rows)s baris …"),
        "ready": _("Tidak ada yang harus diperbaiki. Berkas ini siap diunggah."),
        "not_ready": _("Ada yang perlu diperbaiki sebelum berkas ini dapat dikirim."),
        "more": _("Yang tampil %(shown)s dari %(all)s. Simpan daftar masalah untuk melihat semuanya."),
        "sheet": _("Lembar yang dibaca: %(sheet)s"),
        "unused": _("Kolom yang tidak dipakai: %(columns)s"),
        "scope": _("Yang diperiksa di sini"),
        "cannot": _(
            "Pekerja yang juga dilaporkan tempat kerja Anda yang lain baru terlihat sesudah berkas diunggah. Judul kolom yang belum "
            "kami kenali dapat Anda cocokkan sesudah mengunggah."
        ),
    }


def _sentences(rules: RuleSet, for_whom: str) -> dict[str, str]:
    """Words that say a figure of the rule set."""
    floor, limits = rules.wage_floor, rules.limits
    sizes = {
        "xlsx": limits.xlsx_megabytes,
        "rows": grouped(limits.xlsx_rows),
        "csv": limits.csv_megabytes,
        "more": grouped(limits.csv_rows),
    }
    made = {"day": f"{rules.today:%d/%m/%Y}", "version": rules.version}
    if floor:
        known = {"place": floor.place, "year": floor.year, "amount": grouped(floor.amount), "workplace": for_whom}
        wages = _("Dibuat untuk %(workplace)s. Upah dibandingkan dengan upah minimum %(place)s %(year)s: Rp%(amount)s per bulan.") % known
    else:
        wages = _("Upah minimum tidak dibandingkan di sini. Unduh dari halaman daftar pekerja laporan Anda supaya ikut diperiksa.")
    return {
        "limits": _("XLSX sampai %(xlsx)s MB dan %(rows)s baris, CSV sampai %(csv)s MB dan %(more)s baris.") % sizes,
        "wages": wages,
        "made": _("Dibuat %(day)s dengan aturan %(version)s. Unduh lagi tiap tahun, karena aturan dan upah minimum berubah.") % made,
    }


def _data(rules: RuleSet, words: Mapping[str, str]) -> dict[str, Any]:
    """The rule set as the script reads it."""
    floor = rules.wage_floor
    return {
        "version": rules.version,
        "made": rules.today.isoformat(),
        "columns": [
            {
                "slug": column.slug,
                "title": column.title,
                "kind": column.kind.value,
                "codes": column.codes,
                "required": column.is_required,
                "length": column.length,
                "bounds": column.bounds,
                "example": next((str(example) for example in column.examples if example != ""), ""),
            }
            for column in COLUMNS
        ],
        "headings": known_headings(),
        "codes": {name: {"known": codes.by_key(), "words": codes.words} for name, codes in rules.codes.items()},
        "months": MONTHS,
        "home": sorted(INDONESIA),
        "dates": {slug: _dates(rules, slug) for slug in ("born_on", "started_on", "contract_ends_on")},
        "ages": {"adult": vars(rules.adult_age), "working": vars(rules.working_age)},
        "contractYears": vars(rules.contract_years),
        "fixedTerm": Contract.FIXED_TERM.value,
        "partTime": Contract.PART_TIME.value,
        "sexWords": SEX_WORDS,
        "floor": floor and {"amount": floor.amount, "place": floor.place, "year": floor.year, "decree": floor.decree},
        "limits": vars(rules.limits) | {"columns": MOST_COLUMNS},
        "dataSheet": DATA_SHEET,
        "kinds": {
            kind.code: {
                "severity": kind.severity.value,
                "title": str(kind.title),
                "sentence": str(kind.sentence),
                "expected": str(kind.expected),
            }
            for kind in FAULT_KINDS.values()
        },
        "refusals": {code: str(refusal.sentence) for code, refusal in REFUSALS.items()} | _only_here(),
        "regencies": sorted(name for name, code in rules.regencies.items() if code),
        "occupations": sorted(rules.occupations),
        "words": words,
    }


def _dates(rules: RuleSet, slug: str) -> tuple[str, str | None]:
    """Earliest and latest day of a column; None where it is the day of checking."""
    earliest, latest = rules.dates_of(slug)
    return earliest.isoformat(), None if latest == rules.today else latest.isoformat()


def _only_here() -> dict[str, str]:
    return {
        "no_xlsx_here": _("Peramban ini belum dapat membuka XLSX. Simpan berkas Anda sebagai CSV, atau pakai peramban yang lebih baru."),
        "password_protected_or_old": _(
            "Berkas ini terkunci kata sandi atau berformat Excel lama (.xls). Simpan ulang sebagai .xlsx tanpa kata sandi, lalu pilih lagi."
        ),
    }
