import uuid
from datetime import datetime

from django.db import models

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import Person
from siapkerja.jobs.models import Job


class DataExport(models.Model):
    """A copy of everything held of a person, made by a job: JSON for machines and PDF for reading, sealed and expiring.

    Attributes:
        schema: version of the JSON's form (docs/privacy.md).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="data_exports")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    schema = models.CharField(max_length=10)
    json_file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf_file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="data_export_of_person")]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def is_ready(self) -> bool:
        return self.ready_at is not None

    def is_available(self, at: datetime) -> bool:
        return self.expires_at is not None and at < self.expires_at
