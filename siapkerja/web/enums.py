from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class LevyState(StrEnum):
    NEW = "new"
    HANDLED = "handled"
    CLOSED = "closed"


class LevyAbout(models.TextChoices):
    """For what the money was asked."""

    VACANCY = "vacancy", _("Lamaran atau penerimaan kerja")
    OFFICE = "office", _("Layanan di kantor pemerintah")
    REPORT = "report", _("Wajib lapor perusahaan")
    TRAINING = "training", _("Pelatihan atau pemagangan")
    CERTIFICATION = "certification", _("Uji atau sertifikat kompetensi")
    AID = "aid", _("Bantuan usaha atau bantuan lain")
    OTHER = "other", _("Lainnya")


class LevyOutcome(models.TextChoices):
    """How a report ended."""

    FORWARDED = "forwarded", _("Terbukti, diteruskan kepada yang berwenang menindak")
    RETURNED = "returned", _("Terbukti, uang dikembalikan")
    UNPROVEN = "unproven", _("Tidak terbukti")
    TOO_LITTLE = "too_little", _("Keterangan tidak cukup untuk diperiksa")
