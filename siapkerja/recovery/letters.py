"""Words of the messages that go to contacts: to one who proves a new one, and to every old one of the account."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel


@dataclass(frozen=True)
class Letter:
    """What one message says, and what it is about as a code."""

    subject: str
    body: str
    purpose: str


def channel_of(kind: str) -> Channel:
    """The way to a contact: "email", or "phone" and "sms" by text message."""
    return Channel.EMAIL if kind == "email" else Channel.SMS


def send(letter: Letter, *, kind: str, to: str, at: datetime, key: str = "", worthless_at: datetime | None = None) -> None:
    send_message(
        channel=channel_of(kind), to=to, subject=letter.subject, body=letter.body, purpose=letter.purpose, at=at, key=key,
        worthless_at=worthless_at,
    )  # fmt: skip


def page(name: str, *args: object) -> str:
    """The whole address of one of our pages, in Indonesian."""
    path = reverse(name, args=args)
    return settings.BASE_URL + path


def code_letter(code: str, minutes: int) -> Letter:
    body = _("Kode SIAPKerja Anda %(code)s, berlaku %(minutes)s menit. Jangan berikan kepada siapa pun, juga petugas lewat telepon.")
    return Letter(_("Kode pemulihan akun"), body % {"code": code, "minutes": minutes}, "recovery_code")


def received_letter(number: str, access: str) -> Letter:
    body = _("Permintaan %(number)s kami terima. Kode akses %(access)s. Lihat keadaannya di %(url)s")
    words = {"number": number, "access": access, "url": page("recovery:status_entry")}
    return Letter(_("Permintaan %(number)s kami terima") % {"number": number}, body % words, "recovery_received")


def incomplete_letter(number: str) -> Letter:
    body = _("Permintaan %(number)s perlu Anda lengkapi. Buka %(url)s dengan nomor dan kode akses Anda.")
    words = {"number": number, "url": page("recovery:status_entry")}
    return Letter(_("Permintaan %(number)s perlu dilengkapi") % {"number": number}, body % words, "recovery_incomplete")


def ended_letter(number: str) -> Letter:
    body = _("Permintaan %(number)s sudah diputuskan. Baca putusan dan alasannya di %(url)s dengan nomor dan kode akses Anda.")
    words = {"number": number, "url": page("recovery:status_entry")}
    return Letter(_("Permintaan %(number)s sudah diputuskan") % {"number": number}, body % words, "recovery_decided")


def lapsed_letter(number: str, days: int, *, was_granted: bool) -> Letter:
    """Closed because nothing more came: of an approved request the new contact stays, so the usual way to a password is open."""
    if was_granted:
        body = _(
            "Permintaan %(number)s kami tutup karena kata sandi belum dibuat dalam %(days)s hari kerja. "
            "Kontak baru Anda tetap tercatat. Buat kata sandi kapan saja di %(url)s"
        )
    else:
        body = _("Permintaan %(number)s kami tutup karena belum dilengkapi dalam %(days)s hari kerja. Ajukan lagi kapan saja di %(url)s")
    url = page("account_reset_password") if was_granted else page("recovery:start")
    words = {"number": number, "days": days, "url": url}
    return Letter(_("Permintaan %(number)s ditutup") % {"number": number}, body % words, "recovery_lapsed")


def asked_letter(number: str, token: str) -> Letter:
    body = _("Ada yang meminta akun SIAPKerja Anda dipulihkan (%(number)s). Bila itu bukan Anda, tahan sekarang: %(url)s")
    words = {"number": number, "url": page("recovery:object", token)}
    return Letter(_("Ada yang meminta akun Anda dipulihkan"), body % words, "recovery_asked")


def changed_letter(number: str, token: str, days: int) -> Letter:
    body = _("Kontak akun SIAPKerja Anda diganti (%(number)s). Bila itu bukan Anda, tahan dalam %(days)s hari: %(url)s")
    words = {"number": number, "days": days, "url": page("recovery:object", token)}
    return Letter(_("Kontak akun Anda diganti"), body % words, "recovery_changed")


def granted_letter(number: str, token: str, hours: int) -> Letter:
    body = _("Permintaan %(number)s disetujui. Buat kata sandi baru dalam %(hours)s jam, sekali pakai: %(url)s")
    words = {"number": number, "hours": hours, "url": page("recovery:password", token)}
    return Letter(_("Akun Anda sudah disetujui untuk dipulihkan"), body % words, "recovery_granted")


def frozen_letter(number: str) -> Letter:
    body = _("Ada keberatan atas permintaan %(number)s. Perubahan akun ditahan sampai petugas memeriksa. Lihat %(url)s")
    words = {"number": number, "url": page("recovery:status_entry")}
    return Letter(_("Permintaan %(number)s ditahan") % {"number": number}, body % words, "recovery_frozen")


def disputed_letter(number: str, public_id: object, until: str) -> Letter:
    body = _("Ada orang lain yang menyatakan NIK di akun Anda miliknya (%(number)s). Masuk dan jawab paling lambat %(until)s: %(url)s")
    words = {"number": number, "until": until, "url": page("recovery:dispute_answer", public_id)}
    return Letter(_("NIK di akun Anda disengketakan"), body % words, "dispute_heard")
