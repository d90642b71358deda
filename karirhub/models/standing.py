"""What is publicly said of an employer: small rows made from its applications, its complaints and its manpower reports."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EmployerStandingQuerySet(models.QuerySet["EmployerStanding"]):
    def stale(self) -> Self:
        return self.filter(is_stale=True)


class EmployerStanding(models.Model):
    """How an employer answers, as of the last count (`actions.standing`).

    Attributes:
        due: applications of the counted time that were answered or whose promised day has passed.
        answered: those of them that got an answer: chosen further, invited, offered, hired or declined. A look is no answer, and a step
            after which the employer fell silent until the application closed is none either.
        median_days: days from sending to the first answer, half of them quicker; None without an answer.
        upheld: complaints about its vacancies that an officer found true, in the years that count.
        is_stale: something happened since.
    """

    legal_entity = models.OneToOneField("identity.LegalEntity", models.CASCADE, primary_key=True, related_name="karirhub_standing")
    due = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    median_days = models.FloatField(null=True, blank=True)
    upheld = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    is_stale = models.BooleanField(default=True)
    counted_at = models.DateTimeField(null=True, blank=True)

    objects = EmployerStandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standing_answers_some_of_the_due",
                condition=Q(answered__lte=models.F("due")),
                violation_error_message=_("Yang dijawab tidak lebih banyak daripada yang harus dijawab."),
            ),
        ]
        indexes = [
            models.Index(fields=["legal_entity"], condition=Q(is_stale=True), name="standing_stale"),
            models.Index(fields=["counted_at"], name="standing_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.legal_entity_id}: {self.answered}/{self.due}"


class EmployerReport(models.Model):
    """The last manpower report of a workplace, as Wajib Lapor announced it.

    Attributes:
        report_id: of Wajib Lapor; no foreign key, as services do not know each other. A higher one is newer; 0 before the first.
        sent_version, accepted_version: of the report, as last heard; sent again after it was accepted, it waits for the office anew.
        reported_on, next_due_on: None while only its acceptance, or that it is missing, has been heard of.
        accepted_on: the regional office found it complete; None before.
        overdue_since: the day that passed without the next report, or without a returned one being sent again; None while none is
            missing. A returned one counts no more where the day lies before `next_due_on`.
    """

    workplace = models.OneToOneField("identity.Workplace", models.CASCADE, primary_key=True, related_name="karirhub_report")
    legal_entity = models.ForeignKey("identity.LegalEntity", models.CASCADE, related_name="+")
    report_id = models.BigIntegerField(default=0)
    sent_version = models.PositiveIntegerField(default=0)
    accepted_version = models.PositiveIntegerField(default=0)
    reported_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    overdue_since = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.workplace_id}: {self.reported_on}"


class AnswerReminder(models.Model):
    """When an employer was last reminded of applications for a vacancy that wait for an answer."""

    vacancy = models.OneToOneField("karirhub.Vacancy", models.CASCADE, primary_key=True, related_name="+")
    reminded_on = models.DateField()
    times = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.reminded_on}"
