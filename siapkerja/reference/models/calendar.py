from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayKind(models.TextChoices):
    NATIONAL = "national", _("Hari libur nasional")
    COLLECTIVE_LEAVE = "collective_leave", _("Cuti bersama")


class Holiday(models.Model):
    """A day off by the yearly joint decree of three ministers."""

    date = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=HolidayKind)
    decree = models.CharField(max_length=200, blank=True)
    is_provisional = models.BooleanField(default=False)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["date", "kind"], name="holiday_once_per_day_and_kind")]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
