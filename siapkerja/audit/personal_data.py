"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, Basis, Record, plain

SECURITY: Any = {
    "what": _("Jejak keamanan"),
    "why": _("Membuktikan siapa melakukan apa, bila diperiksa."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 35 dan PP 71/2019 Pasal 22",
    "retention": _("10 tahun; hanya nomor, tanpa nama."),
}
VIEWS: Any = {
    "what": _("Siapa yang melihat data Anda"),
    "why": _("Agar Anda tahu siapa yang membuka data pribadi Anda, kapan, dan untuk apa."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 7 dan 31",
    "retention": _("10 tahun; hanya nomor, tanpa nama."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="audit.SecurityAct",
        personal={"by_person_id": LINK, "on_behalf_of_id": LINK, "subject": LINK},
        other="id at role recorded_at xid act codes",
        **SECURITY,
    ),
    Record(
        model="audit.PersonView",
        personal={"by_person_id": LINK, "on_behalf_of_id": LINK, "person_id": LINK},
        other="id at role recorded_at xid what purpose legal_entity_id",
        **VIEWS,
    ),
    plain("audit.Seal", "id from_xid to_xid acts views root chain sealed_at"),
)
