"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, SEALED, SEALED_SPECIFIC, Basis, Record, history, plain

_RIWAYAT_LEMBAGA: Any = {
    "what": _("Riwayat lembaga sertifikasi dan skemanya"),
    "why": _("Mencatat siapa mengubah data lembaga sertifikasi dan skemanya."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "PP 10/2018",
    "retention": _("10 tahun."),
}
_SERTIFIKASI_ANDA: Any = {
    "what": _("Permohonan sertifikasi, asesmen, dan sertifikat Anda"),
    "why": _("Menilai kompetensi Anda dan menerbitkan sertifikatnya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 18; PP 10/2018",
    "retention": _("10 tahun sejak keputusan; tanpa nama bila akun dihapus."),
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
    Record(
        model="sertihub.Offer",
        personal={"person": LINK},
        other="id scheme enrolment_id rank offered_at dismissed_at",
        what=_("Skema sertifikasi yang ditawarkan kepada Anda"),
        why=_("Menawarkan sertifikasi yang cocok dengan pelatihan Anda."),
        basis=Basis.PUBLIC_TASK,
        law="UU 13/2003 Pasal 18",
        retention=_("Sampai akun Anda dihapus."),
    ),
    Record(
        model="sertihub.Training",
        personal={"person": LINK, "trainer": LINK},
        other="id enrolment_id completed_on",
        what=_("Siapa melatih siapa"),
        why=_("Menjaga supaya pelatih tidak menilai peserta latihnya sendiri."),
        basis=Basis.LEGAL_OBLIGATION,
        law="PP 10/2018",
        retention=_("Sampai akun Anda dihapus."),
    ),
    Record(
        model="sertihub.Candidacy",
        personal={
            "person": LINK,
            "purpose_note": GENERAL,
            "employer": GENERAL,
            "position": GENERAL,
            "office_address": GENERAL,
            "office_phone": SEALED,
            "adjustment": SEALED_SPECIFIC,
        },
        other="id public_id scheme body state version number purpose drafted_at submitted_at moved_at",
        **_SERTIFIKASI_ANDA,
    ),
    history("sertihub.CandidacyMove", **_SERTIFIKASI_ANDA),
    Record(
        model="sertihub.CandidacyUnit",
        personal={"mark": GENERAL, "note": GENERAL},
        other="id candidacy unit order",
        **_SERTIFIKASI_ANDA,
    ),
    Record(
        model="sertihub.SelfAssessment",
        personal={"mark": GENERAL, "words": GENERAL},
        other="id candidacy element",
        **_SERTIFIKASI_ANDA,
    ),
    plain("sertihub.Evidence", "id candidacy kind element stored added_at"),
    Record(
        model="sertihub.Remark",
        personal={"note": GENERAL},
        other="id candidacy part written_at settled_at",
        **_SERTIFIKASI_ANDA,
    ),
    Record(
        model="sertihub.Assessment",
        personal={
            "recommendation": GENERAL,
            "feedback": GENERAL,
            "decision": GENERAL,
            "decision_reason": GENERAL,
            "decided_by": LINK,
        },
        other="id candidacy venue assessor on starts_at scheduled_at agreed_at recommended_at decided_at",
        **_SERTIFIKASI_ANDA,
    ),
    Record(
        model="sertihub.Certificate",
        personal={"person": LINK, "number": GENERAL, "registration_number": GENERAL},
        other="id public_id candidacy scheme body document issued_on valid_until state version",
        **_SERTIFIKASI_ANDA,
    ),
    history("sertihub.CertificateMove", **_SERTIFIKASI_ANDA),
)
