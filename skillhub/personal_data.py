"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record, history, plain

_RIWAYAT_PROGRAM: Any = {
    "what": _("Riwayat program pelatihan"),
    "why": _("Mencatat siapa mengubah program dan angkatan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "PP 31/2006",
    "retention": _("10 tahun."),
}
_PELATIHAN_ANDA: Any = {
    "what": _("Pelatihan Anda"),
    "why": _("Memilih peserta pelatihan dan mencatat hasilnya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 11 dan 18",
    "retention": _("10 tahun sejak pelatihan selesai; tanpa nama bila akun dihapus."),
}

RECORDS: tuple[Record, ...] = (
    plain(
        "skillhub.Programme",
        "id legal_entity workplace state version title field method standard occupation summary outcome education age_from age_to "
        "requirements participant_pays is_disability_friendly drafted_at published_at",
    ),
    history("skillhub.ProgrammeMove", **_RIWAYAT_PROGRAM),
    plain("skillhub.Unit", "id programme code title theory_hours practice_hours"),
    plain(
        "skillhub.Batch",
        "id programme number state version quota funding place facilities has_boarding registration_opens_on registration_closes_on "
        "announced_on training_starts_on training_ends_on drafted_at",
    ),
    history("skillhub.BatchMove", **_RIWAYAT_PROGRAM),
    Record(
        model="skillhub.BatchInstructor",
        personal={"person": LINK},
        other="id batch",
        what=_("Angkatan yang Anda latih"),
        why=_("Peserta tahu siapa pelatihnya, dan pelatih tidak menguji peserta yang dilatihnya."),
        basis=Basis.PUBLIC_TASK,
        law="UU 13/2003 Pasal 11 dan PP 31/2006",
        retention=_("10 tahun sejak pelatihan selesai; tanpa nama bila akun dihapus."),
    ),
    Record(
        model="skillhub.Enrolment",
        personal={"person": LINK, "score": GENERAL, "birth_place": GENERAL},
        other="id public_id batch state version place rank confirm_by registered_at moved_at",
        **_PELATIHAN_ANDA,
    ),
    history("skillhub.EnrolmentMove", **_PELATIHAN_ANDA),
    Record(model="skillhub.AttendanceDay", personal={"taken_by": LINK}, other="id batch on taken_at", **_RIWAYAT_PROGRAM),
    Record(model="skillhub.Attendance", personal={"mark": GENERAL}, other="id day enrolment", **_PELATIHAN_ANDA),
    plain("skillhub.TrainingCertificate", "id enrolment document issued_on withdrawn_at version"),
    plain("skillhub.CertificationScheme", "number scheme_id version title occupation_code unit_codes is_offered"),
)
