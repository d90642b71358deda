from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    """What an officer is asked to decide about an organisation."""

    CLAIM = "claim", _("Klaim organisasi")
    HANDOVER = "handover", _("Pengambilalihan")
    CAPACITY = "capacity", _("Kedudukan")


class CaseState(StrEnum):
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ClaimOutcome(models.TextChoices):
    """What becomes of the people who acted for the organisation before."""

    JOINS = "joins", _("Menjadi penanggung jawab, yang sudah ada tetap")
    REPLACES = "replaces", _("Menjadi penanggung jawab, yang lain diakhiri perannya")


class DocumentKind(models.TextChoices):
    NIB = "nib", _("Surat NIB dari OSS")
    DEED = "deed", _("Akta pendirian atau perubahan")
    APPOINTMENT = "appointment", _("Surat penunjukan atau kuasa")
    LICENCE = "licence", _("Izin atau lisensi")
    OTHER = "other", _("Dokumen lain")


class InvitationState(models.TextChoices):
    SENT = "sent", _("Terkirim")
    ACCEPTED = "accepted", _("Diterima")
    CANCELLED = "cancelled", _("Dibatalkan")
