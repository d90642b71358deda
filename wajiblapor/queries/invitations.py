"""What stands on the invitations on paper, for whoever no message reaches."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from siapkerja.documents.pdf import long_day, qr_drawing
from siapkerja.reference.queries import place_words
from wajiblapor.models import WorkplaceClock


def letters_for(clocks: Sequence[WorkplaceClock], *, today: date) -> dict[str, Any]:
    """Everything for the sheet, in the active language; a page each.

    Args:
        clocks: with company and workplace.
    """
    address = settings.BASE_URL + reverse("wajiblapor:start")
    return {
        "title": _("Undangan melapor ketenagakerjaan"),
        "issuer": "Kementerian Ketenagakerjaan Republik Indonesia",
        "day": long_day(today),
        "to_word": _("Kepada"),
        "duty": _(
            "Setiap perusahaan wajib melaporkan ketenagakerjaannya paling lambat 30 hari setelah berdiri, lalu setiap tahun. "
            "Melapor tidak dipungut biaya."
        ),
        "how": _("Cara melapor:"),
        "steps": [
            _("Buka alamat di bawah, atau pindai kodenya, lalu buat akun."),
            _("Tambahkan perusahaan dengan NIB-nya. Petugas memeriksa siapa yang boleh bertindak untuknya."),
            _("Isi laporan dan unggah daftar pekerja. Nomor dan bukti lapor terbit saat itu juga."),
        ],
        "address": address.partition("://")[2],
        "qr": qr_drawing(address),
        "qr_alt": _("Kode QR ke halaman Wajib Lapor"),
        "help": _("Tidak punya internet? Petugas dinas ketenagakerjaan setempat membantu di loket."),
        "closing": _("Surat ini undangan, bukan surat peringatan. Abaikan bila perusahaan Anda sudah melapor."),
        "letters": [_letter(clock) for clock in clocks],
    }


def _letter(clock: WorkplaceClock) -> dict[str, str]:
    place = clock.workplace
    words = _("Menurut catatan kami, laporan ketenagakerjaan %(workplace)s belum diterima. Batasnya %(day)s.")
    return {
        "company": clock.legal_entity.name,
        "workplace": place.name if place.name != clock.legal_entity.name else "",
        "address": f"{place.address}, {place_words(place.village_id or place.regency_id)} {place.postal_code or ''}".strip(" ,"),
        "opening": words % {"workplace": place.name, "day": long_day(clock.due_on)},
    }
