"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record

CONNECTED_SYSTEMS: Any = {
    "what": _("Sistem lain yang Anda izinkan"),
    "why": _("Masuk ke sistem lain dengan akun SIAPKerja."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai Anda mencabut izin."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="federation.RelyingParty",
        personal={"contact": GENERAL, "registered_by": LINK},
        other="id client operator purpose sector registered_at secret_changed_at suspended_at",
        **CONNECTED_SYSTEMS,
    ),
    Record(
        model="federation.SignInConsent",
        personal={"user": LINK, "subject": LINK},
        other="id relying_party asked scopes given_at last_used_at withdrawn_at",
        **CONNECTED_SYSTEMS,
    ),
)
