from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentState(models.TextChoices):
    ISSUED = "issued", _("Berlaku")
    WITHDRAWN = "withdrawn", _("Dicabut")


class Standing(models.TextChoices):
    """What the public check answers."""

    GENUINE = "genuine", _("Asli dan berlaku")
    EXPIRED = "expired", _("Asli, masa berlakunya habis")
    WITHDRAWN = "withdrawn", _("Asli, tetapi sudah dicabut")
    PAUSED = "paused", _("Asli, tetapi sedang tidak berlaku")
    TRIAL = "trial", _("Hanya uji coba, bukan bukti")
    UNKNOWN = "unknown", _("Tidak ditemukan")
