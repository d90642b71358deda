from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, VacancyState, WorkArrangement, WorkingTime
from karirhub.workflows import VACANCY
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def public(self) -> Self:
        """What everybody may see. Search reads every hit again through this."""
        return self.filter(state=VacancyState.PUBLISHED)

    def of(self, legal_entity_id: int) -> Self:
        return self.filter(legal_entity=legal_entity_id)

    def with_names(self) -> Self:
        """With everything a card or a page names, in one query."""
        return self.select_related("legal_entity", "workplace", "regency__parent", "education", "occupation")

    def for_cards(self) -> Self:
        """With what a card shows, in one query, and without the long texts."""
        texts = ("description", "requirements", "benefits")
        return self.select_related("legal_entity", "regency", "education", "occupation").defer(*texts)


class Vacancy(models.Model):
    """An employer looks for people (Perpres 57/2023 art. 5 lists what must be said). Wages are rupiah a month."""

    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    workplace = models.ForeignKey("identity.Workplace", models.PROTECT, related_name="+")
    number = models.CharField(max_length=30, null=True, blank=True, unique=True)
    state = models.CharField(max_length=20, choices=VacancyState, default=VacancyState.DRAFT)
    version = models.IntegerField(default=1)

    title = models.CharField(_("Nama jabatan"), max_length=100)
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, related_name="+")
    description = models.TextField(_("Tugas"), max_length=5000)
    requirements = models.TextField(_("Syarat"), max_length=3000, blank=True)
    benefits = models.TextField(_("Yang diperoleh"), max_length=2000, blank=True)
    openings = models.PositiveIntegerField(_("Jumlah yang dibutuhkan"))
    contract_type = models.CharField(_("Jenis kontrak"), max_length=20, choices=ContractType)
    contract_months = models.PositiveSmallIntegerField(_("Lama kontrak"), null=True, blank=True)
    working_time = models.CharField(_("Waktu kerja"), max_length=20, choices=WorkingTime, default=WorkingTime.FULL_TIME)
    work_arrangement = models.CharField(_("Cara kerja"), max_length=20, choices=WorkArrangement, default=WorkArrangement.ON_SITE)
    education = models.ForeignKey("reference.EducationLevel", models.PROTECT, related_name="+")
    experience_years = models.PositiveSmallIntegerField(_("Pengalaman paling sedikit"), default=0)
    wage_min = models.PositiveBigIntegerField(_("Upah terendah"))
    wage_max = models.PositiveBigIntegerField(_("Upah tertinggi"), null=True, blank=True)
    is_wage_visible = models.BooleanField(_("Tampilkan upah"), default=True)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    is_disability_friendly = models.BooleanField(_("Ramah disabilitas"), default=False)
    accommodation = models.CharField(_("Penyesuaian kerja"), max_length=300, blank=True)

    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(_("Tanggal tutup"))
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="vacancy_openings_1_to_10000",
                condition=Q(openings__gte=1, openings__lte=10_000),
                violation_error_message=_("Jumlah yang dibutuhkan antara 1 dan 10.000 orang."),
            ),
            models.CheckConstraint(
                name="vacancy_wage_range_ascends",
                condition=Q(wage_max=None) | Q(wage_max__gte=F("wage_min")),
                violation_error_message=_("Upah tertinggi tidak boleh di bawah upah terendah."),
            ),
            models.CheckConstraint(
                name="vacancy_wage_below_a_billion",
                condition=Q(wage_min__lt=1_000_000_000) & (Q(wage_max=None) | Q(wage_max__lt=1_000_000_000)),
                violation_error_message=_("Upah ditulis dalam rupiah per bulan."),
            ),
            models.CheckConstraint(
                name="vacancy_once_public_has_number_and_days",
                condition=Q(state__in=[VacancyState.DRAFT, VacancyState.DISCARDED])
                | Q(number__isnull=False, opens_on__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="vacancy_closes_after_it_opens",
                condition=Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("Tanggal tutup mendahului tanggal buka."),
            ),
        ]
        indexes = [
            models.Index(fields=["closes_on"], condition=Q(state="published"), name="vacancy_open_until"),
            models.Index(fields=["legal_entity", "-id"], name="vacancy_of_employer"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("karirhub:vacancy", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title) or "lowongan"

    @property
    def state_row(self) -> State:
        return VACANCY.state(self.state)

    @property
    def is_public(self) -> bool:
        return self.state == VacancyState.PUBLISHED

    @property
    def may_be_edited(self) -> bool:
        return self.state in {VacancyState.DRAFT, VacancyState.PUBLISHED}

    @property
    def best_wage(self) -> int:
        return self.wage_max or self.wage_min

    def is_open_on(self, day: date) -> bool:
        """Whether it takes applications on a day at the workplace."""
        return self.is_public and day <= self.closes_on


class VacancyMove(Moved):
    record = models.ForeignKey(Vacancy, models.CASCADE, related_name="moves")
