"""What stands on the invitations on paper, for whoever no message reaches."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from siapkerja.documents.pdf import long_day, qr_drawing
from siapkerja.identity.models import RegistrationCode
from siapkerja.identity.registering import code_of
from siapkerja.reference.queries import place_words
from wajiblapor.models import WorkplaceClock


def letters_for(clocks: Sequence[WorkplaceClock], *, today: date) -> dict[str, Any]:
    """Everything for the sheet, in the active language; a page each.

    Args:
        clocks: with company and workplace.
    """
    address = settings.BASE_URL + reverse("wajiblapor:start")
    steps = [
        _("Buka alamat di bawah, atau pindai kodenya, lalu buat akun."),
        _("Tambahkan perusahaan dengan NIB-nya. Petugas memeriksa siapa yang boleh bertindak untuknya."),
        _("Isi laporan dan unggah daftar pekerja. Nomor dan bukti lapor terbit saat itu juga."),
    ]
    where = {"link": address.partition("://")[2], "qr": qr_drawing(address), "code": ""}
    return _sheet(steps, [_letter(clock) | where for clock in clocks], today)


def letters_for_absent(codes: Sequence[RegistrationCode], *, today: date) -> dict[str, Any]:
    """The same sheet for companies of the business register, each with the code it registers with.

    Args:
        codes: with their companies.
    """
    steps = [
        _("Pindai kode di bawah, atau buka alamatnya dan ketik kode suratnya, lalu masuk atau buat akun."),
        _("Nama, NIB, lapangan usaha, dan alamat perusahaan sudah terisi. Periksa, lalu kirim bukti bahwa Anda berhak bertindak untuknya."),
        _("Isi laporan dan unggah daftar pekerja. Nomor dan bukti lapor terbit saat itu juga."),
    ]
    return _sheet(steps, [_absent_letter(code) for code in codes], today)


def message_for(code: RegistrationCode) -> dict[str, Any]:
    """What the invitation by e-mail says."""
    return {"company": code.company, "link": registration_link(code), "code": code_of(code), "until": long_day(localdate(code.expires_at))}


def registration_link(code: RegistrationCode) -> str:
    """The address at which the code fills the form of registering."""
    return f"{settings.BASE_URL}{reverse('identity:register_organisation')}?kode={code_of(code)}"


def _sheet(steps: list[str], letters: list[dict[str, str]], today: date) -> dict[str, Any]:
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
        "steps": steps,
        "qr_alt": _("Kode QR ke halaman Wajib Lapor"),
        "code_word": _("Kode surat"),
        "help": _("Tidak punya internet? Petugas dinas ketenagakerjaan setempat membantu di loket."),
        "closing": _("Surat ini undangan, bukan surat peringatan. Abaikan bila perusahaan Anda sudah melapor."),
        "letters": letters,
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


def _absent_letter(code: RegistrationCode) -> dict[str, str]:
    company, link = code.company, registration_link(code)
    words = _(
        "Perusahaan ini tercatat di register usaha (OSS) dengan NIB %(nib)s, tetapi belum ada yang melaporkan ketenagakerjaannya. "
        "Kode surat ini berlaku sampai %(day)s, untuk satu kali mendaftar."
    )
    return {
        "company": company.name,
        "workplace": "",
        "address": f"{company.address}, {place_words(company.village_id or company.regency_id)} {company.postal_code}".strip(" ,"),
        "opening": words % {"nib": company.nib, "day": long_day(localdate(code.expires_at))},
        "link": link.partition("://")[2].partition("?")[0],
        "qr": qr_drawing(link),
        "code": code_of(code),
    }
