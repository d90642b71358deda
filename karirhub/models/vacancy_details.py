from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from karirhub.enums import DeficiencyCode, QuestionKind
from karirhub.models.applications import Application
from karirhub.models.vacancies import Vacancy
from siapkerja.identity.fields import EncryptedTextField


class VacancySkill(models.Model):
    """A skill asked for, in the employer's words."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="skills")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "name"],
                name="skill_once_per_vacancy",
                violation_error_message=_("Keterampilan ini sudah disebut."),
            )
        ]
        indexes = [models.Index(Lower("name"), name="vacancy_skill_by_word")]

    def __str__(self) -> str:
        return self.name


class VacancyPlace(models.Model):
    """Another workplace of the company where some of the openings are."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="places")
    workplace = models.ForeignKey("identity.Workplace", models.PROTECT, related_name="+")
    openings = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "workplace"],
                name="place_once_per_vacancy",
                violation_error_message=_("Tempat kerja ini sudah disebut."),
            ),
            models.CheckConstraint(
                name="place_has_an_opening",
                condition=Q(openings__gte=1),
                violation_error_message=_("Isi paling sedikit satu orang untuk tiap tempat kerja."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.workplace_id}"


class VacancyContact(models.Model):
    """Whom officers ask about a vacancy. Never public."""

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, primary_key=True, related_name="contact")
    name = EncryptedTextField(purpose="vacancy_contact")
    phone = EncryptedTextField(purpose="phone")

    def __str__(self) -> str:
        return f"kontak lowongan {self.vacancy_id}"


class ScreeningQuestion(models.Model):
    """A question every applicant answers. `options` are the answers to choose from."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=QuestionKind)
    options = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "order"],
                name="question_order_once_per_vacancy",
                violation_error_message=_("Dua pertanyaan berada di urutan yang sama."),
            )
        ]

    def __str__(self) -> str:
        return self.text


class SelectionStage(models.Model):
    """A step of the selection, as the employer names it."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="stages")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "order"],
                name="stage_order_once_per_vacancy",
                violation_error_message=_("Dua tahap berada di urutan yang sama."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class VacancyDeficiency(models.Model):
    """What an officer asks to be mended, beside the field it is about ("" for the whole)."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="deficiencies")
    field = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=30, choices=DeficiencyCode)
    note = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["vacancy"], condition=Q(settled_at=None), name="deficiency_to_be_mended")]

    def __str__(self) -> str:
        return f"{self.field}: {self.code}"


class VacancyFilling(models.Model):
    """A report that openings are filled (Perpres 57/2023 art. 6): by applicants of the portal, and by others in number."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="fillings")
    reported_at = models.DateTimeField()
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    others = models.PositiveIntegerField(default=0)
    openings = models.PositiveIntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="filling_counts_somebody",
                condition=Q(openings__gte=1) & Q(openings__gte=models.F("others")),
                violation_error_message=_("Sebutkan paling sedikit satu orang yang mengisi lowongan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.openings}"


class OutsideHire(models.Model):
    """Somebody who fills an opening without having applied here, as the employer names them.

    Attributes:
        masked_nik: all that is kept of the number: its first and last four digits; "" where it was not told.
    """

    filling = models.ForeignKey(VacancyFilling, models.CASCADE, related_name="outside")
    name = EncryptedTextField(purpose="outside_hire")
    masked_nik = EncryptedTextField(purpose="outside_hire", blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.filling_id}: {self.pk}"


class FilledOpening(models.Model):
    """An applicant who fills an opening."""

    filling = models.ForeignKey(VacancyFilling, models.CASCADE, related_name="filled")
    application = models.OneToOneField(Application, models.PROTECT, related_name="filled_opening")

    def __str__(self) -> str:
        return f"{self.filling_id}: {self.application_id}"
