"""The vacancy search as a form."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, EducationGroup, WorkArrangement, WorkingHours, WorkingTime
from karirhub.queries.documents import (
    ABROAD,
    AT_HOME,
    CLOSING,
    FEWEST,
    NEWEST,
    NO_PAY,
    OWN_SOURCE,
    PAY,
    PAY_STEPS,
    newest_value,
)  # fmt: skip
from karirhub.queries.employers import employer_names
from karirhub.queries.partners import partner_names
from siapkerja.reference.queries.industries import industry_titles
from siapkerja.reference.queries.occupations import titles_of
from siapkerja.search.criteria import Criteria, Found
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.searching import REGION_GROUP, SHOWN_OPTIONS, Group, SearchForm, Since, Titles, is_part_of
from siapkerja.web.wording import compact

OCCUPATION, INDUSTRY, EMPLOYER, SOURCE, PLACEMENT = "occupation", "industry", "employer", "source", "placement"
ZONE = "Asia/Jakarta"


def _pay_label(value: str, titles: Titles) -> str:
    if value == NO_PAY:
        return gettext("Sertakan yang tanpa keterangan upah")
    return gettext("Rp%(amount)s ke atas") % {"amount": compact(int(value))}


def _is_higher_pay(value: str, other: str) -> bool:
    """Whoever pays from five million pays from three million, too."""
    return value.isdecimal() and other.isdecimal() and int(value) > int(other)


def _occupation_label(value: str, titles: Titles) -> str:
    return titles.get(value, value)


def _offered_occupations(found: Found[Any], titles: Titles) -> list[str]:
    chosen = list(found.criteria.filters.get(OCCUPATION, ()))
    offered = [code for code in found.answer.counts[OCCUPATION] if code in titles]
    return list(dict.fromkeys(chosen + sorted(offered)))


def _industry_label(value: str, titles: Titles) -> str:
    return titles.get(f"{INDUSTRY}:{value}", value)


def _offered_industries(found: Found[Any], titles: Titles) -> list[str]:
    """Sections of KBLI, most vacancies first."""
    chosen = list(found.criteria.filters.get(INDUSTRY, ()))
    counts = found.answer.counts[INDUSTRY]
    offered = sorted((code for code in counts if f"{INDUSTRY}:{code}" in titles), key=lambda code: (-counts[code], code))
    return list(dict.fromkeys(chosen + offered[:SHOWN_OPTIONS]))


def _source_label(value: str, titles: Titles) -> str:
    return gettext("Langsung di SIAPKerja") if value == OWN_SOURCE else titles.get(f"{SOURCE}:{value}", value)


def _offered_sources(found: Found[Any], titles: Titles) -> list[str]:
    """Nothing to choose while everything comes from here."""
    chosen = list(found.criteria.filters.get(SOURCE, ()))
    offered = sorted(found.answer.counts.get(SOURCE, {}), key=lambda slug: (slug != OWN_SOURCE, slug))
    return list(dict.fromkeys(chosen + (offered if offered != [OWN_SOURCE] else [])))


def _placement_label(value: str, titles: Titles) -> str:
    return gettext("Luar negeri") if value == ABROAD else gettext("Dalam negeri")


def _offered_placements(found: Found[Any], titles: Titles) -> list[str]:
    """Nothing to choose while all the work found is in the country."""
    chosen = list(found.criteria.filters.get(PLACEMENT, ()))
    return [AT_HOME, ABROAD] if found.answer.counts.get(PLACEMENT, {}).get(ABROAD) else chosen


def _employer_label(value: str, titles: Titles) -> str:
    return titles.get(f"{EMPLOYER}:{value}", gettext("Perusahaan ini"))


def _published_since(days: int) -> int:
    """The order's value at the midnight in Jakarta before so many days, today being one."""
    first = timezone.localdate(timezone=ZoneInfo(ZONE)) - timedelta(days=days - 1)
    return newest_value(datetime.combine(first, datetime.min.time(), ZoneInfo(ZONE)))


FORM = SearchForm(
    orders=(
        ("sesuai", RELEVANCE, _("Paling sesuai")),
        ("terbaru", NEWEST, _("Terbaru")),
        ("upah", PAY, _("Upah tertinggi")),
        ("tutup", CLOSING, _("Segera ditutup")),
        ("sepi", FEWEST, _("Pelamar paling sedikit")),
    ),
    radii=(5, 10, 25, 50, 100),
    since=Since(
        parameter="sejak",
        legend=_("Tanggal terbit"),
        order=NEWEST,
        choices=(
            ("1", 1, _("Hari ini")),
            ("3", 3, _("3 hari terakhir")),
            ("7", 7, _("7 hari terakhir")),
            ("30", 30, _("30 hari terakhir")),
        ),
        lowest=_published_since,
    ),
    groups=(
        REGION_GROUP,
        Group(
            "contract",
            "kontrak",
            _("Jenis kontrak"),
            {"tetap": "permanent", "kontrak": "fixed_term", "harian": "daily", "magang": "apprenticeship"},
            lambda value, titles: str(ContractType(value).label),
        ),
        Group(
            "time",
            "waktu",
            _("Waktu kerja"),
            {"penuh": "full_time", "paruh": "part_time"},
            lambda value, titles: str(WorkingTime(value).label),
        ),
        Group(
            "hours",
            "jam",
            _("Jam kerja"),
            {"sif": "shift", "malam": "night", "akhir-pekan": "weekend", "fleksibel": "flexible"},
            lambda value, titles: str(WorkingHours(value).label),
        ),
        Group(
            "education",
            "pendidikan",
            _("Pendidikan paling rendah"),
            {"dasar": "basic", "menengah": "upper", "diploma": "diploma", "sarjana": "degree"},
            lambda value, titles: str(EducationGroup(value).label),
        ),
        Group(
            "pay",
            "upah",
            _("Upah per bulan"),
            {**{str(s): str(s) for s in PAY_STEPS}, "tanpa": NO_PAY},
            _pay_label,
            is_inside=_is_higher_pay,
        ),
        Group(
            OCCUPATION,
            "jabatan",
            _("Golongan jabatan"),
            None,
            _occupation_label,
            _offered_occupations,
            is_inside=is_part_of,
            narrows=True,
        ),
        Group(INDUSTRY, "usaha", _("Lapangan usaha"), None, _industry_label, _offered_industries),
        Group(
            "arrangement",
            "cara",
            _("Cara kerja"),
            {"tempat": "on_site", "campuran": "hybrid", "jauh": "remote"},
            lambda value, titles: str(WorkArrangement(value).label),
        ),
        Group(
            PLACEMENT,
            "penempatan",
            _("Penempatan"),
            {"dalam": AT_HOME, "luar": ABROAD},
            _placement_label,
            _offered_placements,
        ),
        Group(
            "inclusion",
            "ramah",
            _("Ramah disabilitas"),
            {"disabilitas": "disability"},
            lambda value, titles: gettext("Ada penyesuaian kerja"),
        ),
        Group(
            "certificate",
            "sertifikat",
            _("Sertifikat kompetensi"),
            {"diminta": "asked"},
            lambda value, titles: gettext("Meminta sertifikat"),
        ),
        Group(SOURCE, "sumber", _("Sumber"), None, _source_label, _offered_sources),
        Group(EMPLOYER, "perusahaan", _("Perusahaan"), None, _employer_label, is_listed=False),
    ),
)
# What the page counts; an employer is looked for by name, as there are too many to list.
COUNTED = tuple(group.facet for group in FORM.groups if group.is_listed)


def titles_for(found: Found[Any]) -> dict[str, str]:
    """The names the page needs, by code: of occupations, of industries and of chosen companies."""
    counts = found.answer.counts
    titles = titles_of(_occupation_codes(found)) | _industry_titles(counts.get(INDUSTRY, {}))
    return titles | _employer_titles(found.criteria.filters.get(EMPLOYER, ())) | _source_titles(counts.get(SOURCE, {}))


def titles_of_chosen(*questions: Criteria) -> dict[str, str]:
    """The names that questions in words need, by code."""

    def chosen(facet: str) -> list[str]:
        return list(dict.fromkeys(value for criteria in questions for value in criteria.filters.get(facet, ())))

    titles = titles_of(chosen(OCCUPATION)) | _industry_titles(chosen(INDUSTRY))
    return titles | _employer_titles(chosen(EMPLOYER)) | _source_titles(chosen(SOURCE))


def _industry_titles(codes: Iterable[str]) -> dict[str, str]:
    return {f"{INDUSTRY}:{code}": name for code, name in industry_titles(codes).items()}


def _employer_titles(chosen: Sequence[str]) -> dict[str, str]:
    return {f"{EMPLOYER}:{pk}": name for pk, name in employer_names(chosen).items()} if chosen else {}


def _source_titles(slugs: Iterable[str]) -> dict[str, str]:
    partners = [slug for slug in slugs if slug != OWN_SOURCE]
    return {f"{SOURCE}:{slug}": name for slug, name in partner_names(partners).items()} if partners else {}


def _occupation_codes(found: Found[Any]) -> list[str]:
    """Codes whose titles the boxes need: the ten major groups, or the parts of those chosen."""
    chosen = found.criteria.filters.get(OCCUPATION, ())
    counts = found.answer.counts[OCCUPATION]
    if not chosen:
        return [code for code in counts if len(code) == 1]
    parts = [code for code in counts if any(code.startswith(above) and len(code) == len(above) + 1 for above in chosen)]
    return list(dict.fromkeys([*chosen, *sorted(parts, key=lambda code: -counts[code])[:SHOWN_OPTIONS]]))
