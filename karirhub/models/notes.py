"""What an employer's team keeps for itself about an application: notes, a rating, labels."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicantLabel
from karirhub.models.applications import Application
from siapkerja.identity.fields import EncryptedTextField


class ApplicationNote(models.Model):
    """A note of the team. The applicant's pages never show it; their copy of their data does (UU 27/2022 art. 7)."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="notes")
    text = EncryptedTextField(purpose="application_note")
    by_person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["application", "-at", "-id"], name="notes_of_application")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.pk}"


class ApplicationMark(models.Model):
    """The team's rating and labels of an application; no row where there are none.

    Attributes:
        rating: one to five stars, None where nobody has rated.
        labels: of `ApplicantLabel`; a list of codes, so that nobody is labelled with what may not be asked.
    """

    application = models.OneToOneField(Application, models.CASCADE, primary_key=True, related_name="mark")
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    labels = ArrayField(models.CharField(max_length=20, choices=ApplicantLabel), default=list, blank=True)
    by_person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="application_rating_1_to_5",
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5),
                violation_error_message=_("Nilai antara 1 dan 5 bintang."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.rating}"
