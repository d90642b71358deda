"""How django-allauth meets our tables, our words and our doors."""

import logging
from smtplib import SMTPException
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actions.people import register_account
from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts have no user name; a new one gets its person from the name asked at sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Akun ini tidak aktif. Hubungi petugas untuk mengaktifkannya kembali."),
        "cannot_remove_primary_email": _("E-mail utama tidak dapat dihapus. Pilih e-mail utama lain lebih dulu."),
        "duplicate_email": _("E-mail ini sudah ada di akun Anda."),
        "email_password_mismatch": _("E-mail atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."),
        "email_taken": _("E-mail ini sudah dipakai akun lain."),
        "enter_current_password": _("Tuliskan kata sandi Anda yang sekarang."),
        "incorrect_code": _("Kode tidak cocok. Periksa kembali kode pada e-mail terbaru dari kami."),
        "incorrect_password": _("Kata sandi tidak cocok."),
        "invalid_or_expired_key": _("Tautan ini sudah tidak berlaku. Minta yang baru."),
        "invalid_login": _("E-mail atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."),
        "invalid_password_reset": _("Permintaan ganti kata sandi ini sudah tidak berlaku. Minta kode baru."),
        "max_email_addresses": _("Paling banyak %d alamat e-mail."),
        "rate_limited": _("Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."),
        "same_as_current": _("Isian baru harus berbeda dari yang sekarang."),
        "too_many_login_attempts": _("Terlalu banyak percobaan masuk. Tunggu 5 menit, lalu coba lagi."),
        "unknown_email": _("Belum ada akun dengan e-mail ini."),
        "unverified_primary_email": _("E-mail utama harus sudah dicek. Masukkan kode yang kami kirim ke alamat itu."),
    }

    def populate_username(self, request: HttpRequest, user: Any) -> None: ...

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        register_account(user=user, full_name=form.cleaned_data["full_name"], at=timezone.now())
        return user

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A new account is shown the two things it may be for."""
        return reverse("profiles:welcome")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers to their desk, everybody else to what is theirs. An address asked for before signing in comes first."""
        actor = actor_of(cast(User, request.user), on=timezone.localdate())
        return reverse("identity:officer" if actor.is_officer else "profiles:overview")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down keeps nobody from the page; they are told to ask for the code again."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as trouble:
            log.error("account mail %s was not sent: %s", template_prefix, type(trouble).__name__)
            messages.error(self.request, _("E-mail belum dapat dikirim. Tunggu beberapa menit, lalu minta kirim ulang."))
