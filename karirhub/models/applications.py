import json
import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicationState
from karirhub.models.vacancies import Vacancy, with_employer
from karirhub.workflows import APPLICATION
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class ApplicationQuerySet(models.QuerySet["Application"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def to_organisation(self, legal_entity_id: int) -> Self:
        return self.filter(vacancy__legal_entity=legal_entity_id)

    def open(self) -> Self:
        return self.filter(state__in=APPLICATION.values(final=False))

    def with_vacancy(self) -> Self:
        return with_employer(self, "vacancy__").select_related("vacancy__workplace", "vacancy__regency__parent")


class Application(models.Model):
    """A person applies for a vacancy with the profile as it was that day.

    Attributes:
        sealed_snapshot: the profile as JSON, encrypted; `snapshot` reads it.
        consented_at: when the person agreed that this employer reads it (UU 27/2022 art. 20).
        answer_by: day by which the employer promised an answer; without one the application closes by itself after it.
        warned_on: day on which the applicant was last told that it is about to close unanswered.
        starts_on: first day of work, once hired.
        stage: the employer's own stage it is in (`SelectionStage`), beside the state that everybody has.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="applications")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ApplicationState, default=ApplicationState.SENT)
    version = models.IntegerField(default=1)
    sealed_snapshot = EncryptedTextField(purpose="application_snapshot")
    letter = EncryptedTextField(purpose="application_letter", null=True, blank=True)
    consented_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    answer_by = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    stage = models.ForeignKey("karirhub.SelectionStage", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "person"],
                name="one_application_per_person_and_vacancy",
                violation_error_message=_("Anda sudah melamar lowongan ini."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="application_of_person"),
            models.Index(fields=["answer_by"], condition=Q(state__in=["sent", "viewed"]), name="application_answer_due"),
            models.Index(fields=["moved_at"], condition=Q(state__in=["shortlisted", "interview"]), name="application_silent_since"),
            models.Index(fields=["vacancy", "state", "-sent_at", "-id"], name="applications_of_vacancy"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"LMR-{self.sent_at.year}-{self.pk:06d}"

    @property
    def state_row(self) -> State:
        return APPLICATION.state(self.state)

    @property
    def is_open(self) -> bool:
        return not self.state_row.is_final

    @property
    def is_waiting(self) -> bool:
        """Nobody has answered it yet; a look is no answer."""
        return self.state in {ApplicationState.SENT, ApplicationState.VIEWED}

    @property
    def snapshot(self) -> dict[str, Any]:
        return dict(json.loads(self.sealed_snapshot))


class ApplicationMove(Moved):
    record = models.ForeignKey(Application, models.CASCADE, related_name="moves")
