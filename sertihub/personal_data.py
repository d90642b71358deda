"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record, history, plain

_RIWAYAT_LEMBAGA: Any = {
    "what": _("Riwayat lembaga sertifikasi dan skemanya"),
    "why": _("Mencatat siapa mengubah data lembaga sertifikasi dan skemanya."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "PP 10/2018",
    "retention": _("10 tahun."),
}

RECORDS: tuple[Record, ...] = (
    plain("sertihub.CertificationBody", "id legal_entity kind bnsp_number licence_number licence_valid_until confirmed_at"),
    plain("sertihub.BodyStatement", "id legal_entity kind bnsp_number licence_number licence_valid_until state version stated_at"),
    history("sertihub.BodyStatementMove", **_RIWAYAT_LEMBAGA),
    plain("sertihub.CompetenceUnit", "id code title title_en standard is_example valid_from valid_to"),
    plain("sertihub.Element", "id unit order title"),
    plain("sertihub.Criterion", "id element order text"),
    plain(
        "sertihub.Scheme",
        "id body state version number title title_en kind kkni_level industry occupation summary requirements fee drafted_at published_at",
    ),
    history("sertihub.SchemeMove", **_RIWAYAT_LEMBAGA),
    plain("sertihub.SchemeUnit", "id scheme unit order"),
    Record(
        model="sertihub.Assessor",
        personal={"person": LINK, "registration_number": GENERAL},
        other="id body issued_on valid_until ended_on",
        what=_("Registrasi Anda sebagai asesor kompetensi"),
        why=_("Memastikan asesmen dilakukan asesor yang terdaftar."),
        basis=Basis.PUBLIC_TASK,
        law="PP 10/2018",
        retention=_("10 tahun sejak tugas terakhir."),
    ),
    plain("sertihub.Venue", "id body kind name address regency closed_on"),
)
