from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity, Person, Workplace
from wajiblapor.enums import JoinerState


class ExpectedJoinerQuerySet(models.QuerySet["ExpectedJoiner"]):
    def waiting(self) -> Self:
        """Not yet named in a filed roster."""
        return self.filter(state=JoinerState.EXPECTED)


class ExpectedJoiner(models.Model):
    """Somebody a company hired through the portal and has not named in a roster yet.

    Attributes:
        workplace: where the person will work.
        occupation_code: KBJI of the vacancy.
        starts_on: first day of work, None where the employer did not say.
        source: the hiring, `app.noun:id`; one row each.
        report: the report whose roster named the person.
    """

    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    occupation_code = models.CharField(max_length=10, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=10, choices=JoinerState, default=JoinerState.EXPECTED)
    report = models.ForeignKey("wajiblapor.ManpowerReport", models.PROTECT, null=True, blank=True, related_name="+")
    hired_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ExpectedJoinerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="joiner_named_says_in_which_report",
                condition=Q(state=JoinerState.EXPECTED, report=None, ended_at=None)
                | Q(state=JoinerState.NAMED, report__isnull=False, ended_at__isnull=False)
                | Q(state=JoinerState.RELEASED, report=None, ended_at__isnull=False),
                violation_error_message=_("Penerimaan yang sudah dilaporkan menyebut laporannya."),
            )
        ]
        indexes = [models.Index(fields=["legal_entity", "id"], condition=Q(state="expected"), name="joiner_expected_by_entity")]

    def __str__(self) -> str:
        return self.source
