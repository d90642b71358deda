from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.web.enums import LevyAbout, LevyOutcome, LevyState
from siapkerja.web.workflows import LEVY_REPORT
from siapkerja.workflow.history import Moved


class LevyReportQuerySet(models.QuerySet["LevyReport"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Reports of any of the regions; "" is the whole country and those without a place."""
        reached = models.Q(pk__in=[])
        for code in regions:
            if not code:
                return self.all()
            reached |= models.Q(regency__code__startswith=code)
        return self.filter(reached)


class LevyReport(models.Model):
    """Somebody was asked to pay for a free service. Whoever tells us may stay unknown: no account is kept with it.

    Place, story and contact may name people, so they are encrypted. The ticket is random, not counted, because it opens
    the state of the report to whoever holds it.
    """

    ticket = models.CharField(max_length=9, unique=True)
    about = models.CharField(max_length=13, choices=LevyAbout)
    regency = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    place = EncryptedTextField(purpose="levy place")
    happened_on = models.DateField(null=True, blank=True)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    story = EncryptedTextField(purpose="levy story")
    contact = EncryptedTextField(purpose="levy contact", null=True, blank=True)
    state = models.CharField(max_length=7, choices=LEVY_REPORT.choices(), default=LevyState.NEW)
    outcome = models.CharField(max_length=10, choices=LevyOutcome, blank=True)
    handled_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    reported_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = LevyReportQuerySet.as_manager()

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="levy_ticket_is_readable",
                condition=models.Q(ticket__regex=r"^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$"),
            ),
            models.CheckConstraint(
                name="closed_levy_reports_have_an_outcome",
                condition=models.Q(state=LevyState.CLOSED, closed_at__isnull=False) & ~models.Q(outcome="")
                | ~models.Q(state=LevyState.CLOSED) & models.Q(closed_at=None, outcome=""),
                violation_error_message=_("Laporan yang selesai harus punya hasil."),
            ),
            models.CheckConstraint(
                name="handled_levy_reports_have_a_handler",
                condition=models.Q(state=LevyState.NEW, handled_by=None)
                | ~models.Q(state=LevyState.NEW) & models.Q(handled_by__isnull=False),
                violation_error_message=_("Laporan yang ditangani harus punya penangan."),
            ),
        ]
        indexes = [models.Index(fields=["state", "reported_at", "id"], name="levy_queue")]

    def __str__(self) -> str:
        return self.ticket

    @property
    def state_row(self) -> State:
        return LEVY_REPORT.state(self.state)


class LevyReportMoved(Moved):
    record = models.ForeignKey(LevyReport, models.CASCADE, related_name="history")
