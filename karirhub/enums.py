from django.db import models
from django.utils.translation import gettext_lazy as _


class VacancyState(models.TextChoices):
    """The officer's check before publication (Perpres 57/2023) takes its place between draft and published."""

    DRAFT = "draft", _("Draf")
    PUBLISHED = "published", _("Dibuka")
    FROZEN = "frozen", _("Dibekukan")
    CLOSED = "closed", _("Ditutup")
    EXPIRED = "expired", _("Berakhir")
    DISCARDED = "discarded", _("Dibatalkan")


class ApplicationState(models.TextChoices):
    SENT = "sent", _("Terkirim")
    VIEWED = "viewed", _("Dilihat")
    SHORTLISTED = "shortlisted", _("Lolos seleksi berkas")
    INTERVIEW = "interview", _("Wawancara")
    OFFERED = "offered", _("Penawaran")
    HIRED = "hired", _("Diterima")
    DECLINED = "declined", _("Belum terpilih")
    WITHDRAWN = "withdrawn", _("Ditarik")


class ContractType(models.TextChoices):
    """PP 35/2021 knows indefinite and fixed terms and daily work; apprentices have an agreement of their own."""

    PERMANENT = "permanent", _("Tetap")
    FIXED_TERM = "fixed_term", _("Kontrak")
    DAILY = "daily", _("Harian lepas")
    APPRENTICESHIP = "apprenticeship", _("Magang")


class WorkingTime(models.TextChoices):
    FULL_TIME = "full_time", _("Penuh waktu")
    PART_TIME = "part_time", _("Paruh waktu")


class WorkArrangement(models.TextChoices):
    ON_SITE = "on_site", _("Di tempat kerja")
    HYBRID = "hybrid", _("Sebagian dari rumah")
    REMOTE = "remote", _("Jarak jauh")


class EducationGroup(models.TextChoices):
    """Levels of schooling as people filter by them."""

    BASIC = "basic", _("SD atau SMP")
    UPPER = "upper", _("SMA atau SMK")
    DIPLOMA = "diploma", _("Diploma")
    DEGREE = "degree", _("Sarjana ke atas")

    @classmethod
    def of_rank(cls, rank: int) -> "EducationGroup":
        """The group of an education level, by its rank in the reference data."""
        if rank <= 2:
            return cls.BASIC
        if rank <= 4:
            return cls.UPPER
        return cls.DIPLOMA if rank <= 7 else cls.DEGREE


class CloseReason(models.TextChoices):
    FILLED = "filled", _("Sudah terisi")
    ENOUGH_APPLICANTS = "enough_applicants", _("Pelamar sudah cukup")
    CANCELLED = "cancelled", _("Tidak jadi mencari pekerja")


class DeclineReason(models.TextChoices):
    """Why an applicant was not chosen; the applicant reads it, so each can be said to somebody's face."""

    OTHERS_FIT_BETTER = "others_fit_better", _("Pelamar lain lebih sesuai")
    EXPERIENCE = "experience", _("Pengalaman kerja belum sesuai")
    EDUCATION = "education", _("Pendidikan belum sesuai")
    SKILLS = "skills", _("Keterampilan belum sesuai")
    DOCUMENTS = "documents", _("Dokumen belum lengkap")
    ABSENT = "absent", _("Tidak hadir pada tahap seleksi")
    FILLED = "filled", _("Lowongan sudah terisi")


class Demand(models.TextChoices):
    """How much an employer wants a certificate. Neither closes the door: an application without it can be sent."""

    REQUIRED = "required", _("Wajib")
    PREFERRED = "preferred", _("Diutamakan")
