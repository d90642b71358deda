from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import PassportClaimState
from siapkerja.identity.fields import EncryptedTextField, index_version, passport_indexes
from siapkerja.identity.models.people import Person
from siapkerja.kernel.text import masked


class PassportClaimQuerySet(models.QuerySet["PassportClaim"]):
    def standing(self) -> Self:
        """The one in use, not those it took the place of."""
        return self.exclude(state=PassportClaimState.WITHDRAWN).filter(replaced_on=None)

    def former(self) -> Self:
        """Those a newer passport took the place of, the newest first."""
        return self.exclude(state=PassportClaimState.WITHDRAWN).exclude(replaced_on=None).order_by("-replaced_on", "-pk")

    def proven(self) -> Self:
        """Compared with the booklet and its bearer; a renewed one was theirs all the same."""
        return self.filter(state=PassportClaimState.VERIFIED)

    def of_passport(self, country: str, number: str) -> Self:
        """Under whichever index key, also while the key is being changed."""
        return self.filter(number_index__in=passport_indexes(country, number))


class PassportClaim(models.Model):
    """A foreigner's statement that a passport is theirs; like a NIK it is unique only where verified.

    Attributes:
        number: capital letters and digits.
        country: who issued it, ISO 3166-1 alpha-3.
        expires_on: last day it is valid.
        replaced_on: day from which a newer passport is used instead; None for the one in use. What was reported under a former number
            is found by it, once it was compared like any other.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="passport_claims")
    number = EncryptedTextField(purpose="passport")
    number_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version)
    country = models.CharField(max_length=3)
    expires_on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PassportClaimState, default=PassportClaimState.CLAIMED)
    claimed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = PassportClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number_index"],
                condition=models.Q(state=PassportClaimState.VERIFIED),
                name="one_verified_claim_per_passport",
                violation_error_message=_("Paspor ini sudah terbukti milik orang lain."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=~models.Q(state=PassportClaimState.WITHDRAWN) & models.Q(replaced_on=None),
                name="one_standing_passport_per_person",
                violation_error_message=_("Anda sudah mencatatkan sebuah paspor."),
            ),
            models.CheckConstraint(
                name="verified_passports_are_dated",
                condition=~models.Q(state=PassportClaimState.VERIFIED) | models.Q(decided_at__isnull=False),
                violation_error_message=_("Paspor yang cocok harus punya tanggal pemeriksaan."),
            ),
            models.CheckConstraint(
                name="passport_country_has_three_letters",
                condition=models.Q(country__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Pilih negara penerbit paspor."),
            ),
        ]
        indexes = [models.Index(fields=["number_index"], name="passport_claim_by_index")]

    def __str__(self) -> str:
        return f"paspor {self.pk}"

    @property
    def masked_number(self) -> str:
        return masked(self.number, head=2, tail=2)

    def is_valid_on(self, day: date) -> bool:
        return day <= self.expires_on
