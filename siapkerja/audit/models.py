from django.contrib.postgres.functions import TransactionNow
from django.db import models

from siapkerja.audit.fields import CurrentTransactionId, TransactionIdField


class _Logged(models.Model):
    """Base of what is only ever added: who did it, when, and in which transaction (so that seals miss nothing)."""

    at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    xid = TransactionIdField(db_default=CurrentTransactionId())

    class Meta:
        abstract = True


class SecurityAct(_Logged):
    """An act that matters for security: a download, a withdrawal, a change of rights. Codes and ids only."""

    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["xid", "id"], name="security_act_by_xid"),
            models.Index(fields=["subject", "id"], name="security_act_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"


class PersonView(_Logged):
    """Somebody saw personal data of somebody else; the person may ask for the list (UU 27/2022 art. 7, 32).

    Attributes:
        purpose: code of what the look was for (`siapkerja.identity.enums.ViewPurpose`).
        legal_entity_id: the organisation that was acted for, where it was one.
    """

    person_id = models.BigIntegerField()
    what = models.CharField(max_length=60)
    purpose = models.CharField(max_length=40, blank=True, default="", db_default="")
    legal_entity_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["xid", "id"], name="person_view_by_xid"),
            models.Index(fields=["person_id", "id"], name="person_view_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.what} of person {self.person_id}"


class Seal(models.Model):
    """All rows of the transactions from `from_xid` up to before `to_xid`, under one Merkle root over the seal before.

    Attributes:
        root: 32 bytes, Merkle root over the rows.
        chain: 32 bytes, digest over the previous seal's `chain` and everything else in this row.
    """

    from_xid = TransactionIdField()
    to_xid = TransactionIdField()
    acts = models.PositiveIntegerField()
    views = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["from_xid"], name="one_seal_follows_another")]

    def __str__(self) -> str:
        return f"{self.pk}: {bytes(self.chain).hex()[:16]}"
