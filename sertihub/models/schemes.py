from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sertihub.enums import SchemeKind, SchemeState
from sertihub.models.bodies import CertificationBody
from sertihub.models.standards import CompetenceUnit
from sertihub.workflows import SCHEME
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def public(self) -> Self:
        """What everybody may see. Search reads every hit again through this."""
        return self.filter(state=SchemeState.PUBLISHED)

    def of(self, body_id: int) -> Self:
        return self.filter(body=body_id)

    def with_names(self) -> Self:
        """With everything a card or a page names."""
        return self.select_related("body__legal_entity", "industry", "occupation")


class Scheme(models.Model):
    """A package of competence units that a body certifies (PBNSP 210).

    Attributes:
        number: as registered at BNSP, for instance `SKM/BNSP/00010/1/2020/37A`.
        kkni_level: 1 to 9 (Perpres 8/2012); compulsory for the KKNI kind.
        industry: KBLI group of five digits, the first part of certificate numbers.
        occupation: KBJI, where the scheme prepares for one.
        fee: rupiah the candidate pays; 0 where somebody else does.
    """

    body = models.ForeignKey(CertificationBody, models.PROTECT, related_name="schemes")
    state = models.CharField(max_length=20, choices=SchemeState, default=SchemeState.DRAFT)
    version = models.IntegerField(default=1)

    number = models.CharField(_("Nomor skema"), max_length=40)
    title = models.CharField(_("Judul skema"), max_length=160)
    title_en = models.CharField(_("Judul dalam bahasa Inggris"), max_length=160, blank=True)
    kind = models.CharField(_("Jenis skema"), max_length=12, choices=SchemeKind)
    kkni_level = models.PositiveSmallIntegerField(_("Jenjang KKNI"), null=True, blank=True)
    industry = models.ForeignKey("reference.Industry", models.PROTECT, related_name="+", verbose_name=_("Bidang usaha"))
    occupation = models.ForeignKey(
        "reference.Occupation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Jabatan")
    )
    units = models.ManyToManyField(CompetenceUnit, through="SchemeUnit", related_name="schemes")
    summary = models.TextField(_("Untuk siapa"), max_length=1500)
    requirements = models.TextField(_("Syarat dasar"), max_length=3000)
    fee = models.PositiveIntegerField(_("Biaya bagi asesi"), default=0)

    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], name="scheme_number_once", violation_error_message=_("Nomor skema ini sudah dipakai skema lain.")
            ),
            models.CheckConstraint(
                name="scheme_number_has_its_shape",
                condition=Q(number__regex=r"^[A-Z0-9][A-Z0-9./-]{4,39}$"),
                violation_error_message=_("Tulis nomor skema seperti pada daftar BNSP, misalnya SKM/BNSP/00010/1/2020/37A."),
            ),
            models.CheckConstraint(
                name="scheme_kkni_level_1_to_9",
                condition=Q(kkni_level=None) | Q(kkni_level__gte=1, kkni_level__lte=9),
                violation_error_message=_("Jenjang KKNI antara 1 dan 9."),
            ),
            models.CheckConstraint(
                name="scheme_of_kkni_has_a_level",
                condition=~Q(kind=SchemeKind.KKNI) | Q(kkni_level__isnull=False),
                violation_error_message=_("Skema KKNI memerlukan jenjang, 1 sampai 9."),
            ),
            models.CheckConstraint(
                name="scheme_once_public_has_its_moment",
                condition=~Q(state=SchemeState.PUBLISHED) | Q(published_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["body", "-id"], name="scheme_of_body")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sertihub:scheme", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title) or "skema"

    @property
    def state_row(self) -> State:
        return SCHEME.state(self.state)

    @property
    def is_public(self) -> bool:
        return self.state == SchemeState.PUBLISHED

    @property
    def may_be_edited(self) -> bool:
        return not self.state_row.is_final


class SchemeMove(Moved):
    record = models.ForeignKey(Scheme, models.CASCADE, related_name="moves")


class SchemeUnit(models.Model):
    """A unit's place in a scheme."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="scheme_units")
    unit = models.ForeignKey(CompetenceUnit, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "unit"], name="unit_once_in_a_scheme", violation_error_message=_("Unit ini sudah ada di skema.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id}/{self.order}"
