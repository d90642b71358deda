"""Open vacancies for re-users: what each says, the day's snapshot, and what changed since. Nothing about people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from karirhub.models import Vacancy, VacancySnapshot
from karirhub.models.vacancies import slug_of
from karirhub.queries.documents import VACANCIES
from siapkerja.events import feed
from siapkerja.kernel.errors import Refused

READ_AT_ONCE = 2_000
CHANGES_AT_ONCE = 1_000
DAYS_KEPT = 7
_CURSOR = re.compile(r"\d{1,18}:\d{1,18}")

# Field and what it says, in the order of a line; the page and docs/api.md tell them from here.
FIELDS: dict[str, str] = {
    "id": _("Nomor tetap lowongan di portal ini"),
    "version": _("Bertambah setiap kali lowongan berubah"),
    "number": _("Nomor lapor lowongan"),
    "url": _("Alamat halamannya"),
    "title": _("Nama jabatan"),
    "occupation_code": _("Kode jabatan KBJI"),
    "occupation": _("Nama jabatan KBJI"),
    "employer": _("Nama pemberi kerja"),
    "source": _("“siapkerja”, atau portal mitra asalnya"),
    "region_code": _("Kode kabupaten atau kota (Kemendagri)"),
    "region": _("Nama kabupaten atau kota"),
    "province": _("Nama provinsi"),
    "openings": _("Jumlah orang yang dibutuhkan"),
    "contract_type": _("permanent, fixed_term, daily, atau apprenticeship"),
    "contract_months": _("Lama kontrak dalam bulan"),
    "working_time": _("full_time atau part_time"),
    "work_arrangement": _("on_site, hybrid, atau remote"),
    "education": _("Pendidikan paling rendah"),
    "experience_years": _("Pengalaman paling sedikit, tahun"),
    "wage_min": _("Upah terendah, rupiah per bulan; kosong bila tidak ditampilkan"),
    "wage_max": _("Upah tertinggi, rupiah per bulan; kosong bila tidak ditampilkan"),
    "is_disability_friendly": _("Terbuka bagi penyandang disabilitas dengan penyesuaian kerja"),
    "is_overseas": _("Bekerja di luar negeri"),
    "country": _("Negara tujuan, bila di luar negeri"),
    "opens_on": _("Hari dibuka"),
    "closes_on": _("Hari terakhir melamar"),
    "published_at": _("Saat terbit"),
    "description": _("Tugas"),
    "requirements": _("Syarat"),
    "benefits": _("Yang diperoleh"),
}


class NotACursor(Refused):
    code = "not_a_cursor"
    sentence = _("Nilai “after” bukan penanda dari portal ini. Mulai lagi dari salinan harian.")


# What a line is made of, read as plain values: instances of seven models would cost many times as much, a million times a night.
_READ = (
    "pk", "version", "number", "title", "occupation_id", "occupation__title", "origin__employer_name", "legal_entity__name",
    "origin__partner__slug", "regency_id", "regency__name", "regency__parent__name", "openings", "contract_type", "contract_months",
    "working_time", "work_arrangement", "education__name", "experience_years", "is_wage_visible", "wage_min", "wage_max",
    "is_disability_friendly", "is_overseas", "country", "opens_on", "closes_on", "published_at", "description", "requirements", "benefits",
)  # fmt: skip
_ANY_NUMBER = 1234567890


def lines_of(vacancies: QuerySet[Vacancy]) -> Iterator[dict[str, Any]]:
    """What open vacancies say, as plain JSON values in the order of `FIELDS`; one query, in the order of the rows."""
    with override(settings.LANGUAGE_CODE):
        address = settings.BASE_URL + reverse("karirhub:vacancy", args=[_ANY_NUMBER, "nama"])
    before, _mark, after = address.partition(f"{_ANY_NUMBER}-nama")
    for row in vacancies.values_list(*_READ):
        yield _line(row, before, after)


def _line(row: tuple[Any, ...], before: str, after: str) -> dict[str, Any]:
    (
        pk, version, number, title, occupation_code, occupation, named, company, partner, region_code, region, province, openings, contract,
        months, working_time, arrangement, education, experience, is_wage_visible, wage_min, wage_max, is_friendly, is_overseas, country,
        opens_on, closes_on, published_at, description, requirements, benefits,
    ) = row  # fmt: skip
    lowest, highest = (wage_min, wage_max) if is_wage_visible else (None, None)
    return {
        "id": pk, "version": version, "number": number, "url": f"{before}{pk}-{slug_of(title)}{after}", "title": title,
        "occupation_code": occupation_code, "occupation": occupation, "employer": named or company, "source": partner or "siapkerja",
        "region_code": region_code, "region": region, "province": province, "openings": openings, "contract_type": contract,
        "contract_months": months, "working_time": working_time, "work_arrangement": arrangement, "education": education,
        "experience_years": experience, "wage_min": lowest, "wage_max": highest,
        "is_disability_friendly": is_friendly, "is_overseas": is_overseas, "country": country or None,
        "opens_on": opens_on and opens_on.isoformat(), "closes_on": closes_on.isoformat(),
        "published_at": published_at and published_at.isoformat(),
        "description": description, "requirements": requirements, "benefits": benefits,
    }  # fmt: skip


def every_open_vacancy() -> Iterator[dict[str, Any]]:
    """What every open vacancy says, by number, read in batches by key: however many there are, a few thousand are in memory."""
    last = 0
    while lines := list(lines_of(Vacancy.objects.public().filter(pk__gt=last).order_by("pk")[:READ_AT_ONCE])):
        yield from lines
        last = lines[-1]["id"]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Some changes in the order they happened.

    Attributes:
        lines: `upsert` with what the vacancy says now, or `delete`; a vacancy stands in it once.
        after: where to go on.
        is_last: nothing more has happened so far.
    """

    lines: list[dict[str, Any]]
    after: str
    is_last: bool


def changes_after(cursor: str) -> Changes:
    """What changed after a cursor: of the snapshot, or of an earlier answer; "" begins with the oldest fact kept.

    Raises:
        NotACursor.
    """
    if cursor and not _CURSOR.fullmatch(cursor):
        raise NotACursor
    start = feed.Cursor.parse(cursor) if cursor else feed.BEGINNING
    horizon = feed.position()
    entries = feed.read(start, CHANGES_AT_ONCE, names=[fact.fact_name() for fact in VACANCIES.changed_by])
    is_last = len(entries) < CHANGES_AT_ONCE
    reached = entries[-1].cursor if entries else start
    # A vacancy that changed twice stands where it changed last, and what it says is read now: never older than the fact.
    ids = list(dict.fromkeys(reversed([entry.payload["vacancy_id"] for entry in entries])))[::-1]
    rows = {line["id"]: line for line in lines_of(Vacancy.objects.public().filter(pk__in=ids))}
    lines = [{"op": "upsert", "id": pk, "vacancy": rows[pk]} if pk in rows else {"op": "delete", "id": pk} for pk in ids]
    return Changes(lines=lines, after=str(max(reached, horizon) if is_last else reached), is_last=is_last)


def snapshots() -> list[VacancySnapshot]:
    """The snapshots there are, newest first."""
    return list(VacancySnapshot.objects.order_by("-day")[:DAYS_KEPT])
