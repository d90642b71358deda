from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkStatus(models.TextChoices):
    NEVER_WORKED = "never_worked", _("Belum pernah bekerja")
    NOT_WORKING = "not_working", _("Pernah bekerja, sekarang tidak")
    EMPLOYED = "employed", _("Bekerja, ingin pindah")


class Part(models.TextChoices):
    """The parts a profile is completed in, in the order they are asked."""

    IDENTITY = "identity", _("Identitas")
    ADDRESS = "address", _("Alamat")
    EDUCATION = "education", _("Pendidikan")
    EXPERIENCE = "experience", _("Pengalaman kerja")
    SKILLS = "skills", _("Keterampilan")
    WANTED = "wanted", _("Pekerjaan yang dicari")
    PHOTO = "photo", _("Foto")


class QualificationKind(models.TextChoices):
    TRAINING = "training", _("Pelatihan")
    COMPETENCE = "competence", _("Kompetensi")


class QualificationStanding(models.TextChoices):
    """What a proven qualification is worth on a day."""

    PROVEN = "proven", _("Terbukti")
    EXPIRED = "expired", _("Masa berlaku habis")
    REVOKED = "revoked", _("Dicabut")


class Visibility(models.TextChoices):
    """Who may read the profile beside its person. A named employer it is hidden from never may; what was sent with an application stays."""

    HIDDEN = "hidden", _("Tersembunyi")
    APPLIED = "applied", _("Perusahaan yang saya lamar")
    CHOSEN = "chosen", _("Hanya perusahaan pilihan saya")
    FINDABLE = "findable", _("Perusahaan yang mencari pekerja")


class DocumentKind(models.TextChoices):
    DIPLOMA = "diploma", _("Ijazah")
    TRANSCRIPT = "transcript", _("Transkrip nilai")
    CERTIFICATE = "certificate", _("Sertifikat lain")
    REFERENCE = "reference", _("Surat pengalaman kerja")
    PORTFOLIO = "portfolio", _("Portofolio")
    OTHER = "other", _("Dokumen lain")


class WantedContract(models.TextChoices):
    """What kind of contract is sought; the values are those vacancies are offered under (PP 35/2021)."""

    PERMANENT = "permanent", _("Tetap")
    FIXED_TERM = "fixed_term", _("Kontrak")
    DAILY = "daily", _("Harian lepas")
    APPRENTICESHIP = "apprenticeship", _("Magang")
