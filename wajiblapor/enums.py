from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Terkirim")
    ACCEPTED = "accepted", _("Diterima")
    DISCARDED = "discarded", _("Dibuang")


class UploadState(models.TextChoices):
    """An uploaded roster: each file is checked once, and a newer file replaces it."""

    CHECKING = "checking", _("Sedang diperiksa")
    CHECKED = "checked", _("Selesai diperiksa")
    REFUSED = "refused", _("Tidak dapat dibaca")
    CANCELLED = "cancelled", _("Dibatalkan")
    REPLACED = "replaced", _("Diganti")


class RosterFormat(models.TextChoices):
    XLSX = "xlsx", "XLSX"
    CSV = "csv", "CSV"


class Severity(models.TextChoices):
    """Must-fix stops the report; please-confirm may be true and only asks for a second look."""

    MUST_FIX = "must_fix", _("Perlu diperbaiki")
    CONFIRM = "confirm", _("Mohon dipastikan")


class Ownership(models.TextChoices):
    PRIVATE = "private", _("Swasta")
    STATE = "state", _("BUMN")
    REGIONAL = "regional", _("BUMD")
    COOPERATIVE = "cooperative", _("Koperasi")
    SOCIAL = "social", _("Yayasan atau usaha sosial")


class Capital(models.TextChoices):
    DOMESTIC_PRIVATE = "domestic_private", _("Swasta nasional")
    DOMESTIC_INVESTMENT = "domestic_investment", _("PMDN")
    FOREIGN_INVESTMENT = "foreign_investment", _("PMA")
    JOINT_VENTURE = "joint_venture", _("Usaha patungan")


class BusinessScale(models.TextChoices):
    """PP 7/2021 art. 35: by capital or yearly sales."""

    MICRO = "micro", _("Mikro")
    SMALL = "small", _("Kecil")
    MEDIUM = "medium", _("Menengah")
    LARGE = "large", _("Besar")


class Contract(models.TextChoices):
    """How a worker is employed (PP 35/2021)."""

    PERMANENT = "permanent", _("PKWTT (tetap)")
    FIXED_TERM = "fixed_term", _("PKWT (kontrak)")
    DAILY = "daily", _("Harian lepas")
    PIECEWORK = "piecework", _("Borongan")
    PART_TIME = "part_time", _("Paruh waktu")


class WageSystem(models.TextChoices):
    MONTHLY = "monthly", _("Bulanan")
    DAILY = "daily", _("Harian")
    PIECEWORK = "piecework", _("Borongan")


class Disability(models.TextChoices):
    """UU 8/2016 art. 4."""

    NONE = "none", _("Tidak ada")
    PHYSICAL = "physical", _("Fisik")
    INTELLECTUAL = "intellectual", _("Intelektual")
    MENTAL = "mental", _("Mental")
    SENSORY = "sensory", _("Sensorik (netra, rungu, wicara)")
    MULTIPLE = "multiple", _("Ganda")


class JoinerState(models.TextChoices):
    """Where somebody stands whom a company hired through the portal."""

    EXPECTED = "expected", _("Belum ada di daftar pekerja")
    NAMED = "named", _("Sudah dilaporkan")
    RELEASED = "released", _("Tidak jadi bekerja")
