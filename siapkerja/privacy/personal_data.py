"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, LINK, SEALED, SEALED_APART, SEALED_MASKED, Basis, Record, history, plain

SECURITY: Any = {
    "what": _("Jejak keamanan"),
    "why": _("Membuktikan siapa melakukan apa, bila diperiksa."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 35 dan PP 71/2019 Pasal 22",
    "retention": _("10 tahun; hanya nomor, tanpa nama."),
}
SESSIONS: Any = {
    "what": _("Perangkat dan sesi masuk"),
    "why": _("Menjaga agar hanya Anda yang masuk ke akun Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "PP 71/2019 Pasal 14 dan UU 27/2022 Pasal 35",
    "retention": _("Sampai Anda keluar, atau sampai akun dihapus."),
}
ACCOUNT: Any = {
    "what": _("Akun dan identitas"),
    "why": _("Mengenali Anda saat memakai layanan."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 Pasal 15 dan UU 24/2013 Pasal 79 (pemanfaatan data kependudukan)",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
OTHER_PROVIDERS: Any = {
    "what": _("Masuk lewat penyedia lain"),
    "why": _("Mengenali Anda lewat akun yang Anda pakai untuk masuk."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
CONNECTED_SYSTEMS: Any = {
    "what": _("Sistem lain yang Anda izinkan"),
    "why": _("Masuk ke sistem lain dengan akun SIAPKerja."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai Anda mencabut izin."),
}
BREACHES: Any = {
    "what": _("Kegagalan pelindungan data"),
    "why": _("Memberi tahu pemilik data dan lembaga."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 46",
    "retention": _("10 tahun setelah perkara ditutup."),
}
COPIES: Any = {
    "what": _("Salinan data pribadi"),
    "why": _("Memberikan salinan data kepada Anda."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 7 dan 13",
    "retention": _("7 hari; isinya lalu dimusnahkan."),
}
REQUESTS: Any = {
    "what": _("Permintaan data pribadi"),
    "why": _("Menjawab permintaan Anda dan membuktikan bahwa sudah dijawab."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 5 sampai 13 dan 31",
    "retention": _("Isi permintaan sampai akun dihapus; nomor dan keputusannya, tanpa nama, 5 tahun."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="admin.LogEntry",
        personal={"user": LINK, "object_id": LINK, "object_repr": GENERAL, "change_message": GENERAL},
        other="id action_time content_type action_flag",
        **SECURITY,
    ),
    plain("auth.Permission", "id name content_type codename"),
    plain("auth.Group", "id name"),
    plain("contenttypes.ContentType", "id app_label model"),
    Record(
        model="sessions.Session",
        personal={"session_key": HASHED, "session_data": LINK},
        other="expire_date",
        **SESSIONS,
    ),
    Record(
        model="account.EmailAddress",
        personal={"user": LINK, "email": GENERAL},
        other="id verified primary",
        **ACCOUNT,
    ),
    Record(
        model="account.EmailConfirmation",
        personal={"email_address": LINK, "key": HASHED},
        other="id created sent",
        **ACCOUNT,
    ),
    Record(
        model="mfa.Authenticator",
        personal={"user": LINK, "data": SEALED_APART, "last_used_at": GENERAL},
        other="id type created_at",
        **ACCOUNT,
    ),
    Record(
        model="usersessions.UserSession",
        personal={"user": LINK, "ip": GENERAL, "user_agent": GENERAL, "last_seen_at": GENERAL, "session_key": HASHED, "data": GENERAL},
        other="id created_at",
        **SESSIONS,
    ),
    plain("socialaccount.SocialApp", "id provider provider_id name client_id secret key settings"),
    Record(
        model="socialaccount.SocialAccount",
        personal={"user": LINK, "uid": GENERAL, "extra_data": GENERAL, "last_login": GENERAL},
        other="id provider date_joined",
        **OTHER_PROVIDERS,
    ),
    Record(
        model="socialaccount.SocialToken",
        personal={"account": LINK, "token": HASHED, "token_secret": HASHED},
        other="id app expires_at",
        **OTHER_PROVIDERS,
    ),
    Record(
        model="allauth_idp_oidc.Client",
        personal={"owner": LINK},
        other=(
            "id name secret scopes default_scopes type grant_types redirect_uris cors_origins allow_uri_wildcards "
            "response_types skip_consent created_at data"
        ),
        **CONNECTED_SYSTEMS,
    ),
    Record(
        model="allauth_idp_oidc.Token",
        personal={"hash": HASHED, "user": LINK, "data": GENERAL},
        other="id type client created_at expires_at scopes",
        **CONNECTED_SYSTEMS,
    ),
    Record(
        model="privacy.Breach",
        personal={"recorded_by": LINK},
        other=(
            "id public_id number title discovered_at happened_at due_at what how handling advice scope region "
            "legal_entity state version affected recorded_at notified_at closed_at"
        ),
        **BREACHES,
    ),
    history("privacy.BreachMoved", **BREACHES),
    Record(
        model="privacy.BreachPerson",
        personal={"person": LINK, "notified_at": GENERAL},
        other="id breach",
        **BREACHES,
    ),
    Record(
        model="privacy.DataExport",
        personal={"person": LINK, "json_file": LINK, "pdf_file": LINK},
        other="id public_id job schema asked_at ready_at expires_at",
        **COPIES,
    ),
    Record(
        model="privacy.CorrectionRequest",
        personal={"person": LINK, "wanted": SEALED_MASKED, "story": SEALED, "proof": LINK, "answer": SEALED, "decided_by": LINK},
        other="id public_id number field region state version filed_at due_at decided_at",
        **REQUESTS,
    ),
    history("privacy.CorrectionMoved", **REQUESTS),
    Record(
        model="privacy.DeletionRequest",
        personal={"person": LINK},
        other="id public_id number state version asked_at erase_at held_reason ended_at",
        **REQUESTS,
    ),
    history("privacy.DeletionMoved", **REQUESTS),
    Record(
        model="privacy.InactivityNotice",
        personal={"person": LINK, "last_active_at": GENERAL},
        other="id erase_at days_before told_at",
        **REQUESTS,
    ),
)
