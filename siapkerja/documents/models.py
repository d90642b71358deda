import hashlib
import json
from datetime import date
from typing import Self

from django.db import models

from siapkerja.documents.enums import DocumentState, Standing
from siapkerja.files.models import StoredFile
from siapkerja.identity.models import LegalEntity, Person
from siapkerja.workflow.history import Moved


def in_groups(digits: str) -> str:
    """Hexadecimal digits in groups of four, for people who compare them."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


class NumberSeries(models.Model):
    """The last number given in a series. Its row is locked by whoever takes the next one, until they commit."""

    series = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveBigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "number series"

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


# Stands where the holder's name stood; on the paper it is Indonesian as everything else.
FORGOTTEN_HOLDER = "Nama pemegang sudah dihapus"


class SealingCertificate(models.Model):
    """A certificate the portal has signed with. Kept for good: what was signed with it is checked against it after the key has changed.

    Attributes:
        fingerprint: SHA-256 of the certificate, 64 hexadecimal digits.
        subject: whose it is, as `CN=…,O=…,C=…`.
        pem: the certificate, then those that issued it.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=300)
    pem = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    first_used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.subject} {self.short_fingerprint}"

    @property
    def short_fingerprint(self) -> str:
        """The first 8 bytes in groups of four, as a document's own fingerprint is written."""
        return in_groups(self.fingerprint[:16])


class DocumentQuerySet(models.QuerySet["Document"]):
    def kept(self) -> Self:
        """All but emptied ones, of which nothing is left to show."""
        return self.filter(emptied_at=None)


class Document(models.Model):
    """Something issued by the portal that others may check: a receipt, a certificate.

    Attributes:
        token: 16 signs of base 32 (80 bits), the unguessable part of the public address.
        kind: slug of a `siapkerja.documents.kinds.DocumentKind`.
        facts: what stands on it, as plain values by key.
        digest: SHA-256 over number, kind, holder, validity and facts; printed in part.
        version: raised by every move.
        sealed_with: whose signature the kept PDF bears; None until it is made.
        emptied_at: since when nothing is left of what a trial's sheet said; the public check knows it no more.
    """

    token = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    holder = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    digest = models.BinaryField(max_length=32)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.ISSUED)
    version = models.PositiveIntegerField(default=1)
    issued_at = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, null=True, blank=True, related_name="documents")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="documents")
    pdf = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    sealed_with = models.ForeignKey(SealingCertificate, models.PROTECT, null=True, blank=True, related_name="+")
    emptied_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="one_document_per_number")]
        indexes = [
            models.Index(fields=["subject"], name="document_by_subject"),
            models.Index(fields=["number"], name="document_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def is_nameless(self) -> bool:
        """Its holder was forgotten, and no law keeps the name on it."""
        return self.holder == FORGOTTEN_HOLDER

    def standing(self, on: date) -> Standing:
        """What the public check answers on a day."""
        if self.state == DocumentState.WITHDRAWN:
            return Standing.WITHDRAWN
        if self.valid_until is not None and self.valid_until < on:
            return Standing.EXPIRED
        return Standing.GENUINE

    def content_digest(self) -> bytes:
        """Digest of what the document says now; equals `digest` unless somebody changed the row."""
        said = [self.kind, self.number, self.holder, self.valid_until and self.valid_until.isoformat(), self.facts]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).digest()

    @property
    def fingerprint(self) -> str:
        """The first 8 bytes of the digest as printed: `7c1f 90ab 4e02 d318`."""
        return in_groups(bytes(self.digest)[:8].hex())


class DocumentMoved(Moved):
    """What happened to a document after it was issued."""

    record = models.ForeignKey(Document, models.CASCADE, related_name="history")

    def __str__(self) -> str:
        return f"{self.move} {self.record_id}"
