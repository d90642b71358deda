"""Employers' booths at job fairs, with the vacancies they bring and what came of it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import BoothState
from karirhub.models.applications import Application
from karirhub.models.fairs import JobFair
from karirhub.models.vacancies import Vacancy
from karirhub.workflows import BOOTH, BOOTH_OPEN, BOOTH_STANDING
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class FairBoothQuerySet(models.QuerySet["FairBooth"]):
    def standing(self) -> Self:
        """Those that take part."""
        return self.filter(state__in=BOOTH_STANDING)

    def waiting(self) -> Self:
        return self.filter(state=BoothState.REQUESTED)

    def open(self) -> Self:
        return self.filter(state__in=BOOTH_OPEN)


class FairBooth(models.Model):
    """An employer asks for a booth at a fair, gets one, and says afterwards how it went.

    Attributes:
        link: at a fair online, the room in which visitors are received.
        needs: what the booth needs, in the employer's words: a power socket, two chairs.
        booth_number: its place, 1 up to the fair's quota; None while it has none.
        openings: how many people the vacancies it brought are for, counted when the result was reported.
        visitors, applications, interviewed, hired: what the employer reports; hired means a promise given on the spot.
        reminded_days: how many days after the fair the last reminder went out.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fair = models.ForeignKey(JobFair, models.PROTECT, related_name="booths")
    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=BoothState, default=BoothState.REQUESTED)
    version = models.IntegerField(default=1)
    needs = models.CharField(_("Kebutuhan stan"), max_length=300, blank=True)
    link = models.URLField(_("Tautan ruang stan"), max_length=300, blank=True)
    requested_at = models.DateTimeField()
    booth_number = models.PositiveSmallIntegerField(_("Nomor stan"), null=True, blank=True)
    vacancies = models.ManyToManyField(Vacancy, through="BoothVacancy", related_name="+")
    openings = models.PositiveIntegerField(null=True, blank=True)
    visitors = models.PositiveIntegerField(_("Pengunjung stan"), null=True, blank=True)
    applications = models.PositiveIntegerField(_("Lamaran diterima"), null=True, blank=True)
    interviewed = models.PositiveIntegerField(_("Diwawancarai"), null=True, blank=True)
    hired = models.PositiveIntegerField(_("Diterima di tempat"), null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = FairBoothQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "legal_entity"],
                condition=Q(state__in=["requested", "accepted"]),
                name="one_booth_of_an_employer_at_a_fair",
                violation_error_message=_("Perusahaan Anda sudah meminta stan di bursa kerja ini."),
            ),
            models.UniqueConstraint(
                fields=["fair", "booth_number"],
                name="fair_booth_number_once",
                violation_error_message=_("Nomor stan ini sudah dipakai perusahaan lain."),
            ),
            models.CheckConstraint(
                name="fair_booth_link_is_safe",
                condition=Q(link="") | Q(link__startswith="https://"),
                violation_error_message=_("Tautan ruang diawali https://."),
            ),
            models.CheckConstraint(
                name="fair_booth_interviewed_some_of_its_visitors",
                condition=Q(interviewed=None) | Q(visitors__gte=F("interviewed"), applications__gte=F("interviewed")),
                violation_error_message=_("Yang diwawancarai melebihi pengunjung atau lamaran."),
            ),
            models.CheckConstraint(
                name="fair_booth_hired_some_of_the_interviewed",
                condition=Q(hired=None) | Q(hired__lte=F("interviewed")),
                violation_error_message=_("Yang diterima melebihi yang diwawancarai."),
            ),
            models.CheckConstraint(
                name="fair_booth_counts_below_a_million",
                condition=Q(visitors=None) | Q(visitors__lt=1_000_000, applications__lt=1_000_000),
                violation_error_message=_("Angka ini terlalu besar. Periksa nolnya."),
            ),
        ]
        indexes = [
            models.Index(fields=["fair", "requested_at", "id"], condition=Q(state="requested"), name="fair_booth_waiting"),
            models.Index(fields=["legal_entity", "-id"], name="fair_booth_of_employer"),
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} {self.legal_entity_id}"

    @property
    def state_row(self) -> State:
        return BOOTH.state(self.state)

    @property
    def is_standing(self) -> bool:
        return self.state in BOOTH_STANDING

    @property
    def is_open(self) -> bool:
        return self.state in BOOTH_OPEN


class FairBoothMove(Moved):
    record = models.ForeignKey(FairBooth, models.CASCADE, related_name="moves")


class BoothVacancy(models.Model):
    """A vacancy that an employer brings to its booth."""

    booth = models.ForeignKey(FairBooth, models.CASCADE, related_name="brought")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booth", "vacancy"], name="booth_vacancy_once", violation_error_message=_("Lowongan ini sudah dipilih.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.booth_id} {self.vacancy_id}"


class FairHire(models.Model):
    """An applicant whom a booth promised work on the spot. Their application counts at one booth only."""

    booth = models.ForeignKey(FairBooth, models.CASCADE, related_name="hires")
    application = models.OneToOneField(Application, models.PROTECT, related_name="fair_hire")

    def __str__(self) -> str:
        return f"{self.booth_id} {self.application_id}"
