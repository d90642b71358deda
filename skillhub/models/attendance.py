from django.db import models
from django.utils.translation import gettext_lazy as _

from skillhub.enums import AttendanceMark
from skillhub.models.batches import Batch
from skillhub.models.enrolments import Enrolment


class AttendanceDay(models.Model):
    """A day of training on which attendance was taken, and who took it last. The day is one at the workplace."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="attendance_days")
    on = models.DateField(_("Hari"))
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "on"], name="attendance_day_once", violation_error_message=_("Kehadiran hari ini sudah dicatat.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.on}"


class Attendance(models.Model):
    """One participant on one day."""

    day = models.ForeignKey(AttendanceDay, models.CASCADE, related_name="marks")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendance")
    mark = models.CharField(max_length=8, choices=AttendanceMark)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "enrolment"],
                name="attendance_once_a_day",
                violation_error_message=_("Kehadiran peserta ini sudah dicatat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.mark}"
