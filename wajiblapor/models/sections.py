from collections.abc import Mapping
from typing import Any

from django.db import models

from siapkerja.identity.models import Person
from wajiblapor.models.reports import ManpowerReport
from wajiblapor.questions.personal import is_personal_field, joined, parted, seal, unseal


class SectionAnswers(models.Model):
    """A section of a report as answered so far, complete or not; which questions it has is `wajiblapor.questions`.

    Attributes:
        open_answers, open_unread: `answers` and `unread` without what is personal.
        sealed: the personal part of both, under the report's data key; empty where there is none.
        origins: where answers were taken over from (`AnswerOrigin`), by slug; one's own are not in it.
        version: counts the savings, so that two people do not write over one another.
        catalogue: version of the questions they were saved under.
        confirmed_at: when somebody last said that the section is right; None while it is a copy nobody has looked at.
    """

    report = models.ForeignKey(ManpowerReport, models.CASCADE, related_name="sections")
    section = models.CharField(max_length=20)
    open_answers = models.JSONField(default=dict)
    open_unread = models.JSONField(default=dict)
    sealed = models.BinaryField(default=b"")
    origins = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    catalogue = models.CharField(max_length=20)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="section_once_in_a_report")]

    # The columns `write` sets.
    WRITTEN = ("open_answers", "open_unread", "sealed")

    def __str__(self) -> str:
        return f"{self.report_id} {self.section}"

    @property
    def answers(self) -> dict[str, Any]:
        """By slug of the question, as `forms.answers` stores them: whole numbers, days as ISO text, lists of rows."""
        return joined(self.open_answers, self._personal.get("answers", {}))

    @property
    def unread(self) -> dict[str, str]:
        """What was typed and could not be read, by name of its field, so that nothing typed is lost."""
        return self.open_unread | self._personal.get("unread", {})

    def write(self, answers: Mapping[str, Any], unread: Mapping[str, str] | None = None) -> None:
        """Set what is answered, with what is personal sealed. Not saved yet.

        Args:
            unread: None leaves it as it is.
        """
        typed = self.unread if unread is None else unread
        self.open_answers, personal = parted(answers)
        self.open_unread = {name: text for name, text in typed.items() if not is_personal_field(name)}
        hidden = {name: text for name, text in typed.items() if is_personal_field(name)}
        secret = {key: values for key, values in (("answers", personal), ("unread", hidden)) if values}
        self.sealed = seal(self.report.key.plain, secret) if secret else b""

    @property
    def _personal(self) -> dict[str, Any]:
        return unseal(self.report.key.plain, bytes(self.sealed)) if self.sealed else {}
