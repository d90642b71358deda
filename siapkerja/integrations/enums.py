from django.db import models
from django.utils.translation import gettext_lazy as _


class Registry(models.TextChoices):
    POPULATION = "population", _("Registri kependudukan")
    COMPANY = "company", _("Registri perusahaan")


class SubjectType(models.TextChoices):
    """What a check is about; the subject's id is of this table."""

    NIK_CLAIM = "nik_claim"
    LEGAL_ENTITY = "legal_entity"


SUBJECTS = {Registry.POPULATION: SubjectType.NIK_CLAIM, Registry.COMPANY: SubjectType.LEGAL_ENTITY}


class CheckState(models.TextChoices):
    NOT_CHECKED = "not_checked", _("Belum dicek")
    MATCHES = "matches", _("Cocok")
    DIFFERS = "differs", _("Tidak cocok")
    SERVICE_UNAVAILABLE = "unavailable", _("Layanan tidak tersedia")


class Difference(models.TextChoices):
    """What a registry knows otherwise."""

    NIK = "nik", _("NIK tidak ditemukan di registri")
    NAME = "name", _("Nama")
    BORN_ON = "born_on", _("Tanggal lahir")
    SEX = "sex", _("Jenis kelamin")
    NIB = "nib", _("NIB tidak ditemukan di registri")
    COMPANY_NAME = "company_name", _("Nama organisasi")
    NPWP = "npwp", _("NPWP")
    INDUSTRY = "industry", _("KBLI")
