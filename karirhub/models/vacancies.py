from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, PlacementKind, VacancyState, WageSystem, WorkArrangement, WorkingHours, WorkingTime
from karirhub.workflows import VACANCY
from siapkerja.kernel.workflow import State
from siapkerja.reference.queries.countries import country_name
from siapkerja.workflow.history import Moved

if TYPE_CHECKING:
    from karirhub.models.partners import PartnerPortal

VACANCIES_A_SITEMAP = 20_000
NEVER_PUBLIC = [VacancyState.DRAFT, VacancyState.SUBMITTED, VacancyState.RETURNED, VacancyState.REFUSED, VacancyState.DISCARDED]


def slug_of(title: str) -> str:
    """How a vacancy's title stands in its address."""
    return slugify(title) or "lowongan"


Rows = TypeVar("Rows", bound=models.QuerySet[Any])


def with_employer(rows: Rows, path: str = "") -> Rows:
    """Rows with all that `Vacancy.employer_name` and `Vacancy.partner` read, in the same query.

    Args:
        path: from the rows to their vacancy, as "vacancy__".
    """
    return rows.select_related(f"{path}legal_entity", f"{path}origin__partner").defer(f"{path}origin__partner__logo")


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def public(self) -> Self:
        """What everybody may see. Search reads every hit again through this."""
        return self.filter(state=VacancyState.PUBLISHED)

    def taking(self, on: date) -> Self:
        """What takes applications on a day: open to everybody, from its first day to its last."""
        return self.public().filter(opens_on__lte=on, closes_on__gte=on)

    def waiting_for_check(self) -> Self:
        """What an officer still has to look at, before or after it is public."""
        return self.filter(check_wanted_at__isnull=False, state__in=[VacancyState.SUBMITTED, VacancyState.PUBLISHED])

    def in_the_country(self) -> Self:
        """Work in Indonesia; what is abroad has only its agency's regency."""
        return self.filter(is_overseas=False)

    def of(self, legal_entity_id: int) -> Self:
        return self.filter(legal_entity=legal_entity_id)

    def with_employer(self) -> Self:
        """With who looks for people, and who passed that on."""
        return with_employer(self)

    def with_names(self) -> Self:
        """With everything a card or a page names, in one query."""
        return self.with_employer().select_related("workplace", "regency__parent", "district", "education", "occupation")

    def for_cards(self) -> Self:
        """With what a card shows, in one query, and without the long texts."""
        texts = ("description", "requirements", "benefits", "accommodation", "sex_reason", "age_reason", "working_hours", "majors")
        return self.with_employer().select_related("regency", "education", "occupation").defer(*texts)


class RealVacancies(models.Manager["Vacancy"]):
    """Every vacancy but those a program only tries things out with: no list, count or queue shows these by mistake."""

    def get_queryset(self) -> models.QuerySet["Vacancy"]:
        return super().get_queryset().filter(is_sandbox=False)


class Vacancy(models.Model):
    """An employer looks for people (Perpres 57/2023 art. 5 lists what must be said). Wages are rupiah a month.

    Attributes:
        is_sandbox: written by a program that only tries things out; known to `everything`, not to `objects`.
        openings_men, openings_women: how many of `openings` are for one sex only, for the reason given; the rest for anybody.
        latitude, longitude: of the workplace where the work is done, copied when known.
        district: of the work, as the employer says, else of the workplace where the work is done there.
        opens_on: from when it takes applications; until it is published the day the employer wishes, None for at once.
        answer_within_days: days within which every applicant is promised an answer.
        country: ISO 3166 letters, for work abroad; so are agency and permits (UU 18/2017).
        regency: of the work; for work abroad of the agency, so ask `is_overseas` before taking it for a place of work.
        check_wanted_at: since when it waits for an officer; None when nobody has to look at it.
        check_due_on: by when the officer looks, counted in working days.
        filled_openings: how many were reported filled (Perpres 57/2023 art. 6).
        document: receipt of the vacancy report.
        idle_warned_on: when the employer was told that it closes unless somebody looks after it.
    """

    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    workplace = models.ForeignKey("identity.Workplace", models.PROTECT, related_name="+")
    number = models.CharField(max_length=30, null=True, blank=True, unique=True)
    state = models.CharField(max_length=20, choices=VacancyState, default=VacancyState.DRAFT)
    version = models.IntegerField(default=1)
    is_sandbox = models.BooleanField(default=False, db_default=False)

    title = models.CharField(_("Nama jabatan"), max_length=100)
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, related_name="+")
    description = models.TextField(_("Tugas"), max_length=5000)
    requirements = models.TextField(_("Syarat"), max_length=3000, blank=True)
    benefits = models.TextField(_("Yang diperoleh"), max_length=2000, blank=True)
    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    openings = models.PositiveIntegerField(_("Jumlah yang dibutuhkan"))
    openings_men = models.PositiveIntegerField(_("Khusus laki-laki"), default=0)
    openings_women = models.PositiveIntegerField(_("Khusus perempuan"), default=0)
    sex_reason = models.CharField(_("Mengapa hanya satu jenis kelamin"), max_length=300, blank=True)
    age_min = models.PositiveSmallIntegerField(_("Umur paling rendah"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("Umur paling tinggi"), null=True, blank=True)
    age_reason = models.CharField(_("Mengapa umur dibatasi"), max_length=300, blank=True)
    contract_type = models.CharField(_("Jenis kontrak"), max_length=20, choices=ContractType)
    contract_months = models.PositiveSmallIntegerField(_("Lama kontrak"), null=True, blank=True)
    working_time = models.CharField(_("Waktu kerja"), max_length=20, choices=WorkingTime, default=WorkingTime.FULL_TIME)
    work_arrangement = models.CharField(_("Cara kerja"), max_length=20, choices=WorkArrangement, default=WorkArrangement.ON_SITE)
    working_hours = models.CharField(_("Hari dan jam kerja"), max_length=200, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(_("Jam kerja seminggu"), null=True, blank=True)
    is_shift_work = models.BooleanField(_("Kerja bergiliran"), default=False)
    is_night_work = models.BooleanField(_("Kerja malam hari"), default=False, db_default=False)
    is_weekend_work = models.BooleanField(_("Kerja akhir pekan"), default=False, db_default=False)
    has_flexible_hours = models.BooleanField(_("Jam kerja fleksibel"), default=False, db_default=False)
    education = models.ForeignKey("reference.EducationLevel", models.PROTECT, related_name="+")
    majors = models.CharField(_("Jurusan"), max_length=200, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("Pengalaman paling sedikit"), default=0)
    wage_min = models.PositiveBigIntegerField(_("Upah terendah"))
    wage_max = models.PositiveBigIntegerField(_("Upah tertinggi"), null=True, blank=True)
    is_wage_visible = models.BooleanField(_("Tampilkan upah"), default=True)
    wage_system = models.CharField(_("Sistem upah"), max_length=10, choices=WageSystem, default=WageSystem.MONTHLY)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    district = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    placement = models.CharField(_("Jenis penempatan"), max_length=20, choices=PlacementKind, default=PlacementKind.LOCAL)
    is_overseas = models.BooleanField(_("Bekerja di luar negeri"), default=False)
    country = models.CharField(_("Negara"), max_length=3, blank=True)
    agency_name = models.CharField(_("Nama P3MI"), max_length=200, blank=True)
    agency_permit = models.CharField(_("Nomor SIP3MI"), max_length=60, blank=True)
    recruitment_permit = models.CharField(_("Nomor SIP2MI"), max_length=60, blank=True)
    is_disability_friendly = models.BooleanField(_("Ramah disabilitas"), default=False)
    disability_types = models.JSONField(_("Ragam disabilitas"), default=list, blank=True)
    accommodation = models.CharField(_("Penyesuaian kerja"), max_length=300, blank=True)
    documents_asked = models.JSONField(_("Berkas yang diminta"), default=list, blank=True)
    # What a new vacancy gets comes from the rule `vacancy_answer_days`.
    answer_within_days = models.PositiveSmallIntegerField(_("Janji jawaban"), default=14)

    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(_("Tanggal tutup"))
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    check_wanted_at = models.DateTimeField(null=True, blank=True)
    check_due_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    extensions = models.PositiveSmallIntegerField(default=0)
    filled_openings = models.PositiveIntegerField(default=0)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    idle_warned_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RealVacancies.from_queryset(VacancyQuerySet)()
    everything = VacancyQuerySet.as_manager()

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
                condition=Q(state__in=NEVER_PUBLIC) | Q(number__isnull=False, opens_on__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="vacancy_closes_after_it_opens",
                condition=Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("Tanggal tutup mendahului tanggal buka."),
            ),
            models.CheckConstraint(
                name="vacancy_sex_needs_a_reason",
                condition=Q(openings_men=0, openings_women=0) | ~Q(sex_reason=""),
                violation_error_message=_("Tuliskan alasan pekerjaan yang hanya dapat dilakukan satu jenis kelamin."),
            ),
            models.CheckConstraint(
                name="vacancy_sexes_fit_the_openings",
                condition=Q(openings__gte=F("openings_men") + F("openings_women")),
                violation_error_message=_("Jumlah khusus laki-laki dan perempuan melebihi jumlah yang dibutuhkan."),
            ),
            models.CheckConstraint(
                name="vacancy_age_needs_a_reason",
                condition=Q(age_min=None, age_max=None) | ~Q(age_reason=""),
                violation_error_message=_("Tuliskan alasan pekerjaan yang menuntut batas umur."),
            ),
            models.CheckConstraint(
                name="vacancy_age_range_ascends",
                condition=Q(age_min=None) | Q(age_max=None) | Q(age_max__gte=F("age_min")),
                violation_error_message=_("Umur paling tinggi tidak boleh di bawah umur paling rendah."),
            ),
            models.CheckConstraint(
                name="vacancy_abroad_names_country_and_agency",
                condition=Q(is_overseas=False) | ~Q(country="") & ~Q(agency_name="") & ~Q(agency_permit=""),
                violation_error_message=_("Lowongan ke luar negeri menyebut negara, nama P3MI, dan nomor SIP3MI."),
            ),
            models.CheckConstraint(
                name="vacancy_filled_within_openings",
                condition=Q(filled_openings__lte=F("openings")),
                violation_error_message=_("Yang terisi melebihi jumlah yang dibutuhkan."),
            ),
            models.CheckConstraint(
                name="vacancy_answers_within_90_days",
                condition=Q(answer_within_days__gte=1, answer_within_days__lte=90),
                violation_error_message=_("Janji jawaban antara 1 dan 90 hari."),
            ),
        ]
        indexes = [
            models.Index(fields=["closes_on"], condition=Q(state="published"), name="vacancy_open_until"),
            models.Index(fields=["legal_entity", "-id"], name="vacancy_of_employer"),
            models.Index(
                F("id") / VACANCIES_A_SITEMAP,
                F("published_at").desc(),
                condition=Q(state="published", is_sandbox=False),
                name="vacancy_in_sitemap",
            ),
            models.Index(fields=["check_wanted_at", "id"], condition=Q(check_wanted_at__isnull=False), name="vacancy_waiting_for_check"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("karirhub:vacancy", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def employer_name(self) -> str:
        """Who looks for people: the organisation itself, or whom a partner portal names."""
        origin = getattr(self, "origin", None)
        return (origin.employer_name if origin else "") or self.legal_entity.name

    @property
    def place(self) -> str:
        """Where the work is: its regency, or abroad its country in the language of the page.

        Abroad the regency is only that of the agency which looks for people.
        """
        return country_name(self.country) if self.is_overseas else self.regency.name

    @property
    def partner(self) -> "PartnerPortal | None":
        """The portal that passed it on for somebody else. What is known of `legal_entity` then says nothing about the employer."""
        origin = getattr(self, "origin", None)
        return origin.partner if origin else None

    @property
    def is_passed_on(self) -> bool:
        """Whether a partner portal looks for people on behalf of somebody nobody here knows."""
        origin = getattr(self, "origin", None)
        return bool(origin and origin.partner_id)

    @property
    def state_row(self) -> State:
        return VACANCY.state(self.state)

    @property
    def is_public(self) -> bool:
        return self.state == VacancyState.PUBLISHED

    @property
    def may_be_edited(self) -> bool:
        return self.state in {VacancyState.DRAFT, VacancyState.RETURNED, VacancyState.PUBLISHED}

    @property
    def remaining_openings(self) -> int:
        return self.openings - self.filled_openings

    @property
    def is_for_anybody(self) -> bool:
        """Whether neither age nor sex keeps anybody from applying."""
        return not (self.openings_men or self.openings_women or self.age_min or self.age_max)

    @property
    def best_wage(self) -> int:
        return self.wage_max or self.wage_min

    @property
    def hours_kinds(self) -> list[WorkingHours]:
        """What its working hours are besides the usual ones."""
        told = {
            WorkingHours.SHIFT: self.is_shift_work,
            WorkingHours.NIGHT: self.is_night_work,
            WorkingHours.WEEKEND: self.is_weekend_work,
            WorkingHours.FLEXIBLE: self.has_flexible_hours,
        }
        return [kind for kind, is_so in told.items() if is_so]

    def is_open_on(self, day: date) -> bool:
        """Whether it takes applications on a day at the workplace."""
        return self.is_public and not self.opens_later_than(day) and day <= self.closes_on

    def opens_later_than(self, day: date) -> bool:
        """Whether everybody may read it, and it takes applications only after that day."""
        return self.is_public and self.opens_on is not None and day < self.opens_on


class VacancyMove(Moved):
    record = models.ForeignKey(Vacancy, models.CASCADE, related_name="moves")
