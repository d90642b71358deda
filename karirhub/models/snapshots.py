from django.db import models
from django.utils.translation import gettext_lazy as _


class VacancySnapshot(models.Model):
    """All open vacancies of one day in one file for re-users (UU 14/2008; Perpres 39/2019 Satu Data Indonesia).

    Attributes:
        location: name in the default storage; JSON Lines, gzip.
        size: bytes of the file.
        digest: SHA-256 of the file, hexadecimal.
        cursor: from where the stream of changes goes on after it.
    """

    day = models.DateField()
    location = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    cursor = models.CharField(max_length=60)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"], name="vacancy_snapshot_once_a_day", violation_error_message=_("Data hari ini sudah ditulis.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.rows}"
