from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import Person
from wajiblapor.models.reports import ManpowerReport


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def kept(self) -> Self:
        """What the report is sent with as it stands now."""
        return self.filter(removed_at=None)


class Attachment(models.Model):
    """Section L: a paper handed in with a report; which kinds there are is `wajiblapor.questions.papers`.

    Attributes:
        taken_from: the report it was first handed in with, where it was taken over; both name the same stored file.
        uploaded_at: when it was first handed in.
        removed_at: when a correction took it back; a filing it was sent with still rests on it.
    """

    report = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=20)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    taken_from = models.ForeignKey(ManpowerReport, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "stored"],
                name="paper_once_per_report",
                violation_error_message=_("Lampiran ini sudah ada di laporan ini."),
            )
        ]
        indexes = [models.Index(fields=["report", "kind"], name="attachment_of_report")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind}"
