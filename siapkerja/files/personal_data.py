"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import HASHED, LINK, Basis, Record, wrapped

FILES: Any = {
    "what": _("Berkas yang Anda unggah"),
    "why": _("Bukti untuk permohonan Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 dan UU 43/2009",
    "retention": _("Sampai masa berlaku berkas habis; isinya lalu dimusnahkan."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="files.StoredFile",
        personal={
            "sealed_name": wrapped("file name"),
            "sealed_key": wrapped("file key"),
            "person_id": LINK,
            "stored_by_id": LINK,
            "digest": HASHED,
        },
        other=("id public_id purpose size kind state refusal_code location legal_entity_id stored_at expires_at removed_at"),
        **FILES,
    ),
    Record(model="files.FilePart", personal={"sealed_key": wrapped("file key")}, other="id stored start size location", **FILES),
)
