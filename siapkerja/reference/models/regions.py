from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models.dated import Dated, DatedQuerySet


class RegionLevel(models.IntegerChoices):
    """Length of the code in digits, so that a level can be read off a code."""

    PROVINCE = 2, _("Provinsi")
    REGENCY = 4, _("Kabupaten/kota")
    DISTRICT = 6, _("Kecamatan")
    VILLAGE = 10, _("Desa/kelurahan")


class RegionQuerySet(DatedQuerySet):
    def provinces(self) -> Self:
        """By what they lie in, which an index finds among all villages; the constraint on codes makes it the same as the level."""
        return self.filter(parent=None)

    def regencies(self) -> Self:
        return self.filter(level=RegionLevel.REGENCY)

    def within(self, code: str) -> Self:
        """The region of that code and all below it; an empty code is the whole country."""
        return self.filter(code__startswith=code)


class Region(Dated):
    """A province, regency/city, district or village by its Kemendagri code (Permendagri 58/2021), without dots."""

    code = models.CharField(max_length=10, primary_key=True)
    level = models.PositiveSmallIntegerField(choices=RegionLevel)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    time_zone = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    search_text = models.TextField(default="", editable=False)  # folded name, a bar, folded names of what it lies in

    objects = RegionQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="region_code_fits_level",
                condition=models.Q(code__regex=r"^(\d{2}|\d{4}|\d{6}|\d{10})$")
                & (models.Q(level=RegionLevel.PROVINCE, parent=None) | ~models.Q(level=RegionLevel.PROVINCE) & ~models.Q(parent=None)),
                violation_error_message=_("Kode wilayah tidak sesuai tingkatnya."),
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "name"], name="region_children"),
            models.Index(fields=["code"], name="region_code_prefix", opclasses=["varchar_pattern_ops"]),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="region_search_text"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name with its kind: `Kota Bandung`, `Kecamatan Coblong`, `Kelurahan Dago`; provinces stand alone."""
        if self.level in (RegionLevel.PROVINCE, RegionLevel.REGENCY):
            return self.name
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"

    @property
    def dotted_code(self) -> str:
        """As on paper: `32.73.02.1004`."""
        return ".".join(part for part in (self.code[:2], self.code[2:4], self.code[4:6], self.code[6:]) if part)
