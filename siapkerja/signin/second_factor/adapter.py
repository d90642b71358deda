"""How allauth's second factors meet our keys, our words and our rules."""

import base64
import io

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import key_ring
from siapkerja.identity.models import User
from siapkerja.signin.second_factor.devices import device_of
from siapkerja.signin.second_factor.queries import is_last_needed_factor

PURPOSE = "second factor"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets lie in the database under the master keys; whoever needs a second factor keeps at least one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Peran Anda memerlukan langkah kedua. Tambahkan penggantinya lebih dulu, lalu hapus yang ini."),
        "cannot_generate_recovery_codes": _("Kode pemulihan dapat dibuat setelah ada passkey atau aplikasi kode."),
        "incorrect_code": _("Kode tidak cocok. Lihat kode yang sekarang tampil, lalu coba lagi."),
        "unverified_email": _("Pastikan dulu alamat e-mail Anda dengan kode yang kami kirim."),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(key_ring().encrypt(text.encode(), purpose=PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return key_ring().decrypt(base64.b64decode(encrypted_text), purpose=PURPOSE).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_last_needed_factor(authenticator)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Named after the device it is made on: that is how people tell their keys apart."""
        name: str = device_of(context.request.headers.get("User-Agent", "")).words
        return name

    def build_totp_svg(self, url: str) -> str:
        """On white of its own, so that it can be scanned from a dark page too."""
        picture = io.BytesIO()
        segno.make_qr(url).save(picture, kind="svg", scale=5, border=3, light="white")
        return picture.getvalue().decode()

    def _get_site_name(self) -> str:
        return "SIAPKerja"
