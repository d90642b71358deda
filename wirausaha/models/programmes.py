from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wirausaha.enums import ProgrammeKind, ProgrammeState
from wirausaha.workflows import PROGRAMME


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def public(self) -> Self:
        """What everybody may read: announced, open or over."""
        return self.exclude(state=ProgrammeState.DRAFT)


class Programme(models.Model):
    """A programme of aid of one year. How much, for whom and in what groups is said by dated rules of its kind.

    Attributes:
        packages: how many a regency may grant.
        opens_on, closes_on: first and last day of applications, as days in Jakarta.
    """

    kind = models.CharField(_("Jenis bantuan"), max_length=20, choices=ProgrammeKind)
    year = models.PositiveSmallIntegerField(_("Tahun anggaran"))
    state = models.CharField(max_length=20, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    version = models.IntegerField(default=1)

    title = models.CharField(_("Nama program"), max_length=120)
    summary = models.TextField(_("Tentang bantuan ini"), max_length=1500)
    audience = models.TextField(_("Siapa yang dapat mengajukan"), max_length=1500)
    pays_for = models.TextField(_("Dapat dipakai untuk"), max_length=1500)
    documents = models.TextField(_("Yang perlu disiapkan"), max_length=1500)
    packages = models.PositiveSmallIntegerField(_("Paket per kabupaten atau kota"), default=10)
    opens_on = models.DateField(_("Hari pertama pendaftaran"))
    closes_on = models.DateField(_("Hari terakhir pendaftaran"))
    drafted_at = models.DateTimeField()

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aid_programme_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("Penutupan pendaftaran mendahului pembukaannya."),
            ),
            models.CheckConstraint(
                name="aid_programme_has_packages",
                condition=Q(packages__gte=1, packages__lte=5000),
                violation_error_message=_("Jumlah paket antara 1 dan 5.000."),
            ),
            models.CheckConstraint(
                name="aid_programme_opens_in_its_year",
                condition=Q(opens_on__year=F("year")),
                violation_error_message=_("Hari pertama pendaftaran harus berada di tahun anggarannya."),
            ),
            models.UniqueConstraint(
                fields=["year", "title"],
                name="aid_programme_title_once_a_year",
                violation_error_message=_("Program dengan nama ini sudah ada untuk tahun itu."),
            ),
        ]
        indexes = [models.Index(fields=["state", "closes_on"], name="aid_programme_days")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("wirausaha:programme", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title) or "program"

    @property
    def state_row(self) -> State:
        return PROGRAMME.state(self.state)

    @property
    def is_open(self) -> bool:
        return self.state == ProgrammeState.OPEN

    @property
    def is_draft(self) -> bool:
        return self.state == ProgrammeState.DRAFT


class ProgrammeMove(Moved):
    record = models.ForeignKey(Programme, models.CASCADE, related_name="moves")
