"""The vacancy search as a form."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, EducationGroup, WorkArrangement, WorkingTime
from karirhub.queries.documents import NEWEST, NO_PAY, PAY, PAY_STEPS
from siapkerja.search.criteria import Found
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.searching import REGION_GROUP, SHOWN_OPTIONS, Group, SearchForm, Titles
from siapkerja.web.wording import compact

OCCUPATION = "occupation"


def _pay_label(value: str, titles: Titles) -> str:
    if value == NO_PAY:
        return gettext("Tanpa keterangan upah")
    return gettext("Rp%(amount)s ke atas") % {"amount": compact(int(value))}


def _occupation_label(value: str, titles: Titles) -> str:
    return titles.get(value, value)


def _offered_occupations(found: Found[Any], titles: Titles) -> list[str]:
    chosen = list(found.criteria.filters.get(OCCUPATION, ()))
    offered = [code for code in found.answer.counts[OCCUPATION] if code in titles]
    return list(dict.fromkeys(chosen + sorted(offered)))


FORM = SearchForm(
    orders=(("sesuai", RELEVANCE, _("Paling sesuai")), ("terbaru", NEWEST, _("Terbaru")), ("upah", PAY, _("Upah tertinggi"))),
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
            "education",
            "pendidikan",
            _("Pendidikan paling rendah"),
            {"dasar": "basic", "menengah": "upper", "diploma": "diploma", "sarjana": "degree"},
            lambda value, titles: str(EducationGroup(value).label),
        ),
        Group("pay", "upah", _("Upah per bulan"), {**{str(s): str(s) for s in PAY_STEPS}, "tanpa": NO_PAY}, _pay_label),
        Group(OCCUPATION, "jabatan", _("Golongan jabatan"), None, _occupation_label, _offered_occupations),
        Group(
            "arrangement",
            "cara",
            _("Cara kerja"),
            {"tempat": "on_site", "campuran": "hybrid", "jauh": "remote"},
            lambda value, titles: str(WorkArrangement(value).label),
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
    ),
)


def occupation_codes(found: Found[Any]) -> list[str]:
    """Codes whose titles the boxes need: the ten major groups, or the parts of those chosen."""
    chosen = found.criteria.filters.get(OCCUPATION, ())
    counts = found.answer.counts[OCCUPATION]
    if not chosen:
        return [code for code in counts if len(code) == 1]
    parts = [code for code in counts if any(code.startswith(above) and len(code) == len(above) + 1 for above in chosen)]
    return list(dict.fromkeys([*chosen, *sorted(parts, key=lambda code: -counts[code])[:SHOWN_OPTIONS]]))
