from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from sertihub.enums import VenueKind
from sertihub.models.bodies import CertificationBody


class VenueQuerySet(models.QuerySet["Venue"]):
    def open(self) -> Self:
        return self.filter(closed_on=None)

    def with_names(self) -> Self:
        return self.select_related("regency__parent")


class Venue(models.Model):
    """Where candidates are assessed (TUK, PBNSP 206)."""

    body = models.ForeignKey(CertificationBody, models.PROTECT, related_name="venues")
    kind = models.CharField(_("Jenis TUK"), max_length=12, choices=VenueKind)
    name = models.CharField(_("Nama TUK"), max_length=160)
    address = models.CharField(_("Alamat"), max_length=300)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+", verbose_name=_("Kabupaten/kota"))
    closed_on = models.DateField(null=True, blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["regency_id", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=models.Q(closed_on=None),
                name="venue_name_once_at_a_body",
                violation_error_message=_("TUK dengan nama ini sudah ada di lembaga Anda."),
            )
        ]

    def __str__(self) -> str:
        return self.name
