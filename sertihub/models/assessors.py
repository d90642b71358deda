from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sertihub.models.bodies import CertificationBody


class AssessorQuerySet(models.QuerySet["Assessor"]):
    def of(self, body_id: int) -> Self:
        return self.filter(body=body_id)

    def serving(self, on: date) -> Self:
        """Registered on that day and not taken off the body's list."""
        return self.filter(ended_on=None, valid_until__gte=on)


class Assessor(models.Model):
    """A person who assesses candidates for a body (PBNSP 303: registered, for three years).

    Attributes:
        registration_number: `MET.000.0NNNNN YYYY`.
        issued_on, valid_until: first and last day of the registration.
        ended_on: since when the body no longer sends them.
    """

    body = models.ForeignKey(CertificationBody, models.PROTECT, related_name="assessors")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    registration_number = models.CharField(_("Nomor registrasi"), max_length=20)
    issued_on = models.DateField(_("Tanggal terbit sertifikat asesor"))
    valid_until = models.DateField(_("Berlaku sampai"))
    ended_on = models.DateField(null=True, blank=True)

    objects = AssessorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=Q(ended_on=None),
                name="assessor_once_at_a_body",
                violation_error_message=_("Orang ini sudah tercatat sebagai asesor di lembaga Anda."),
            ),
            models.CheckConstraint(
                name="assessor_number_has_its_shape",
                condition=Q(registration_number__regex=r"^MET\.000\.\d{6} \d{4}$"),
                violation_error_message=_("Tulis nomor registrasi seperti pada kartu asesor, misalnya MET.000.001234 2024."),
            ),
            models.CheckConstraint(
                name="assessor_registration_ends_after_it_starts",
                condition=Q(valid_until__gt=F("issued_on")),
                violation_error_message=_("Masa berlaku berakhir setelah tanggal terbit."),
            ),
        ]

    def __str__(self) -> str:
        return self.registration_number

    def may_serve(self, on: date) -> bool:
        return self.ended_on is None and self.valid_until >= on
