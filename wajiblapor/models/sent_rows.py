from django.db import models

from wajiblapor.models.reports import ManpowerReport
from wajiblapor.models.rosters import RosterUpload


class SentRow(models.Model):
    """A worker row that a program sent, kept until the report is sent: together they become a roster file, which is then checked.

    Attributes:
        key: keyed digest of the sender's own number of the row.
        sealed: that number and the cells by column slug, under the report's data key.
        upload, row: the last file it went into, and where it stands there.
    """

    report = models.ForeignKey(ManpowerReport, models.CASCADE, related_name="sent_rows")
    key = models.BinaryField(max_length=16)
    sealed = models.BinaryField()
    sent_at = models.DateTimeField()
    upload = models.ForeignKey(RosterUpload, models.SET_NULL, null=True, blank=True, related_name="+")
    row = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="sent_row_once")]
        indexes = [models.Index(fields=["upload", "row"], name="sent_row_in_file", condition=models.Q(upload__isnull=False))]

    def __str__(self) -> str:
        return f"{self.report_id} {self.pk}"
