from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.enums import Visibility, WantedContract, WorkStatus


class Profile(models.Model):
    """What a person tells once and every service reads. Name, birth and phone stay with the Person.

    `wanted_wage` is the least, in rupiah a month; employers are never shown it.

    A person who has written nothing yet has no row; `queries.profile_of` gives an empty one. `photo` is what
    `siapkerja.profiles.portraits` drew, never what was sent.
    """

    person = models.OneToOneField("identity.Person", models.CASCADE, primary_key=True, related_name="profile")
    summary = models.TextField(max_length=600, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    education_level = models.ForeignKey("reference.EducationLevel", models.PROTECT, null=True, blank=True, related_name="+")
    has_no_experience = models.BooleanField(default=False)
    work_status = models.CharField(max_length=12, choices=WorkStatus, blank=True)
    wanted_occupation = models.ForeignKey("reference.Occupation", models.PROTECT, null=True, blank=True, related_name="+")
    wanted_region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    wanted_wage = models.PositiveBigIntegerField(null=True, blank=True)
    wanted_contract = models.CharField(max_length=20, choices=WantedContract, blank=True)
    photo = models.OneToOneField("files.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+")
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.HIDDEN)
    updated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="profile_postal_code_has_5_digits",
                condition=models.Q(postal_code="") | models.Q(postal_code__regex=r"^\d{5}$"),
                violation_error_message=_("Kode pos terdiri dari 5 angka."),
            ),
            models.CheckConstraint(
                name="profile_wanted_wage_below_a_billion",
                condition=models.Q(wanted_wage=None) | models.Q(wanted_wage__gt=0, wanted_wage__lt=1_000_000_000),
                violation_error_message=_("Upah ditulis dalam rupiah per bulan."),
            ),
        ]

    def __str__(self) -> str:
        return f"profil {self.pk}"
