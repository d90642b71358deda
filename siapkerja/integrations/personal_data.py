"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record

CHECKS: Any = {
    "what": _("Pengecekan ke sistem pemerintah"),
    "why": _("Mencocokkan identitas dengan data kependudukan atau NIB."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 24/2013 Pasal 79 dan PP 5/2021",
    "retention": _("Sampai pengecekan berikutnya, atau sampai akun dihapus."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="integrations.RegistryCheck",
        personal={"subject_id": LINK, "differing": GENERAL},
        other="id registry subject_type state answered_at tried_at next_at attempts trouble version",
        **CHECKS,
    ),
)
