"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import HASHED, LINK, Basis, Record

ASSISTANCE: Any = {
    "what": _("Kode bantuan petugas"),
    "why": _("Memastikan petugas membantu atas izin Anda."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("1 tahun setelah kode berakhir."),
}

REGISTRATIONS: Any = {
    "what": _("Pencatatan warga oleh petugas"),
    "why": _("Bukti bahwa Anda meminta petugas mencatatkan Anda."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20 dan 22",
    "retention": _("5 tahun, sama dengan formulirnya."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="officers.CitizenRegistration",
        personal={"person": LINK, "officer": LINK, "form": LINK, "consent": LINK},
        other="id public_id assignment village registered_at",
        **REGISTRATIONS,
    ),
    Record(
        model="officers.AssistanceCode",
        personal={"person": LINK, "digest": HASHED, "asked_by": LINK},
        other="id made_at expires_at used_at",
        **ASSISTANCE,
    ),
)
