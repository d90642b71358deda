import uuid
from datetime import datetime
from typing import Self

from django.db import models

from siapkerja.files.keys import key_ring

KEY_PURPOSE = "file key"
NAME_PURPOSE = "file name"


class FileState(models.TextChoices):
    ARRIVING = "arriving"
    QUARANTINED = "quarantined"
    CHECKED = "checked"
    REFUSED = "refused"
    REMOVED = "removed"


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def kept(self) -> Self:
        """Files whose content is still there."""
        return self.exclude(state=FileState.REMOVED)

    def expired(self, at: datetime) -> Self:
        return self.kept().filter(expires_at__lte=at)


class StoredFile(models.Model):
    """A file at rest: content under a key of its own in the storage, everything about it here.

    Attributes:
        purpose: what it is for ("wajiblapor.roster"); decides who may download it.
        size: plain bytes; of a file that still arrives, how many there will be.
        digest: SHA-256 of the plain content, 32 bytes; of a file that still arrives, what its sender says it will be, or empty.
        kind: what the content is, by looking at it; "" where nothing known.
        refusal_code: why the check refused it.
        sealed_key: the content's key, wrapped by the master key ring; emptied with the content.
        location: where the content lies; a file that still arrives lies in its parts.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=60)
    sealed_name = models.BinaryField()
    size = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    kind = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=12, choices=FileState, default=FileState.QUARANTINED)
    refusal_code = models.CharField(max_length=40, blank=True)
    sealed_key = models.BinaryField()
    location = models.CharField(max_length=200)
    legal_entity_id = models.BigIntegerField(null=True, blank=True)
    person_id = models.BigIntegerField(null=True, blank=True)
    stored_by_id = models.BigIntegerField(null=True, blank=True)
    stored_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["expires_at"], condition=~models.Q(state="removed") & models.Q(expires_at__isnull=False), name="file_expiring"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="removed_files_have_no_content", condition=~models.Q(state="removed") | models.Q(location="", removed_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def filename(self) -> str:
        """The name the person gave it, without folders."""
        return key_ring().decrypt(bytes(self.sealed_name), purpose=NAME_PURPOSE).decode()

    @property
    def key(self) -> bytes:
        return key_ring().decrypt(bytes(self.sealed_key), purpose=KEY_PURPOSE)

    @property
    def context(self) -> bytes:
        """What is bound to every frame: swapping two files' contents is noticed."""
        return f"file:{self.public_id}".encode()

    @property
    def is_arriving(self) -> bool:
        return self.state == FileState.ARRIVING

    @property
    def is_available(self) -> bool:
        return self.state == FileState.CHECKED

    @property
    def subject(self) -> str:
        return f"files.stored_file:{self.pk}"


class FilePart(models.Model):
    """A piece of a file that still arrives, sealed under a key of its own: the same place may be sent twice with different bytes.

    Attributes:
        start, size: where it stands in the plain content, in bytes.
        sealed_key: its key, wrapped by the master key ring.
    """

    stored = models.ForeignKey(StoredFile, models.CASCADE, related_name="parts")
    start = models.BigIntegerField()
    size = models.PositiveIntegerField()
    sealed_key = models.BinaryField()
    location = models.CharField(max_length=200, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stored", "start"], name="file_part_once")]

    def __str__(self) -> str:
        return f"{self.stored_id} from {self.start}"

    @property
    def key(self) -> bytes:
        return key_ring().decrypt(bytes(self.sealed_key), purpose=KEY_PURPOSE)

    @property
    def context(self) -> bytes:
        """What is bound to every frame: a part cannot be read as another file's, or as standing elsewhere."""
        return self.stored.context + f":{self.start}".encode()
