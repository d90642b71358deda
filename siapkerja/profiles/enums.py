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
