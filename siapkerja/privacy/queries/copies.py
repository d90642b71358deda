"""The copy of one's own data as a sheet for reading. The JSON beside it has the same content under the same keys."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siapkerja.identity.holdings import holdings
from siapkerja.identity.models import Person

# Version of the JSON's form (docs/privacy.md): raised when a key is renamed or goes; new keys may come at any time.
SCHEMA = "1"
# Entries of one kind on the sheet; the JSON has all.
MOST_ENTRIES = 500

WORDS = {
    "full_name": gettext_lazy("Nama lengkap"),
    "name": gettext_lazy("Nama"),
    "sex": gettext_lazy("Jenis kelamin"),
    "born_on": gettext_lazy("Tanggal lahir"),
    "phone": gettext_lazy("Nomor HP"),
    "email": gettext_lazy("E-mail"),
    "nik": gettext_lazy("NIK"),
    "nik_state": gettext_lazy("Keadaan NIK"),
    "village": gettext_lazy("Desa atau kelurahan"),
    "village_code": gettext_lazy("Kode desa atau kelurahan"),
    "joined_at": gettext_lazy("Terdaftar sejak"),
    "organisation": gettext_lazy("Organisasi"),
    "role": gettext_lazy("Peran"),
    "from": gettext_lazy("Sejak"),
    "to": gettext_lazy("Sampai"),
    "purpose": gettext_lazy("Tujuan"),
    "recipient": gettext_lazy("Penerima"),
    "given_at": gettext_lazy("Diberikan"),
    "withdrawn_at": gettext_lazy("Ditarik"),
    "at": gettext_lazy("Waktu"),
    "what": gettext_lazy("Yang dilihat"),
    "by": gettext_lazy("Oleh"),
    "employer": gettext_lazy("Perusahaan"),
    "vacancy": gettext_lazy("Lowongan"),
    "state": gettext_lazy("Keadaan"),
    "sent_at": gettext_lazy("Dikirim"),
    "letter": gettext_lazy("Surat"),
    "number": gettext_lazy("Nomor"),
    "subject": gettext_lazy("Perihal"),
    "summary": gettext_lazy("Ringkasan"),
    "street": gettext_lazy("Alamat"),
    "postal_code": gettext_lazy("Kode pos"),
    "residence": gettext_lazy("Tempat tinggal"),
    "skills": gettext_lazy("Keterampilan"),
    "level": gettext_lazy("Jenjang"),
    "institution": gettext_lazy("Sekolah atau lembaga"),
    "position": gettext_lazy("Jabatan"),
    "workplace": gettext_lazy("Tempat kerja"),
    "reported_at": gettext_lazy("Dilaporkan"),
}


def sheet_of(held: Mapping[str, Any], *, person: Person, at: datetime) -> dict[str, Any]:
    """Plain data for the Typst template, in the active language."""
    sections = [
        {
            "name": str(holding.name),
            "purpose": str(holding.purpose),
            "source": str(holding.source),
            "entries": list(_entries(held.get(holding.slug))),
            "more": _more(held.get(holding.slug)),
        }
        for holding in holdings()
    ]
    return {
        "title": _("Data pribadi saya"),
        "person": person.full_name,
        "made": _("Dibuat %(at)s") % {"at": _plain(at)},
        "law": _("Salinan menurut UU 27/2022 Pasal 7 dan 13. Berkas JSON pendampingnya memuat isi yang sama untuk dibaca program lain."),
        "careful": _("NIK tertulis lengkap di sini. Simpan baik-baik."),
        "nothing": _("Tidak ada yang kami simpan."),
        "purpose_word": _("Untuk apa"),
        "source_word": _("Asal"),
        "page_word": _("Halaman"),
        "issuer": "SIAPKerja, Kementerian Ketenagakerjaan Republik Indonesia",
        "address": settings.BASE_URL.partition("://")[2],
        "sections": sections,
    }


def _more(value: Any) -> str:
    hidden = len(value) - MOST_ENTRIES if isinstance(value, Sequence) and not isinstance(value, str) else 0
    return _("Selebihnya (%(count)d) ada dalam berkas JSON.") % {"count": hidden} if hidden > 0 else ""


def _entries(value: Any) -> Iterator[list[tuple[str, str]]]:
    """Each entry as rows of label and value; nested values become rows of their own."""
    if isinstance(value, Mapping):
        if rows := list(_rows(value)):
            yield rows
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value[:MOST_ENTRIES]:
            yield from _entries(item if isinstance(item, Mapping) else {"": item})


def _rows(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, item in value.items():
        label = " › ".join(filter(None, (prefix, str(WORDS.get(key, key.replace("_", " "))))))
        if isinstance(item, Mapping):
            yield from _rows(item, label)
        elif isinstance(item, list | tuple):
            yield from _listed(item, label)
        elif item not in (None, ""):
            yield label, _plain(item)


def _listed(items: Sequence[Any], label: str) -> Iterator[tuple[str, str]]:
    if all(not isinstance(item, Mapping) for item in items):
        if items:
            yield label, ", ".join(_plain(item) for item in items)
        return
    for number, item in enumerate(items, start=1):
        yield from _rows(item, f"{label} {number}")


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "j F Y, H:i") + " WIB"
    if isinstance(value, date):
        return formats.date_format(value, "j F Y")
    return str(value)
