from django.db import models

from siapkerja.identity.models import Person
from wajiblapor.models.reports import ManpowerReport


class SectionAnswers(models.Model):
    """A section of a report as answered so far, complete or not; which questions it has is `wajiblapor.questions`.

    Attributes:
        answers: by slug of the question, as `questions.values` stores them: whole numbers, days as ISO text, lists of rows.
        unread: what was typed and could not be read, by name of its field, so that nothing typed is lost.
        origins: where answers were taken over from (`AnswerOrigin`), by slug; one's own are not in it.
        version: counts the savings, so that two people do not write over one another.
        catalogue: version of the questions they were saved under.
        confirmed_at: when somebody last said that the section is right; None while it is a copy nobody has looked at.
    """

    report = models.ForeignKey(ManpowerReport, models.CASCADE, related_name="sections")
    section = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    unread = models.JSONField(default=dict)
    origins = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    catalogue = models.CharField(max_length=20)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="section_once_in_a_report")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.section}"
