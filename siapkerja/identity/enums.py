from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    MALE = "male", _("Laki-laki")
    FEMALE = "female", _("Perempuan")


class NikClaimState(models.TextChoices):
    """Whoever registers a NIK first does not own it: several claims may stand until one is verified."""

    CLAIMED = "claimed", _("Belum dicek")
    VERIFIED = "verified", _("Cocok")
    DISPUTED = "disputed", _("Disengketakan")
    WITHDRAWN = "withdrawn", _("Ditarik")


class LegalForm(models.TextChoices):
    PT = "pt", _("PT")
    PT_SOLE = "pt_sole", _("PT perorangan")
    CV = "cv", _("CV")
    COOPERATIVE = "cooperative", _("Koperasi")
    FOUNDATION = "foundation", _("Yayasan")
    SOLE_PROPRIETOR = "sole_proprietor", _("Usaha perorangan (UD)")
    STATE_OWNED = "state_owned", _("BUMN/BUMD")
    GOVERNMENT = "government", _("Instansi pemerintah")
    OTHER = "other", _("Lainnya")


class WorkplaceKind(models.TextChoices):
    HEAD_OFFICE = "head_office", _("Kantor pusat")
    BRANCH = "branch", _("Cabang")


class CapacityKind(models.TextChoices):
    EMPLOYER = "employer", _("Pemberi kerja")
    TRAINING_CENTRE = "training_centre", _("Lembaga pelatihan")
    CERTIFICATION_BODY = "certification_body", _("Lembaga sertifikasi profesi")
    APPRENTICESHIP_HOST = "apprenticeship_host", _("Penyelenggara pemagangan")
    OFFICE = "office", _("Instansi ketenagakerjaan")


class MemberRole(models.TextChoices):
    """What a person may do for an organisation; each includes those below it."""

    SIGNATORY = "signatory", _("Penanggung jawab")
    MANAGER = "manager", _("Pengelola akun")
    CONTRIBUTOR = "contributor", _("Kontributor")
    READER = "reader", _("Pembaca")


class OfficerRole(models.TextChoices):
    """What an assignment lets an officer do within its region."""

    MINISTRY_OFFICER = "ministry_officer", _("Petugas kementerian")
    PROVINCE_OFFICER = "province_officer", _("Petugas Dinas provinsi")
    REGENCY_OFFICER = "regency_officer", _("Petugas Dinas kabupaten/kota")
    EMPLOYMENT_OFFICER = "employment_officer", _("Pengantar kerja")
    LABOUR_INSPECTOR = "labour_inspector", _("Pengawas ketenagakerjaan")
    VILLAGE_OFFICER = "village_officer", _("Petugas desa/kelurahan")
    ADMINISTRATOR = "administrator", _("Administrator sistem")
    AUDITOR = "auditor", _("Auditor")


class ConsentPurpose(models.TextChoices):
    SHARE_PROFILE_WITH_EMPLOYER = "share_profile_with_employer", _("Membagikan profil kepada pemberi kerja yang dilamar")
    USE_PROFILE_FOR_MATCHING = "use_profile_for_matching", _("Menggunakan profil untuk saran lowongan dan pelatihan")


class ActingBasis(models.TextChoices):
    """On what an officer or relative acts for somebody else."""

    CODE_FROM_PERSON = "code_from_person", _("Kode dari yang bersangkutan")
    SIGNED_FORM = "signed_form", _("Formulir bertanda tangan")
