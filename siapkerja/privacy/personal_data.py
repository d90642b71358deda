"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, LINK, SEALED_APART, Basis, Record, plain

_PERANGKAT_DAN_SESI_MASUK: Any = {
    "what": _("Perangkat dan sesi masuk"),
    "why": _("Menjaga agar hanya Anda yang masuk ke akun Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "PP 71/2019 Pasal 14 dan UU 27/2022 Pasal 35",
    "retention": _("Sampai Anda keluar, atau sampai akun dihapus."),
}
_AKUN_DAN_IDENTITAS: Any = {
    "what": _("Akun dan identitas"),
    "why": _("Mengenali Anda saat memakai layanan."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 Pasal 15 dan UU 24/2013 Pasal 79 (pemanfaatan data kependudukan)",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
_MASUK_LEWAT_PENYEDIA_LAI: Any = {
    "what": _("Masuk lewat penyedia lain"),
    "why": _("Mengenali Anda lewat akun yang Anda pakai untuk masuk."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
_SISTEM_LAIN_YANG_ANDA_IZ: Any = {
    "what": _("Sistem lain yang Anda izinkan"),
    "why": _("Masuk ke sistem lain dengan akun SIAPKerja."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai Anda mencabut izin."),
}

RECORDS: tuple[Record, ...] = (
    plain("auth.Permission", "id name content_type codename"),
    plain("auth.Group", "id name"),
    plain("contenttypes.ContentType", "id app_label model"),
    Record(
        model="sessions.Session",
        personal={"session_key": HASHED, "session_data": LINK},
        other="expire_date",
        **_PERANGKAT_DAN_SESI_MASUK,
    ),
    Record(
        model="account.EmailAddress",
        personal={"user": LINK, "email": GENERAL},
        other="id verified primary",
        **_AKUN_DAN_IDENTITAS,
    ),
    Record(
        model="account.EmailConfirmation",
        personal={"email_address": LINK, "key": HASHED},
        other="id created sent",
        **_AKUN_DAN_IDENTITAS,
    ),
    Record(
        model="mfa.Authenticator",
        personal={"user": LINK, "data": SEALED_APART, "last_used_at": GENERAL},
        other="id type created_at",
        **_AKUN_DAN_IDENTITAS,
    ),
    Record(
        model="usersessions.UserSession",
        personal={"user": LINK, "ip": GENERAL, "user_agent": GENERAL, "last_seen_at": GENERAL, "session_key": HASHED, "data": GENERAL},
        other="id created_at",
        **_PERANGKAT_DAN_SESI_MASUK,
    ),
    plain("socialaccount.SocialApp", "id provider provider_id name client_id secret key settings"),
    Record(
        model="socialaccount.SocialAccount",
        personal={"user": LINK, "uid": GENERAL, "extra_data": GENERAL, "last_login": GENERAL},
        other="id provider date_joined",
        **_MASUK_LEWAT_PENYEDIA_LAI,
    ),
    Record(
        model="socialaccount.SocialToken",
        personal={"account": LINK, "token": HASHED, "token_secret": HASHED},
        other="id app expires_at",
        **_MASUK_LEWAT_PENYEDIA_LAI,
    ),
    Record(
        model="allauth_idp_oidc.Client",
        personal={"owner": LINK},
        other="id name secret scopes default_scopes type grant_types redirect_uris cors_origins allow_uri_wildcards response_types skip_consent created_at data",
        **_SISTEM_LAIN_YANG_ANDA_IZ,
    ),
    Record(
        model="allauth_idp_oidc.Token",
        personal={"hash": HASHED, "user": LINK, "data": GENERAL},
        other="id type client created_at expires_at scopes",
        **_SISTEM_LAIN_YANG_ANDA_IZ,
    ),
)
