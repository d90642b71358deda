"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, SEALED, Basis, Record, history, plain

VACANCIES: Any = {
    "what": _("Riwayat lowongan"),
    "why": _("Mencatat siapa mengubah lowongan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "Perpres 57/2023",
    "retention": _("10 tahun."),
}
APPLICATIONS: Any = {
    "what": _("Lamaran Anda"),
    "why": _("Menyampaikan lamaran Anda kepada pemberi kerja yang Anda pilih."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20 dan Perpres 57/2023",
    "retention": _("Isi lamaran sampai Anda menghapusnya atau akun dihapus; catatan penempatan tanpa nama 10 tahun."),
}

RECORDS: tuple[Record, ...] = (
    plain(
        "karirhub.Vacancy",
        (
            "id legal_entity workplace number state version title occupation description requirements benefits "
            "openings contract_type contract_months working_time work_arrangement education experience_years "
            "wage_min wage_max is_wage_visible regency is_disability_friendly accommodation opens_on closes_on "
            "drafted_at published_at ended_at"
        ),
    ),
    history("karirhub.VacancyMove", **VACANCIES),
    plain("karirhub.CertificationScheme", "id number title occupation_code unit_codes is_offered version"),
    plain("karirhub.AskedCertificate", "id vacancy scheme demand"),
    Record(
        model="karirhub.Application",
        personal={"person": LINK, "sealed_snapshot": SEALED, "letter": SEALED, "starts_on": GENERAL},
        other="id public_id vacancy state version consented_at sent_at moved_at",
        **APPLICATIONS,
    ),
    history("karirhub.ApplicationMove", **APPLICATIONS),
)
