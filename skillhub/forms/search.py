"""The search for training as a form."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.search.criteria import Found
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.searching import REGION_GROUP, Group, SearchForm, Titles
from skillhub.enums import Method, VocationalField
from skillhub.queries.documents import ANNOUNCED, NEWEST, REGISTERING, SOONEST

_SEATS = {REGISTERING: _("Pendaftaran sedang dibuka"), ANNOUNCED: _("Segera dibuka")}
_INCLUSION = {"free": _("Gratis bagi peserta"), "boarding": _("Ada asrama"), "disability": _("Ramah disabilitas")}


def _offered_fields(found: Found[Any], titles: Titles) -> list[str]:
    counts = found.answer.counts["field"]
    return sorted(VocationalField.values, key=lambda value: -counts.get(value, 0))


FORM = SearchForm(
    orders=(
        ("sesuai", RELEVANCE, _("Paling sesuai")),
        ("segera", SOONEST, _("Segera dimulai")),
        ("terbaru", NEWEST, _("Terbaru")),
    ),
    groups=(
        Group("seats", "kursi", _("Pendaftaran"), {"dibuka": REGISTERING, "segera": ANNOUNCED}, lambda value, titles: str(_SEATS[value])),
        REGION_GROUP,
        Group(
            "field",
            "kejuruan",
            _("Kejuruan"),
            {
                "las": "welding", "otomotif": "automotive", "listrik": "electrical", "elektronika": "electronics",
                "pendingin": "refrigeration", "manufaktur": "manufacturing", "bangunan": "construction", "ti": "ict",
                "bisnis": "business", "garmen": "garment", "boga": "culinary", "kecantikan": "beauty", "pariwisata": "hospitality",
                "pertanian": "agriculture", "bahasa": "language", "kreatif": "creative", "k3": "safety",
            },
            lambda value, titles: str(VocationalField(value).label),
            _offered_fields,
        ),
        Group(
            "method",
            "cara",
            _("Cara pelatihan"),
            {"tatap-muka": "on_site", "daring": "online", "campuran": "blended"},
            lambda value, titles: str(Method(value).label),
        ),
        Group(
            "inclusion",
            "fasilitas",
            _("Yang memudahkan"),
            {"gratis": "free", "asrama": "boarding", "disabilitas": "disability"},
            lambda value, titles: str(_INCLUSION[value]),
        ),
        Group(
            "education",
            "pendidikan",
            _("Pendidikan paling rendah"),
            {code.lower(): code for code in ("SD", "SMP", "SMA", "SMK", "D3", "S1")},
            lambda value, titles: titles.get(value, value),
        ),
    ),
)  # fmt: skip
