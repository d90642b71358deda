"""Applications that sign people in with this portal, and what each person allowed them."""

from typing import Self

from allauth.idp.oidc.models import Client
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.identity.models import Person, User


class RelyingPartyQuerySet(models.QuerySet["RelyingParty"]):
    def active(self) -> Self:
        return self.filter(suspended_at=None)


class RelyingParty(models.Model):
    """An application of another system. Its protocol side (secret, redirect addresses, scopes) is the OAuth client.

    Attributes:
        operator: the agency that runs it, shown to people.
        purpose: for what it asks people to sign in, one sentence shown to people.
        contact: an office's e-mail address for trouble, not a person's.
        sector: the host under which subjects are computed (OpenID Connect Core section 8.1); never changes.
        suspended_at: since when it signs nobody in.
    """

    client = models.OneToOneField(Client, models.PROTECT, related_name="relying_party")
    operator = models.CharField(max_length=150)
    purpose = models.CharField(max_length=300)
    contact = models.EmailField()
    sector = models.CharField(max_length=255)
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    secret_changed_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)

    objects = RelyingPartyQuerySet.as_manager()

    def __str__(self) -> str:
        return self.client_id

    @property
    def name(self) -> str:
        return str(self.client.name)

    @property
    def kind(self) -> ApplicationKind:
        return ApplicationKind(self.client.type)

    @property
    def is_suspended(self) -> bool:
        return self.suspended_at is not None


class SignInConsentQuerySet(models.QuerySet["SignInConsent"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class SignInConsent(models.Model):
    """A person lets an application know them (UU 27/2022 art. 20). Withdrawn ones stay, with both times.

    Attributes:
        subject: by which the application knows the person; another application gets another.
        asked, scopes: what the application asked for, and what of it was allowed.
        last_used_at: when the application last received tokens.
    """

    relying_party = models.ForeignKey(RelyingParty, models.PROTECT, related_name="consents")
    user = models.ForeignKey(User, models.CASCADE, related_name="sign_in_consents")
    subject = models.CharField(max_length=64)
    asked = ArrayField(models.CharField(max_length=40))
    scopes = ArrayField(models.CharField(max_length=40))
    given_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SignInConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relying_party", "user"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_sign_in_consent",
                violation_error_message=_("Anda sudah memberi izin kepada aplikasi ini."),
            )
        ]
        indexes = [models.Index(fields=["relying_party", "subject"], name="sign_in_by_subject")]

    def __str__(self) -> str:
        return f"{self.relying_party_id}: {self.pk}"

    @property
    def scope_words(self) -> list[str]:
        """What is told, in words, in the order of the enum."""
        return [str(scope.label) for scope in Scope if scope.value in self.scopes]
