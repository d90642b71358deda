"""Where a person learned and worked, newest first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.models.profiles import Profile


class Education(models.Model):
    """One school or course of study."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="educations")
    level = models.ForeignKey("reference.EducationLevel", models.PROTECT, related_name="+")
    institution = models.CharField(max_length=150, blank=True)
    field_of_study = models.CharField(max_length=120, blank=True)
    started_in = models.PositiveSmallIntegerField(null=True, blank=True)
    finished_in = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = [models.F("finished_in").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                name="education_ends_after_it_starts",
                condition=models.Q(started_in=None) | models.Q(finished_in=None) | models.Q(finished_in__gte=models.F("started_in")),
                violation_error_message=_("Tahun lulus mendahului tahun masuk."),
            )
        ]

    def __str__(self) -> str:
        return f"pendidikan {self.pk}"


class Experience(models.Model):
    """One job. `starts_on` and `ends_on` are first days of a month; no end means it goes on.

    Attributes:
        confirmed_by: the record that confirms it, `app.noun:id`; "" for what only the person says.
        confirmed_on: day of the report that says so.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="experiences")
    position = models.CharField(max_length=120)
    employer = models.CharField(max_length=150)
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    description = models.TextField(max_length=1000, blank=True)
    confirmed_by = models.CharField(max_length=80, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [models.F("ends_on").desc(nulls_first=True), "-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="experience_ends_after_it_starts",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("Bulan selesai mendahului bulan mulai."),
            ),
            models.CheckConstraint(
                name="experience_confirmed_says_when",
                condition=models.Q(confirmed_by="", confirmed_on=None)
                | (~models.Q(confirmed_by="") & models.Q(confirmed_on__isnull=False)),
                violation_error_message=_("Pengalaman yang dibuktikan laporan menyebut harinya."),
            ),
        ]

    def __str__(self) -> str:
        return f"pengalaman {self.pk}"
