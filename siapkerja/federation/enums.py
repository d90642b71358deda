from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What an application may be told when somebody signs in to it; the words stand on the consent page."""

    OPENID = "openid", _("Tanda pengenal khusus untuk aplikasi ini, tanpa data lain")
    PROFILE = "profile", _("Nama lengkap Anda")
    EMAIL = "email", _("Alamat e-mail utama Anda, dan apakah sudah dicek")
    PHONE = "phone", _("Nomor HP Anda, dan apakah sudah dicek")
    NIK_VERIFIED = "siapkerja:nik_verified", _("Apakah NIK Anda sudah dicek dan kapan. NIK sendiri tidak diberikan")


class ApplicationKind(models.TextChoices):
    """Whether an application can keep a secret; the values are those of OAuth 2.0 (RFC 6749 section 2.1)."""

    CONFIDENTIAL = "confidential", _("Aplikasi di server, dapat menyimpan rahasia")
    PUBLIC = "public", _("Aplikasi di HP atau komputer, tanpa rahasia")


class AuthorityTrouble(models.TextChoices):
    """Why signing in with another authority ended; each is a page of its own words."""

    DENIED = "denied", _("Anda membatalkan, atau izin ditolak")
    EXPIRED = "expired", _("Waktu masuk sudah habis")
    UNREACHABLE = "unreachable", _("Layanan masuk itu tidak dapat dihubungi")
    REFUSED = "refused", _("Layanan masuk itu menolak permintaan ini")
    UNTRUSTED = "untrusted", _("Jawaban yang kami terima tidak dapat dipercaya")
