"""A document as PDF/A: one sheet from a Typst template, data as JSON, fonts from this folder, nothing from the network."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from siapkerja.documents.kinds import kind_of
from siapkerja.documents.models import Document
from siapkerja.documents.seals import seal_in_force

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def render_pdf(document: Document, *, template: str = "", more: Callable[[], dict[str, Any]] | None = None) -> bytes:
    """The document as it was issued, signed by the portal. Takes some 0.1 s once the engines are loaded; rendering again gives the same
    words, unless its kind shows what came later (`DocumentKind.sealed`).

    Args:
        template: another sheet of the same document than its kind's.
        more: what that sheet needs besides, asked for in Indonesian.
    """
    with translation.override("id"):
        data = sheet(document) | (more() if more else {})
    pdf = compile_sheet(template or kind_of(document.kind).typst_template, data, at=document.issued_at)
    seal = seal_in_force(timezone.now()) if not kind_of(document.kind).is_trial else None
    return seal.sign(pdf) if seal else pdf


def compile_sheet(template: str, data: dict[str, Any], *, at: datetime) -> bytes:
    """A PDF/A of a Typst template below `templates/`, which reads `data` as JSON from `sys.inputs.data`.

    Args:
        at: moment written into the file, so that making it again gives the same bytes.
    """
    import typst  # 50 MB; loaded only where a PDF is made

    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["a-2b"],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=at.replace(microsecond=0),
    )


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def verification_url(document: Document) -> str:
    """Absolute address of the public check, the same in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("documents:verification", args=[document.token])


def sheet(document: Document) -> dict[str, Any]:
    """What stands on the sheet, in the active language."""
    kind, url = kind_of(document.kind), verification_url(document)
    return {
        "name": str(kind.name),
        "issuer": kind.issuer_of(document.facts),
        "unit": kind.issuing_unit,
        "basis": kind.legal_basis,
        "number": document.number,
        "number_word": _("Nomor"),
        "page_word": _("Halaman"),
        "emblem_word": _("tempat lambang"),
        "rows": _rows(document),
        "holder": document.holder,
        "facts": document.facts,
        "sealed": dict(kind.sealed(document)) if kind.sealed else {},
        "qr": qr_drawing(url),
        "qr_alt": _("Kode QR untuk memeriksa keaslian"),
        "check_title": _("Periksa keaslian"),
        "check_words": _("Pindai kode ini, atau buka"),
        "check_url": url,
        "check_address": url.partition("://")[2],
        "fingerprint_word": _("Sidik isi"),
        "fingerprint": document.fingerprint,
        "closing": _closing(document, kind.signatory_office),
        "signatory": kind.signatory,
        "note": _note(),
    }


def _rows(document: Document) -> list[tuple[str, str, bool]]:
    """Label, value and whether it is stressed: the holder, the facts that have words, the validity."""
    kind = kind_of(document.kind)
    rows = [(str(kind.holder_label), document.holder, True)]
    for key, label in kind.labels.items():
        value = document.facts.get(key)
        if value not in (None, ""):
            words = value if isinstance(value, str) else formats.number_format(value, force_grouping=True)
            rows.append((str(label), words, key in kind.stressed))
    if document.valid_until:
        rows.append((_("Berlaku sampai"), long_day(document.valid_until), True))
    return rows


def _closing(document: Document, office: tuple[str, ...]) -> list[str]:
    day = document.issued_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return [_("Diterbitkan %(day)s") % {"day": long_day(day)}, *office]


def _note() -> str:
    note = _(
        "Dokumen ini diterbitkan secara elektronik melalui SIAPKerja. Yang berlaku adalah hasil pemeriksaan keaslian di alamat di atas."
    )
    if settings.IS_DEMO:
        note += " " + _("Pemasangan percobaan: ini contoh, bukan dokumen resmi.")
    return note


def long_day(day: date | datetime) -> str:
    return formats.date_format(day, "j F Y")


def qr_drawing(text: str) -> str:
    """A QR code of a text as SVG."""
    import segno

    drawing = BytesIO()
    segno.make(text, error="m", micro=False).save(drawing, kind="svg", border=0, dark="#14213d", xmldecl=False, nl=False)
    return drawing.getvalue().decode()
