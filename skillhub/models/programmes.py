from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from skillhub.enums import Method, ProgrammeState, VocationalField
from skillhub.workflows import PROGRAMME

MINUTES_AN_HOUR = 45


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def public(self) -> Self:
        """What everybody may see. Search reads every hit again through this."""
        return self.filter(state=ProgrammeState.PUBLISHED)

    def of(self, legal_entity_id: int) -> Self:
        return self.filter(legal_entity=legal_entity_id)

    def with_names(self) -> Self:
        """With everything a card or a page names, and its training hours, in one query."""
        return self.select_related("legal_entity", "workplace__regency__parent", "education", "occupation").with_hours()

    def with_hours(self) -> Self:
        """`hours`: training hours (JP, 45 minutes) of all units together."""
        own = Unit.objects.filter(programme=OuterRef("pk")).order_by().values("programme")
        hours = own.annotate(total=Sum(F("theory_hours") + F("practice_hours"))).values("total")
        return self.annotate(hours=Coalesce(Subquery(hours), 0))


class Programme(models.Model):
    """A training programme of a centre (UU 13/2003 art. 10: built on standards, general, specific or its own).

    Attributes:
        standard: the standard it follows, as its centre names it ("SKKNI 305 Tahun 2015").
        occupation: what it prepares for (KBJI), where the centre says so.
        participant_pays: rupiah; 0 where it is free.
    """

    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    workplace = models.ForeignKey("identity.Workplace", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    version = models.IntegerField(default=1)

    title = models.CharField(_("Nama program"), max_length=120)
    field = models.CharField(_("Kejuruan"), max_length=20, choices=VocationalField)
    method = models.CharField(_("Cara pelatihan"), max_length=12, choices=Method, default=Method.ON_SITE)
    standard = models.CharField(_("Standar acuan"), max_length=120, blank=True)
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField(_("Yang dipelajari"), max_length=3000)
    outcome = models.TextField(_("Setelah lulus"), max_length=1500, blank=True)
    education = models.ForeignKey("reference.EducationLevel", models.PROTECT, related_name="+")
    age_from = models.PositiveSmallIntegerField(_("Usia paling muda"), default=17)
    age_to = models.PositiveSmallIntegerField(_("Usia paling tua"), null=True, blank=True)
    requirements = models.TextField(_("Syarat lain"), max_length=1500, blank=True)
    participant_pays = models.PositiveIntegerField(_("Biaya bagi peserta"), default=0)
    is_disability_friendly = models.BooleanField(_("Ramah disabilitas"), default=False)

    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="programme_ages_ascend",
                condition=Q(age_to=None) | Q(age_to__gte=F("age_from")),
                violation_error_message=_("Usia paling tua tidak boleh di bawah usia paling muda."),
            ),
            models.CheckConstraint(
                name="programme_participants_are_15_or_older",
                condition=Q(age_from__gte=15, age_from__lte=65),
                violation_error_message=_("Usia paling muda antara 15 dan 65 tahun."),
            ),
            models.CheckConstraint(
                name="programme_once_public_has_its_moment",
                condition=Q(state=ProgrammeState.DRAFT) | Q(state=ProgrammeState.WITHDRAWN) | Q(published_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["legal_entity", "-id"], name="programme_of_centre")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("skillhub:programme", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title) or "pelatihan"

    @property
    def state_row(self) -> State:
        return PROGRAMME.state(self.state)

    @property
    def is_public(self) -> bool:
        return self.state == ProgrammeState.PUBLISHED

    @property
    def may_be_edited(self) -> bool:
        return not self.state_row.is_final

    def unit_codes(self) -> tuple[str, ...]:
        """The competence units it teaches, as its standard numbers them."""
        return tuple(self.units.exclude(code="").values_list("code", flat=True))


class ProgrammeMove(Moved):
    record = models.ForeignKey(Programme, models.CASCADE, related_name="moves")


class Unit(models.Model):
    """One unit or subject of a programme, with its training hours (JP, 45 minutes)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="units")
    code = models.CharField(_("Kode unit"), max_length=30, blank=True)
    title = models.CharField(_("Judul unit"), max_length=200)
    theory_hours = models.PositiveSmallIntegerField(_("Teori"), default=0)
    practice_hours = models.PositiveSmallIntegerField(_("Praktik"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="unit_takes_1_to_1000_hours",
                condition=Q(theory_hours__lte=1000, practice_hours__lte=1000) & (Q(theory_hours__gt=0) | Q(practice_hours__gt=0)),
                violation_error_message=_("Isi jam pelatihan teori atau praktik, paling banyak 1.000 jam."),
            ),
            models.UniqueConstraint(
                fields=["programme", "code"],
                condition=~Q(code=""),
                name="unit_once_in_a_programme",
                violation_error_message=_("Kode unit ini sudah ada di program ini."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def hours(self) -> int:
        return self.theory_hours + self.practice_hours
