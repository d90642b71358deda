"""Portals of others whose vacancies are shown here, and where a vacancy that came by a program came from."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from karirhub.models.vacancies import Vacancy


class PartnerPortalQuerySet(models.QuerySet["PartnerPortal"]):
    def working(self) -> Self:
        return self.filter(suspended_at=None)


class PartnerPortal(models.Model):
    """A job portal of somebody else that hands its vacancies on, under its own name and logo.

    Attributes:
        legal_entity: the organisation that runs it, whose programs send the vacancies.
        slug: in addresses and in the search's filter; never changes.
        host: where applicants may be led, and nowhere else: this host and those below it.
        logo: a small JPEG drawn by the portal.
        suspended_at: since when it may send nothing and nobody is led there.
    """

    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    name = models.CharField(_("Nama portal"), max_length=60)
    slug = models.SlugField(max_length=40)
    host = models.CharField(_("Alamat situs"), max_length=120)
    logo = models.BinaryField()
    registered_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    registered_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True, blank=True)

    objects = PartnerPortalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], name="partner_slug_once", violation_error_message=_("Portal dengan nama ini sudah terdaftar.")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_working(self) -> bool:
        return self.suspended_at is None

    @property
    def logo_url(self) -> str:
        return reverse("karirhub:partner_logo", args=[self.slug])


class VacancyOrigin(models.Model):
    """How a vacancy came in by a program. Vacancies written on the portal's own pages have no such row.

    Attributes:
        reference: the sender's own key, once per organisation (and once more in its sandbox).
        partner: the portal it comes from, where the organisation hands on vacancies of others.
        employer_name: who looks for people, in a partner's words; "" where it is the organisation itself.
        apply_url: where people apply at the partner; "" where they apply here.
    """

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, primary_key=True, related_name="origin")
    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    is_sandbox = models.BooleanField(default=False)
    reference = models.CharField(max_length=64)
    partner = models.ForeignKey(PartnerPortal, models.PROTECT, null=True, blank=True, related_name="origins")
    employer_name = models.CharField(max_length=150, blank=True)
    apply_url = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity", "is_sandbox", "reference"],
                name="origin_reference_once",
                violation_error_message=_("Rujukan ini sudah dipakai lowongan lain dari organisasi Anda."),
            ),
            models.CheckConstraint(
                name="origin_of_partners_names_the_employer",
                condition=models.Q(partner=None, employer_name="", apply_url="")
                | models.Q(partner__isnull=False) & ~models.Q(employer_name=""),
                violation_error_message=_("Lowongan dari portal mitra menyebut nama pemberi kerjanya."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
