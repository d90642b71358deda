"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, INDEXED, LINK, SEALED, SEALED_SPECIFIC, Basis, Record, history, plain

VACANCIES: Any = {
    "what": _("Riwayat dan kontak lowongan"),
    "why": _("Mencatat siapa mengubah lowongan dan siapa yang dapat ditanya petugas."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "Perpres 57/2023",
    "retention": _("10 tahun."),
}
HIRES: Any = {
    "what": _("Orang dari luar portal yang dilaporkan mengisi lowongan"),
    "why": _("Melaporkan siapa yang mengisi lowongan; dari NIK hanya empat angka pertama dan terakhir yang disimpan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "Perpres 57/2023 Pasal 6",
    "retention": _("10 tahun."),
}
APPLICATIONS: Any = {
    "what": _("Lamaran Anda"),
    "why": _("Menyampaikan lamaran Anda kepada pemberi kerja yang Anda pilih."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20 dan Perpres 57/2023",
    "retention": _("Isi lamaran sampai Anda menghapusnya atau akun dihapus; catatan penempatan tanpa nama 10 tahun."),
}
NOTES: Any = {
    "what": _("Catatan pemberi kerja tentang lamaran Anda"),
    "why": _("Membantu tim pemberi kerja menilai lamaran secara setara."),
    "basis": Basis.LEGITIMATE_INTEREST,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai akun dihapus."),
}
INVITATIONS: Any = {
    "what": _("Undangan melamar"),
    "why": _("Menyampaikan ajakan melamar dari pemberi kerja yang lowongannya cocok dengan profil Anda."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai akun dihapus."),
}

SAVED: Any = {
    "what": _("Lowongan yang Anda simpan"),
    "why": _("Menunjukkan kembali lowongan pilihan Anda dan mengingatkan sebelum ditutup."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai Anda menghapusnya atau akun dihapus."),
}
COMPLAINTS: Any = {
    "what": _("Laporan tentang lowongan"),
    "why": _("Memeriksa lowongan yang diduga palsu, memungut biaya, atau membeda-bedakan orang."),
    "basis": Basis.PUBLIC_TASK,
    "law": "Perpres 57/2023, UU 25/2009, dan Perpres 76/2013",
    "retention": _("5 tahun setelah diputus; bukti yang dikirim 1 tahun; tautan ke akun Anda sampai akun dihapus."),
}
CARDS: Any = {
    "what": _("Kartu pencari kerja (AK/I) Anda"),
    "why": _("Mendaftarkan Anda sebagai pencari kerja dan menerbitkan kartunya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 31 sampai 38; Permenaker 18/2024",
    "retention": _("Isi kartu sampai akun dihapus; nomor dan tanggalnya 10 tahun, tanpa nama."),
}
GUIDANCE: Any = {
    "what": _("Bimbingan dan rujukan pengantar kerja"),
    "why": _("Membantu Anda menemukan pekerjaan yang sesuai."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 38; Permenaker 18/2024",
    "retention": _("Catatan bimbingan sampai akun dihapus; nomor rujukan 10 tahun, tanpa nama."),
}
PLACEMENTS: Any = {
    "what": _("Penempatan kerja Anda"),
    "why": _("Melaporkan berapa pencari kerja yang ditempatkan dan di mana."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "Perpres 57/2023; Permenaker 18/2024",
    "retention": _("10 tahun, tanpa nama bila akun dihapus."),
}

PARTNERS: Any = {
    "what": _("Petugas yang mendaftarkan portal mitra"),
    "why": _("Mencatat siapa membuka jalan bagi lowongan dari portal lain."),
    "basis": Basis.PUBLIC_TASK,
    "law": "Perpres 57/2023",
    "retention": _("Selama portal mitra terdaftar."),
}
FAIRS: Any = {
    "what": _("Tiket bursa kerja Anda"),
    "why": _("Mengatur giliran masuk bursa kerja dan mencatat siapa yang datang."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 35 sampai 38; Permenaker 18/2024",
    "retention": _("Sampai akun dihapus; jumlah pengunjung tanpa nama 10 tahun."),
}
FAIR_RECORDS: Any = {
    "what": _("Siapa mengurus bursa kerja dan stannya"),
    "why": _("Mencatat siapa mengumumkan, membatalkan, atau melaporkan."),
    "law": "UU 13/2003 Pasal 37; Permenaker 18/2024",
    "retention": _("10 tahun."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="karirhub.PartnerPortal",
        personal={"registered_by": LINK},
        other="id legal_entity name slug host logo registered_at suspended_at",
        **PARTNERS,
    ),
    plain("karirhub.VacancySnapshot", "id day location rows size digest cursor written_at"),
    plain("karirhub.VacancyOrigin", "vacancy legal_entity is_sandbox reference partner employer_name apply_url"),
    plain(
        "karirhub.Vacancy",
        (
            "id legal_entity workplace number state version is_sandbox title occupation industry description requirements benefits "
            "openings openings_men openings_women sex_reason age_min age_max age_reason contract_type contract_months working_time "
            "work_arrangement working_hours hours_per_week is_shift_work is_night_work is_weekend_work has_flexible_hours education "
            "majors experience_years wage_min wage_max is_wage_visible wage_system regency district latitude longitude placement "
            "is_overseas country agency_name agency_permit recruitment_permit is_disability_friendly disability_types accommodation "
            "documents_asked answer_within_days opens_on closes_on drafted_at submitted_at check_wanted_at check_due_on checked_at "
            "published_at extensions filled_openings document idle_warned_on ended_at"
        ),
    ),
    plain("karirhub.VacancySkill", "id vacancy name"),
    plain("karirhub.MarketOpenings", "id region_code occupation_code month vacancies openings counted_at"),
    plain("karirhub.MarketSeekers", "id region_code occupation_code month seekers is_hidden counted_at"),
    plain("karirhub.MarketPay", "id region_code occupation_code stated unstated employers low median high counted_at"),
    plain("karirhub.MarketSkill", "id region_code occupation_code word name vacancies holders counted_at"),
    plain("karirhub.VacancyPlace", "id vacancy workplace openings"),
    plain("karirhub.ScreeningQuestion", "id vacancy order text kind options is_required"),
    plain("karirhub.SelectionStage", "id vacancy order name"),
    plain("karirhub.VacancyDeficiency", "id vacancy field code note asked_at settled_at"),
    Record(model="karirhub.VacancyContact", personal={"name": SEALED, "phone": SEALED}, other="vacancy", **VACANCIES),
    Record(
        model="karirhub.VacancyFilling",
        personal={"by_person": LINK},
        other="id vacancy reported_at others openings",
        **VACANCIES,
    ),
    plain("karirhub.FilledOpening", "id filling application"),
    Record(model="karirhub.OutsideHire", personal={"name": SEALED, "masked_nik": SEALED}, other="id filling", **HIRES),
    history("karirhub.VacancyMove", **VACANCIES),
    plain("karirhub.CertificationScheme", "id number title occupation_code unit_codes certified is_offered version"),
    plain("karirhub.AskedCertificate", "id vacancy scheme demand"),
    Record(
        model="karirhub.Application",
        personal={"person": LINK, "sealed_snapshot": SEALED, "letter": SEALED, "starts_on": GENERAL},
        other="id public_id vacancy state version consented_at sent_at moved_at answer_by warned_on stage",
        **APPLICATIONS,
    ),
    history("karirhub.ApplicationMove", **APPLICATIONS),
    Record(model="karirhub.SavedVacancy", personal={"person": LINK}, other="id vacancy saved_at reminded_for", **SAVED),
    Record(
        model="karirhub.ComplaintCase",
        personal={"handled_by": LINK, "answered_by": LINK, "answer": SEALED},
        other=(
            "id vacancy regency number state version opened_at due_on frozen_at freeze_reason withholds asked_at question "
            "answered_at decision decided_at"
        ),
        **COMPLAINTS,
    ),
    history("karirhub.ComplaintCaseMove", **COMPLAINTS),
    Record(
        model="karirhub.VacancyComplaint",
        personal={"story": SEALED, "contact": SEALED, "person": LINK, "source": INDEXED},
        other="id case number code reason evidence reported_at",
        **COMPLAINTS,
    ),
    plain("karirhub.EmployerStanding", "legal_entity due answered median_days upheld version is_stale counted_at"),
    plain(
        "karirhub.EmployerReport",
        "workplace legal_entity report_id sent_version accepted_version reported_on next_due_on accepted_on overdue_since",
    ),
    plain("karirhub.AnswerReminder", "vacancy reminded_on times"),
    Record(
        model="karirhub.ApplicationSummary",
        personal={
            "application": LINK,
            "education_rank": GENERAL,
            "regency": GENERAL,
            "skills": GENERAL,
            "schemes": GENERAL,
            "occupations": GENERAL,
            "answers": GENERAL,
        },
        **APPLICATIONS,
    ),
    Record(
        model="karirhub.ApplicationNote",
        personal={"application": LINK, "text": SEALED, "by_person": LINK},
        other="id at",
        **NOTES,
    ),
    Record(
        model="karirhub.ApplicationMark",
        personal={"application": LINK, "rating": GENERAL, "labels": GENERAL, "by_person": LINK},
        other="at",
        **NOTES,
    ),
    Record(
        model="karirhub.VacancyInvitation",
        personal={"person": LINK, "by_person": LINK},
        other="id vacancy at",
        **INVITATIONS,
    ),
    plain("karirhub.Training", "programme_id title occupation_code regency_code unit_codes taught is_offered version"),
    plain("karirhub.TrainingBatch", "batch_id training quota opens_on closes_on is_open registered withdrawn version"),
    Record(
        model="karirhub.JobSeekerCard",
        personal={
            "person": LINK,
            "sealed_content": SEALED,
            "photo": LINK,
            "sex": GENERAL,
            "education": GENERAL,
            "occupation": GENERAL,
            "number": GENERAL,
        },
        other=(
            "id public_id state version regency renews applied_at moved_at check_due_on document issued_on valid_until check_in_due_on "
            "reminded_days"
        ),
        **CARDS,
    ),
    history("karirhub.JobSeekerCardMove", **CARDS),
    Record(model="karirhub.CheckIn", personal={"card": LINK}, other="id due_on at", **CARDS),
    Record(
        model="karirhub.CounsellingNote",
        personal={"card": LINK, "topic": GENERAL, "text": SEALED, "by_person": LINK},
        other="id at",
        **GUIDANCE,
    ),
    Record(
        model="karirhub.Referral",
        personal={"card": LINK, "by_person": LINK},
        other="id public_id vacancy document office at",
        **GUIDANCE,
    ),
    Record(
        model="karirhub.Placement",
        personal={"person": LINK, "card": LINK, "application": LINK, "employer": GENERAL, "position": GENERAL, "by_person": LINK},
        other=("id public_id regency state version scope occupation industry work_region country permit starts_on recorded_at"),
        **PLACEMENTS,
    ),
    history("karirhub.PlacementMove", **PLACEMENTS),
    plain("karirhub.RegencyBook", "regency locked_through"),
    plain(
        "karirhub.BalanceEntry",
        ("id regency side flow amount happened_on counted_in subject key sex age_group education occupation last_industry industry scope"),
    ),
    Record(
        model="karirhub.LockedMonth",
        personal={"by_person": LINK},
        other="id regency month follows at",
        what=_("Siapa mengunci laporan bulanan pasar kerja"),
        why=_("Mencatat siapa bertanggung jawab atas angkanya."),
        basis=Basis.LEGAL_OBLIGATION,
        law="UU 13/2003 Pasal 8 dan 9; Permenaker 18/2024",
        retention=_("10 tahun."),
    ),
    plain("karirhub.BalanceLine", "id locked side dimension key opening registered placed struck_off closing"),
    plain("karirhub.PlacementLine", "id locked dimension key placed"),
    Record(
        model="karirhub.ScreeningAnswer",
        personal={"answer": SEALED},
        other="id application question order asked kind",
        **APPLICATIONS,
    ),
    Record(
        model="karirhub.AttachedDocument",
        personal={"stored": LINK, "title": SEALED},
        other="id application kind",
        **APPLICATIONS,
    ),
    Record(model="karirhub.StageChange", personal={"by_person": LINK}, other="id application name at", **APPLICATIONS),
    Record(
        model="karirhub.ApplicationDraft",
        personal={"person": LINK, "sealed_content": SEALED},
        other="id vacancy saved_at",
        **APPLICATIONS | {"retention": _("Sampai dikirim atau dihapus; tanpa diubah 180 hari.")},
    ),
    Record(
        model="karirhub.ApplicationMessage",
        personal={"written_by": LINK, "text": SEALED, "attachment": LINK},
        other="id application is_from_employer sent_at read_at",
        **APPLICATIONS,
    ),
    Record(
        model="karirhub.Interview",
        personal={"note": SEALED},
        other="id public_id application state version minutes time_zone place link chosen proposed_at reminded_at",
        **APPLICATIONS,
    ),
    history("karirhub.InterviewMove", **APPLICATIONS),
    plain("karirhub.InterviewSlot", "id interview starts_at"),
    Record(
        model="karirhub.Offer",
        personal={"sealed_terms": SEALED_SPECIFIC, "starts_on": GENERAL},
        other="id public_id application state version contract_type contract_months answer_by made_at answered_at",
        **APPLICATIONS,
    ),
    history("karirhub.OfferMove", **APPLICATIONS),
    plain(
        "karirhub.JobFair",
        (
            "id state version name description organiser village regency time_zone is_online venue address accessibility contact starts_on "
            "ends_on opens_at closes_at booth_quota slot_minutes slot_capacity drafted_at published_at ended_at result_note"
        ),
    ),
    history("karirhub.JobFairMove", **FAIR_RECORDS),
    plain("karirhub.FairSlot", "id fair starts_at ends_at capacity taken"),
    Record(
        model="karirhub.FairTicket",
        personal={"person": LINK, "number": GENERAL, "present_at": GENERAL},
        other="id public_id fair slot token taken_at given_back_at reminded_at",
        **FAIRS,
    ),
    plain(
        "karirhub.FairBooth",
        (
            "id public_id fair legal_entity state version needs link requested_at booth_number openings visitors applications interviewed "
            "hired reported_at reminded_days"
        ),
    ),
    history("karirhub.FairBoothMove", **FAIR_RECORDS),
    plain("karirhub.BoothVacancy", "id booth vacancy"),
    plain("karirhub.FairHire", "id booth application"),
)
