"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record, history, plain

DOCUMENTS: Any = {
    "what": _("Dokumen yang diterbitkan untuk Anda"),
    "why": _("Orang lain dapat memeriksa keaslian dokumen Anda."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 43/2009 dan UU 25/2009",
    "retention": _(
        "10 tahun setelah dokumen berakhir. Bila Anda dilupakan, nama Anda di sertifikat pelatihan dihapus; di sertifikat kompetensi "
        "(PP 10/2018) dan perjanjian bantuan usaha (UU 1/2004) nama itu tetap ada."
    ),
}

RECORDS: tuple[Record, ...] = (
    plain("documents.NumberSeries", "series last changed_at"),
    plain("documents.SealingCertificate", "id fingerprint subject pem valid_from valid_until first_used_at"),
    Record(
        model="documents.Document",
        personal={"holder": GENERAL, "facts": GENERAL, "person": LINK, "subject": LINK},
        other="id token kind number digest state version issued_at valid_until withdrawn_at legal_entity pdf sealed_with emptied_at",
        **DOCUMENTS,
    ),
    history("documents.DocumentMoved", **DOCUMENTS),
)
