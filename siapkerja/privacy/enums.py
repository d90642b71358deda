from django.db import models
from django.utils.translation import gettext_lazy as _


class CorrectionField(models.TextChoices):
    """What a person may ask to have put right. Verified identity is changed this way only."""

    FULL_NAME = "full_name", _("Nama lengkap")
    NIK = "nik", _("NIK")
    BORN_ON = "born_on", _("Tanggal lahir")
    SEX = "sex", _("Jenis kelamin")
    OTHER = "other", _("Data lain")


class CorrectionState(models.TextChoices):
    FILED = "filed", _("Diperiksa")
    ACCEPTED = "accepted", _("Diperbaiki")
    REFUSED = "refused", _("Tidak diperbaiki")
    WITHDRAWN = "withdrawn", _("Dibatalkan")


class DeletionState(models.TextChoices):
    WAITING = "waiting", _("Masa tunggu")
    CANCELLED = "cancelled", _("Dibatalkan")
    HELD = "held", _("Tertahan")
    DONE = "done", _("Selesai")


class BreachState(models.TextChoices):
    RECORDED = "recorded", _("Dicatat")
    NOTIFIED = "notified", _("Diberitahukan")
    CLOSED = "closed", _("Ditutup")
    UNFOUNDED = "unfounded", _("Tidak terbukti")


class BreachScope(models.TextChoices):
    """Whose data is concerned; the people are found by query when the notice goes out, or named one by one."""

    ALL = "all", _("Semua pemilik akun")
    REGION = "region", _("Penduduk satu wilayah")
    ORGANISATION = "organisation", _("Orang yang terhubung dengan satu organisasi")
    LIST = "list", _("Orang tertentu, menurut NIK atau e-mail")
