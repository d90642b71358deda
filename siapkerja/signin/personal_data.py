"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, LINK, Basis, Record

SESSIONS: Any = {
    "what": _("Perangkat dan sesi masuk"),
    "why": _("Menjaga agar hanya Anda yang masuk ke akun Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "PP 71/2019 Pasal 14 dan UU 27/2022 Pasal 35",
    "retention": _("Sampai Anda keluar, atau sampai akun dihapus."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="signin.KnownDevice",
        personal={"user": LINK, "digest": HASHED, "browser": GENERAL, "system": GENERAL, "first_seen_at": GENERAL, "last_seen_at": GENERAL},
        other="id",
        **SESSIONS,
    ),
)
