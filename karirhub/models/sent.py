"""What belongs to an application beside the profile: answers, documents, stages gone through, and what is not sent yet."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from karirhub.models.applications import Application
from karirhub.models.vacancies import Vacancy
from siapkerja.identity.fields import EncryptedTextField


class ScreeningAnswer(models.Model):
    """An answer to a screening question, with the question as it was asked: what the employer changes later changes nothing here.

    Attributes:
        asked: the question's words that day.
        kind: the question's kind that day: yes_no, choice, number or text.
        answer: "yes" or "no", the option's words, the number, or the text; "" where a free question was left out.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    question = models.ForeignKey("karirhub.ScreeningQuestion", models.SET_NULL, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=300)
    kind = models.CharField(max_length=10)
    answer = EncryptedTextField(purpose="screening answer")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "order"],
                name="screening_question_answered_once",
                violation_error_message=_("Pertanyaan ini sudah dijawab."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.order}"

    @property
    def words(self) -> str:
        """The answer as people read it."""
        if self.kind == "yes_no":
            return str({"yes": _("Ya"), "no": _("Tidak")}.get(self.answer, ""))
        return str(self.answer)


class AttachedDocument(models.Model):
    """A document of the person's own that goes along with an application. The person can remove the file from all of them at once."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="documents")
    stored = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = EncryptedTextField(purpose="document title")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "stored"],
                name="document_attached_once",
                violation_error_message=_("Dokumen ini sudah dilampirkan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.stored_id}"


class StageChange(models.Model):
    """An application came to one of the employer's own stages."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="stage_changes")
    name = models.CharField(max_length=100)
    at = models.DateTimeField()
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.name}"


class ApplicationDraft(models.Model):
    """An application begun and not sent: letter, answers and chosen documents, kept so that nothing is written twice.

    Attributes:
        sealed_content: JSON of `letter`, `answers` by question id, and `documents` as ids.
    """

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="drafts")
    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    sealed_content = EncryptedTextField(purpose="application draft")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "vacancy"],
                name="one_draft_per_person_and_vacancy",
                violation_error_message=_("Draf lamaran ini sudah ada."),
            )
        ]
        indexes = [models.Index(fields=["saved_at"], name="application_draft_age")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.vacancy_id}"

    @property
    def content(self) -> dict[str, Any]:
        return dict(json.loads(self.sealed_content))
