"""Companies as the business register (OSS) has them, whether or not anybody acts for them here."""

import uuid
from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import BusinessScale, InvitationWay, LegalForm
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models.organisations import LegalEntity

# Nobody is proven to act for it here, the register still has it, and it has to report (UU 7/1981 is not about agencies).
_ABSENT = Q(legal_entity=None, left_on=None) & ~Q(legal_form=LegalForm.GOVERNMENT)


class RegisteredCompanyQuerySet(models.QuerySet["RegisteredCompany"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Those in one of the regions (code prefixes); "" is the whole country."""
        codes = set(regions)
        if "" in codes:
            return self
        wanted = Q(pk__in=[])
        for code in codes:
            wanted |= Q(regency__code__startswith=code)
        return self.filter(wanted)

    def absent(self) -> Self:
        """Those nobody is proven to act for on the portal, also while somebody is registering."""
        return self.filter(_ABSENT)


class RegisteredCompany(models.Model):
    """A company of the business register by its NIB (PP 5/2021), loaded from the operator's file.

    Attributes:
        sector: KBLI section, a letter; "" while unknown.
        email, phone: contact of the register, kept only while nobody is proven to act for the company here.
        contact_digest: tells whether another file says the same contact, without reading it.
        legal_entity: the organisation of that NIB on the portal, once it is proven.
        known_from, left_on: from when, and until when, the register has it.
        invited_at, invited_by: when a code to register with was last sent, and how; None and "" before the first.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nib = models.CharField(max_length=13, unique=True)
    name = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=20, choices=LegalForm)
    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.CharField(max_length=1, blank=True)
    scale = models.CharField(max_length=8, choices=BusinessScale, blank=True)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    email = EncryptedTextField(purpose="registered company email", null=True, blank=True)
    phone = EncryptedTextField(purpose="registered company phone", null=True, blank=True)
    contact_digest = models.CharField(max_length=64, blank=True)
    legal_entity = models.ForeignKey(LegalEntity, models.SET_NULL, null=True, blank=True, related_name="+")
    known_from = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.CharField(max_length=5, choices=InvitationWay, blank=True)

    objects = RegisteredCompanyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="registered_nib_has_13_digits",
                condition=Q(nib__regex=r"^\d{13}$"),
                violation_error_message=_("NIB terdiri dari 13 angka."),
            )
        ]
        indexes = [
            models.Index(fields=["name", "id"], condition=_ABSENT, name="absent_by_name"),
            models.Index(
                fields=["regency", "sector", "scale"],
                opclasses=["varchar_pattern_ops", "varchar_ops", "varchar_ops"],
                condition=_ABSENT,
                name="absent_by_place_and_kind",
            ),
            # Migration 0008 has statistics kept of the words, so that it serves rare ones and not those every company has.
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), condition=_ABSENT, name="absent_by_words"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_one_person(self) -> bool:
        """Its address may be somebody's home."""
        return self.legal_form in {LegalForm.SOLE_PROPRIETOR, LegalForm.PT_SOLE}


class RegistrationCode(models.Model):
    """A code sent to a company of the register, with which whoever acts for it registers it once.

    The code itself is not kept: it is made of the row's number and a signature (`siapkerja.identity.registering`).

    Attributes:
        used_at: when an organisation was proven to be the company, registered with this code or without.
    """

    company = models.ForeignKey(RegisteredCompany, models.CASCADE, related_name="codes")
    way = models.CharField(max_length=5, choices=InvitationWay)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
