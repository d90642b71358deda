import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import NikClaimState, NikDoubt, Sex
from siapkerja.identity.fields import EncryptedTextField, index_version, nik_indexes
from siapkerja.kernel.text import masked


class Person(models.Model):
    """A human being known to the portal, with or without an account."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    full_name = models.CharField(max_length=150)
    sex = models.CharField(max_length=6, choices=Sex, blank=True)
    born_on = models.DateField(null=True, blank=True)
    phone = EncryptedTextField(purpose="phone", null=True, blank=True)
    village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    anonymised_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def initials(self) -> str:
        parts = self.full_name.split()
        return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


class NikClaimQuerySet(models.QuerySet["NikClaim"]):
    def standing(self) -> Self:
        return self.exclude(state=NikClaimState.WITHDRAWN)

    def of_nik(self, nik: str) -> Self:
        """Under whichever index key, also while the key is being changed."""
        return self.filter(nik_index__in=nik_indexes(nik))


class NikClaim(models.Model):
    """A person's statement that a NIK is theirs. Unique only where verified.

    Attributes:
        doubts: what does not fit (`NikDoubt`), so that it needs verification; empty where everything does.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="nik_claims")
    nik = EncryptedTextField(purpose="nik")
    nik_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version)
    state = models.CharField(max_length=10, choices=NikClaimState, default=NikClaimState.CLAIMED)
    doubts = ArrayField(models.CharField(max_length=20, choices=NikDoubt), default=list, blank=True)
    claimed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = NikClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nik_index"],
                condition=models.Q(state=NikClaimState.VERIFIED),
                name="one_verified_claim_per_nik",
                violation_error_message=_("NIK ini sudah terbukti milik orang lain. Ajukan sengketa bila itu NIK Anda."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=~models.Q(state=NikClaimState.WITHDRAWN),
                name="one_standing_claim_per_person",
                violation_error_message=_("Anda sudah mencatatkan sebuah NIK."),
            ),
            models.CheckConstraint(
                name="verified_claims_are_dated",
                condition=~models.Q(state=NikClaimState.VERIFIED) | models.Q(decided_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["nik_index"], name="nik_claim_by_index")]

    def __str__(self) -> str:
        return f"klaim {self.pk}"

    @property
    def masked_nik(self) -> str:
        return masked(self.nik)

    @property
    def needs_verification(self) -> bool:
        return bool(self.doubts) and self.state != NikClaimState.VERIFIED

    @property
    def doubt_words(self) -> list[str]:
        return [str(NikDoubt(doubt).label) for doubt in self.doubts]
