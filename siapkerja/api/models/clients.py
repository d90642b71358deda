"""Programs of organisations: which there are, what they were given, and what they were answered."""

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.api.scopes import words_of
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Person, Workplace


def _holds(on: date, prefix: str = "") -> Q:
    """Neither the program's own rights nor those of the program it is delegated to were taken back or are over."""
    own, lent = f"{prefix}", f"{prefix}operator__"
    standing = {path: Q(**{f"{path}valid_until": None}) | Q(**{f"{path}valid_until__gte": on}) for path in (own, lent)}
    is_lent = standing[lent] & Q(**{f"{lent}revoked_at": None})
    return standing[own] & Q(**{f"{own}revoked_at": None}) & (Q(**{f"{prefix}operator": None}) | is_lent)


class ApiClientQuerySet(models.QuerySet["ApiClient"]):
    def live(self, on: date) -> Self:
        """Not taken back, and its time is not over; for rights given to another's program, that program neither."""
        return self.filter(_holds(on))


class ApiClient(models.Model):
    """A program that acts for an organisation, with rights its responsible person delegated (RFC 6749 section 4.4).

    Attributes:
        client_id: by which the program names itself; no secret.
        secret_digest: SHA-256 of the secret. The secret is 256 random bits, so a slow digest would add nothing.
        scopes: what it may do, codes of `siapkerja.api.scopes`.
        workplaces: for which it may do it; none named is the whole organisation.
        valid_until: last day of its rights; None where only revoking ends them.
        operator: the program of another organisation these rights were given to: it names itself and its own secret, and says for
            whom. None for the organisation's own program.
        is_sandbox: what it does is kept apart, never public, never counted and announced to nobody.
        last_used_at: when it last fetched a token.
    """

    client_id = models.CharField(max_length=40)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="api_clients")
    operator = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="delegations")
    name = models.CharField(_("Nama program"), max_length=80)
    scopes = ArrayField(models.CharField(max_length=40))
    workplaces = models.ManyToManyField(Workplace, related_name="+", blank=True)
    valid_until = models.DateField(null=True, blank=True)
    is_sandbox = models.BooleanField(default=False)
    secret_digest = models.BinaryField(max_length=32)
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    secret_changed_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiClientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="api_client_id_once"),
            models.UniqueConstraint(
                fields=["operator", "legal_entity"],
                condition=Q(revoked_at=None, operator__isnull=False),
                name="api_delegation_once",
                violation_error_message=_("Program ini sudah diberi kuasa oleh organisasi Anda."),
            ),
        ]

    def __str__(self) -> str:
        return self.client_id

    @property
    def keeper_id(self) -> int:
        """The organisation whose responsible person manages it: its own, for an invented one whoever tries things out with that."""
        return self.legal_entity.sandbox_of_id or self.legal_entity_id

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and not self.has_run_out

    @property
    def has_run_out(self) -> bool:
        """Its last day is over."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def scope_words(self) -> list[str]:
        return words_of(self.scopes)

    @property
    def subject(self) -> str:
        """For the audit log."""
        return f"api.client:{self.pk}"


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(_holds(timezone.localdate(at), "client__"), expires_at__gt=at)


class ApiToken(models.Model):
    """An access token, kept as a digest. Short-lived, so that one that leaks is soon worth nothing."""

    digest = models.BinaryField(max_length=32)
    client = models.ForeignKey(ApiClient, models.CASCADE, related_name="tokens")
    scopes = ArrayField(models.CharField(max_length=40))
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="api_token_digest_once")]
        indexes = [models.Index(fields=["expires_at"], name="api_token_expiring")]

    def __str__(self) -> str:
        return f"token {self.pk} of {self.client_id}"


class KeptAnswer(models.Model):
    """What a request with an `Idempotency-Key` was answered, so that its repetition does nothing and hears the same.

    Attributes:
        digest: SHA-256 of method, address and body; another request under the same key is a mistake of the program's.
        body: JSON, as it was sent; it may repeat what the program told of people.
    """

    client = models.ForeignKey(ApiClient, models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=255)
    digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = EncryptedTextField(purpose="kept answer")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="api_answer_once_per_key")]
        indexes = [models.Index(fields=["at"], name="api_answer_by_age")]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
