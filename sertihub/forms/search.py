"""The search for schemes as a form."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sertihub.enums import SchemeKind
from sertihub.queries.documents import ABOVE, CHEAPEST, FREE, NEWEST, UP_TO_500, UP_TO_1000
from siapkerja.search.criteria import Found
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.searching import REGION_GROUP, SHOWN_OPTIONS, Group, SearchForm, Titles

# KBLI 2020, the categories by letter. Words of addresses stay when titles change.
FIELDS = {
    "pertanian": "A", "pertambangan": "B", "industri": "C", "listrik-gas": "D", "air": "E", "konstruksi": "F", "perdagangan-bengkel": "G",
    "angkutan": "H", "makan-minum": "I", "informasi": "J", "keuangan": "K", "real-estat": "L", "jasa-profesi": "M", "persewaan": "N",
    "pemerintahan": "O", "pendidikan": "P", "kesehatan": "Q", "seni": "R", "jasa-lain": "S", "rumah-tangga": "T", "internasional": "U",
}  # fmt: skip
_FEES = {
    FREE: _("Gratis bagi asesi"),
    UP_TO_500: _("Sampai Rp500.000"),
    UP_TO_1000: _("Sampai Rp1.000.000"),
    ABOVE: _("Di atas Rp1.000.000"),
}


def body_key(number: str) -> str:
    """Name of a body among the titles of the page, which also holds occupations by code."""
    return f"lsp {number}"


def field_key(letter: str) -> str:
    return f"kbli {letter}"


def _most(facet: str, found: Found[Any]) -> list[str]:
    """The values with the most schemes, and those chosen."""
    counts = found.answer.counts[facet]
    chosen = list(found.criteria.filters.get(facet, ()))
    offered = sorted(counts, key=lambda value: (-counts[value], value))[:SHOWN_OPTIONS]
    return list(dict.fromkeys(chosen + offered))


FORM = SearchForm(
    orders=(
        ("sesuai", RELEVANCE, _("Paling sesuai")),
        ("terbaru", NEWEST, _("Terbaru")),
        ("termurah", CHEAPEST, _("Biaya terendah")),
    ),
    groups=(
        Group(
            "field",
            "bidang",
            _("Bidang"),
            FIELDS,
            lambda value, titles: titles.get(field_key(value), value),
            lambda found, titles: _most("field", found),
        ),
        REGION_GROUP,
        Group(
            "occupation",
            "jabatan",
            _("Jabatan"),
            None,
            lambda value, titles: titles.get(value, value),
            lambda found, titles: _most("occupation", found),
        ),
        Group(
            "kind",
            "jenis",
            _("Jenis skema"),
            {"kkni": "kkni", "okupasi": "occupation", "klaster": "cluster"},
            lambda value, titles: str(SchemeKind(value).label),
        ),
        Group(
            "fee",
            "biaya",
            _("Biaya"),
            {"gratis": FREE, "sampai-500-ribu": UP_TO_500, "sampai-1-juta": UP_TO_1000, "di-atas-1-juta": ABOVE},
            lambda value, titles: str(_FEES[value]),
        ),
        Group(
            "body",
            "lsp",
            _("Lembaga sertifikasi"),
            None,
            lambda value, titles: titles.get(body_key(value), value),
            lambda found, titles: _most("body", found),
        ),
    ),
)


def shown_codes(found: Found[Any], facet: str) -> list[str]:
    """Values of a facet that need words on this page."""
    return list({*found.answer.counts[facet], *found.criteria.filters.get(facet, ())})


def titles_of_page(occupations: Titles, bodies: Titles, fields: Titles) -> Titles:
    """All words of the page in one mapping."""
    return {
        **occupations,
        **{body_key(number): name for number, name in bodies.items()},
        **{field_key(letter): title for letter, title in fields.items()},
    }
