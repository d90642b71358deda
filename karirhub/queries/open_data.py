"""Open vacancies for re-users: what each says, the day's snapshot, and what changed since. Nothing about people."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from karirhub.enums import WorkingHours
from karirhub.models import AskedCertificate, SelectionStage, Vacancy, VacancyPlace, VacancySkill, VacancySnapshot
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
    "district_code": _("Kode kecamatan (Kemendagri), bila diketahui"),
    "district": _("Nama kecamatan, bila diketahui"),
    "latitude": _("Lintang tempat kerja, bila diketahui"),
    "longitude": _("Bujur tempat kerja, bila diketahui"),
    "places": _("Cabang yang juga mencari orang: region_code dan openings"),
    "openings": _("Jumlah orang yang dibutuhkan"),
    "filled_openings": _("Berapa di antaranya sudah dilaporkan terisi"),
    "openings_men": _("Berapa di antaranya khusus laki-laki"),
    "openings_women": _("Berapa di antaranya khusus perempuan"),
    "sex_reason": _("Alasan khusus satu jenis kelamin"),
    "age_min": _("Umur paling rendah"),
    "age_max": _("Umur paling tinggi"),
    "age_reason": _("Alasan batas umur"),
    "contract_type": _("permanent, fixed_term, daily, atau apprenticeship"),
    "contract_months": _("Lama kontrak dalam bulan"),
    "working_time": _("full_time atau part_time"),
    "working_hours": _("Hari dan jam kerja"),
    "hours_per_week": _("Jam kerja seminggu"),
    "hours_kinds": _("shift, night, weekend, flexible"),
    "work_arrangement": _("on_site, hybrid, atau remote"),
    "education_code": _("Kode jenjang pendidikan"),
    "education": _("Pendidikan paling rendah"),
    "majors": _("Jurusan"),
    "experience_years": _("Pengalaman paling sedikit, tahun"),
    "skills": _("Keterampilan yang diminta"),
    "certificates": _("Sertifikat kompetensi yang diminta: number dan demand (required atau preferred)"),
    "documents_asked": _("Berkas yang diminta"),
    "stages": _("Tahap seleksi"),
    "wage_min": _("Upah terendah, rupiah per bulan; kosong bila tidak ditampilkan"),
    "wage_max": _("Upah tertinggi, rupiah per bulan; kosong bila tidak ditampilkan"),
    "wage_system": _("Sistem upah"),
    "is_disability_friendly": _("Terbuka bagi penyandang disabilitas dengan penyesuaian kerja"),
    "disability_types": _("Ragam disabilitas yang dapat bekerja; kosong bila semua"),
    "accommodation": _("Penyesuaian kerja"),
    "placement": _("local, between_regions, atau abroad"),
    "is_overseas": _("Bekerja di luar negeri"),
    "country": _("Negara tujuan, bila di luar negeri"),
    "agency_name": _("Nama P3MI, bila di luar negeri"),
    "agency_permit": _("Nomor SIP3MI, bila di luar negeri"),
    "recruitment_permit": _("Nomor SIP2MI, bila di luar negeri"),
    "answer_within_days": _("Janji jawaban kepada pelamar, hari"),
    "opens_on": _("Hari pertama melamar"),
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
# Columns that are told as they stand, by the field they are told in; most have its name.
_PLAIN = {
    "id": "pk", "occupation_code": "occupation_id", "occupation": "occupation__title", "region_code": "regency_id",
    "region": "regency__name", "province": "regency__parent__name", "district_code": "district_id", "district": "district__name",
    "education_code": "education_id", "education": "education__name",
}  # fmt: skip
# Fields that are put together from other columns, or from rows of their own.
_MADE = {
    "url", "employer", "source", "wage_min", "wage_max", "hours_kinds", "country", "opens_on", "closes_on", "published_at", "skills",
    "certificates", "stages", "places",
}  # fmt: skip
_TOLD = tuple(name for name in FIELDS if name not in _MADE)
_READ = (
    *(_PLAIN.get(name, name) for name in _TOLD), "origin__employer_name", "legal_entity__name", "origin__partner__slug", "is_wage_visible",
    "wage_min", "wage_max", "is_shift_work", "is_night_work", "is_weekend_work", "has_flexible_hours", "country", "opens_on", "closes_on",
    "published_at",
)  # fmt: skip
_HOURS = tuple(kind.value for kind in (WorkingHours.SHIFT, WorkingHours.NIGHT, WorkingHours.WEEKEND, WorkingHours.FLEXIBLE))
_ANY_NUMBER = 1234567890


@dataclass(frozen=True)
class _Parts:
    """Rows of their own, by vacancy."""

    skills: dict[int, list[str]]
    stages: dict[int, list[str]]
    certificates: dict[int, list[dict[str, str]]]
    places: dict[int, list[dict[str, Any]]]


def lines_of(vacancies: QuerySet[Vacancy]) -> list[dict[str, Any]]:
    """What open vacancies say, as plain JSON values in the order of `FIELDS`, in the order of the rows; five queries."""
    with override(settings.LANGUAGE_CODE):
        address = settings.BASE_URL + reverse("karirhub:vacancy", args=[_ANY_NUMBER, "nama"])
    before, _mark, after = address.partition(f"{_ANY_NUMBER}-nama")
    rows = list(vacancies.values_list(*_READ))
    parts = _parts_of(vacancies.values("pk")) if rows else _Parts({}, {}, {}, {})
    return [_line(row, parts, before, after) for row in rows]


def _parts_of(vacancies: QuerySet[Vacancy, Any]) -> _Parts:
    """Asked for by the question itself, not by thousands of numbers: what changed since the rows were read is told a little newer."""
    skills: dict[int, list[str]] = defaultdict(list)
    for pk, name in VacancySkill.objects.filter(vacancy__in=vacancies).order_by("pk").values_list("vacancy_id", "name"):
        skills[pk].append(name)
    stages: dict[int, list[str]] = defaultdict(list)
    for pk, name in SelectionStage.objects.filter(vacancy__in=vacancies).order_by("order").values_list("vacancy_id", "name"):
        stages[pk].append(name)
    certificates: dict[int, list[dict[str, str]]] = defaultdict(list)
    asked = AskedCertificate.objects.filter(vacancy__in=vacancies).order_by("pk").values_list("vacancy_id", "scheme__number", "demand")
    for pk, number, demand in asked:
        certificates[pk].append({"number": number, "demand": demand})
    places: dict[int, list[dict[str, Any]]] = defaultdict(list)
    branches = VacancyPlace.objects.filter(vacancy__in=vacancies).order_by("pk")
    for pk, region_code, openings in branches.values_list("vacancy_id", "workplace__regency_id", "openings"):
        places[pk].append({"region_code": region_code, "openings": openings})
    return _Parts(skills, stages, certificates, places)


def _line(row: tuple[Any, ...], parts: _Parts, before: str, after: str) -> dict[str, Any]:
    (
        named, company, partner, is_wage_visible, wage_min, wage_max, is_shift_work, is_night_work, is_weekend_work, has_flexible_hours,
        country, opens_on, closes_on, published_at,
    ) = row[len(_TOLD) :]  # fmt: skip
    told: dict[str, Any] = dict(zip(_TOLD, row, strict=False))
    pk = told["id"]
    told["url"] = f"{before}{pk}-{slug_of(told['title'])}{after}"
    told["employer"], told["source"] = named or company, partner or "siapkerja"
    told["wage_min"], told["wage_max"] = (wage_min, wage_max) if is_wage_visible else (None, None)
    hours = zip(_HOURS, (is_shift_work, is_night_work, is_weekend_work, has_flexible_hours), strict=True)
    told["hours_kinds"] = [kind for kind, is_so in hours if is_so]
    told["country"] = country or None
    told["opens_on"], told["closes_on"] = opens_on and opens_on.isoformat(), closes_on.isoformat()
    told["published_at"] = published_at and published_at.isoformat()
    told["skills"], told["stages"] = parts.skills.get(pk, []), parts.stages.get(pk, [])
    told["certificates"], told["places"] = parts.certificates.get(pk, []), parts.places.get(pk, [])
    return {name: told[name] for name in FIELDS}


def every_open_vacancy() -> Iterator[dict[str, Any]]:
    """What every open vacancy says, by number, read in batches by key: however many there are, a few thousand are in memory."""
    last = 0
    while lines := lines_of(Vacancy.objects.public().filter(pk__gt=last).order_by("pk")[:READ_AT_ONCE]):
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
