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


class NikDoubt(models.TextChoices):
    """Why a claimed NIK wants a look by somebody; never a reason to refuse it."""

    UNKNOWN_REGION = "unknown_region", _("Kode wilayah tidak dikenal atau sudah dimekarkan")
    NO_BIRTH_DATE = "no_birth_date", _("Angka tanggal lahir bukan tanggal")
    OTHER_BIRTH_DATE = "other_birth_date", _("Tanggal lahir berbeda dari isian")
    OTHER_SEX = "other_sex", _("Jenis kelamin berbeda dari isian")


class PassportClaimState(models.TextChoices):
    CLAIMED = "claimed", _("Belum dicek")
    VERIFIED = "verified", _("Cocok")
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


class BusinessScale(models.TextChoices):
    """PP 7/2021 art. 35: by capital or yearly sales."""

    MICRO = "micro", _("Mikro")
    SMALL = "small", _("Kecil")
    MEDIUM = "medium", _("Menengah")
    LARGE = "large", _("Besar")


class InvitationWay(models.TextChoices):
    """How a company of the business register was asked to come to the portal."""

    PAPER = "paper", _("Surat di kertas")
    EMAIL = "email", _("Surel")


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


class MembershipEnding(models.TextChoices):
    """Why a person no longer acts for an organisation."""

    LEFT = "left", _("Keluar sendiri")
    REMOVED = "removed", _("Diakhiri pengelola")
    ROLE_CHANGED = "role_changed", _("Peran diganti")
    REPLACED = "replaced", _("Diganti atas keputusan petugas")
    MERGED = "merged", _("Organisasi digabung")


class WorkplaceClosing(models.TextChoices):
    """Why a place of work is no longer there."""

    CLOSED = "closed", _("Tutup atau berhenti beroperasi")
    MOVED = "moved", _("Pindah ke alamat lain")
    TRANSFERRED = "transferred", _("Dialihkan ke perusahaan lain")
    MISTAKE = "mistake", _("Terdaftar karena keliru")


class OfficerRole(models.TextChoices):
    """What an assignment lets an officer do within its region."""

    MINISTRY_OFFICER = "ministry_officer", _("Petugas kementerian")
    PROVINCE_OFFICER = "province_officer", _("Petugas Dinas provinsi")
    REGENCY_OFFICER = "regency_officer", _("Petugas Dinas kabupaten/kota")
    PROVINCE_HEAD = "province_head", _("Kepala Dinas provinsi")
    REGENCY_HEAD = "regency_head", _("Kepala Dinas kabupaten/kota")
    EMPLOYMENT_OFFICER = "employment_officer", _("Pengantar kerja")
    LABOUR_INSPECTOR = "labour_inspector", _("Pengawas ketenagakerjaan")
    VILLAGE_OFFICER = "village_officer", _("Petugas desa/kelurahan")
    ADMINISTRATOR = "administrator", _("Administrator sistem")
    AUDITOR = "auditor", _("Auditor")
    DATA_PROTECTION_OFFICER = "data_protection", _("Pejabat pelindungan data pribadi")


class ConsentPurpose(models.TextChoices):
    SHARE_PROFILE_WITH_EMPLOYER = "share_profile_with_employer", _("Membagikan profil kepada pemberi kerja yang dilamar")
    USE_PROFILE_FOR_MATCHING = "use_profile_for_matching", _("Menggunakan profil untuk saran lowongan dan pelatihan")
    BE_FOUND_BY_EMPLOYERS = "be_found_by_employers", _("Ditemukan perusahaan yang mencari pekerja")
    CONFIRM_EMPLOYMENT = "confirm_employment", _("Menandai pengalaman kerja di profil dengan laporan pemberi kerja")
    REGISTERED_BY_OFFICER = "registered_by_officer", _("Dicatatkan dan didampingi petugas desa atau Dinas")


# Edition of the words under which consents are given; changed whenever what is said about a purpose changes in substance.
CONSENT_EDITION = "2026-11"


class ActingBasis(models.TextChoices):
    """On what an officer or relative acts for somebody else."""

    CODE_FROM_PERSON = "code_from_person", _("Kode dari yang bersangkutan")
    SIGNED_FORM = "signed_form", _("Formulir bertanda tangan")


class LimitKind(models.TextChoices):
    """What a person may switch off (UU 27/2022 art. 10-11)."""

    LIMITED = "limited", _("Batasi pemrosesan data saya")
    NO_PROFILING = "no_profiling", _("Jangan nilai atau cocokkan saya secara otomatis")


class ViewPurpose(models.TextChoices):
    """For what somebody looked at another's personal data; the page gives it, or the officer chooses."""

    SELECTION = "selection", _("Menyeleksi lamaran")
    SERVICE = "service", _("Memberi layanan yang diminta")
    VERIFICATION = "verification", _("Memeriksa identitas")
    RECOVERY = "recovery", _("Memulihkan akun")
    DISPUTE = "dispute", _("Menangani sengketa atau pengaduan")
    REPORTING = "reporting", _("Melaporkan pekerjanya (Wajib Lapor)")
    SUPERVISION = "supervision", _("Mengawasi ketenagakerjaan")
    REPRESENTATION = "representation", _("Membantu atas permintaan Anda")
    ORGANISATION = "organisation", _("Mengurus peran di organisasi")
    DATA_REQUEST = "data_request", _("Menangani permintaan data pribadi")
    SECURITY = "security", _("Audit dan keamanan")
