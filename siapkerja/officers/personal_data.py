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

RECORDS: tuple[Record, ...] = (
    Record(
        model="officers.AssistanceCode",
        personal={"person": LINK, "digest": HASHED, "asked_by": LINK},
        other="id made_at expires_at used_at",
        **ASSISTANCE,
    ),
)
