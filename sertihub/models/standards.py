from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models.dated import Dated, DatedQuerySet


class CompetenceUnit(Dated):
    """A unit of a competence standard: elements, each with performance criteria (KUK).

    Attributes:
        code: as its standard numbers it, for instance `J.620100.004.02` (Permenakertrans 8/2012).
        standard: which standard it belongs to, as people name it.
        is_example: invented by the portal to show how units look; not a text in force.
    """

    code = models.CharField(_("Kode unit"), max_length=30)
    title = models.CharField(_("Judul unit"), max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    standard = models.CharField(_("Standar"), max_length=120)
    is_example = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"], name="competence_unit_code_once", violation_error_message=_("Kode unit ini sudah ada.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Element(models.Model):
    """A step of the work that a unit describes."""

    unit = models.ForeignKey(CompetenceUnit, models.CASCADE, related_name="elements")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "order"], name="element_order_once_in_a_unit", violation_error_message=_("Urutan elemen ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """How one sees that an element is mastered (kriteria unjuk kerja)."""

    element = models.ForeignKey(Element, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["element", "order"],
                name="criterion_order_once_in_an_element",
                violation_error_message=_("Urutan kriteria ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.text
