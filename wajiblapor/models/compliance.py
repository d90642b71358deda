"""Where every workplace stands with its duty to report, and what was written to those that are late."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import BusinessScale
from siapkerja.identity.models import LegalEntity, Person, Workplace
from wajiblapor.enums import Authority, Delivery
from wajiblapor.models.reports import ManpowerReport


def in_regions(regions: Any, field: str = "regency__code") -> Q:
    """Rows in one of the regions (code prefixes); "" is the whole country."""
    codes = set(regions)
    if "" in codes:
        return Q()
    wanted = Q(pk__in=[])
    for code in codes:
        wanted |= Q(**{f"{field}__startswith": code})
    return wanted


class WorkplaceClockQuerySet(models.QuerySet["WorkplaceClock"]):
    def within(self, regions: Any) -> Self:
        return self.filter(in_regions(regions))

    def late(self, on: date) -> Self:
        """Whose day to report has passed."""
        return self.filter(due_on__lt=on)

    def awaiting_a_report(self) -> Self:
        """Those from whom a report is due, not only the mending of one."""
        return self.filter(Q(last_report=None) | Q(due_on__gte=models.F("last_report__next_due_on")))

    def awaiting_mending(self) -> Self:
        """Those whose last report was returned and is to be mended before the next one is due."""
        return self.filter(due_on__lt=models.F("last_report__next_due_on"))


class WorkplaceClock(models.Model):
    """An open workplace that must report, as the registry and its last report have it. Made anew by `actions.compliance`.

    Attributes:
        sector: KBLI section, a letter; "" while unknown.
        scale: as its last report says; "" before the first.
        due_on: last day for its next report, or, past it, for sending a returned one again: that one counts no more until it is mended.
        last_report, reported_on: None before the first.
        announced_for: the due day whose passing was announced.
        invited_at: when the company was last invited to report, for this due day.
        letters: warning letters for this due day.
        has_account: somebody acts for the company on the portal.
        has_bounced: no message about its duty reached anybody who acts for it: the receiving servers refused them.
        letter_delivery: what became of its newest open warning letter on paper; "" while nobody has noted it.
    """

    workplace = models.OneToOneField(Workplace, models.CASCADE, primary_key=True, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.CASCADE, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    sector = models.CharField(max_length=1, blank=True)
    scale = models.CharField(max_length=8, choices=BusinessScale, blank=True)
    due_on = models.DateField()
    last_report = models.ForeignKey(ManpowerReport, models.SET_NULL, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    announced_for = models.DateField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    letters = models.PositiveSmallIntegerField(default=0)
    has_account = models.BooleanField(default=False)
    has_bounced = models.BooleanField(default=False)
    letter_delivery = models.CharField(max_length=8, choices=Delivery, blank=True)
    refreshed_at = models.DateTimeField()

    objects = WorkplaceClockQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["regency", "due_on", "workplace"],
                opclasses=["varchar_pattern_ops", "date_ops", "int8_ops"],
                name="clock_by_regency",
            ),
            models.Index(fields=["due_on", "workplace"], name="clock_by_day"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.workplace_id}: {self.due_on}"

    @property
    def has_never_reported(self) -> bool:
        return self.reported_on is None

    @property
    def awaits_mending(self) -> bool:
        """Its last report was returned, and the day to send it again has passed."""
        return bool(self.last_report and self.last_report.next_due_on and self.due_on < self.last_report.next_due_on)

    @property
    def is_reachable(self) -> bool:
        return (self.has_account and not self.has_bounced) or self.letter_delivery == Delivery.RECEIVED


class ComplianceCount(models.Model):
    """How many workplaces of a regency, sector and size have their day to report in a month. Folded from the clocks.

    Attributes:
        due_month: first day of the month; None for companies of the business register, which nobody has told a day.
        obliged: all of them.
        current: their last report still stands.
        late: they reported before, and their day has passed.
        never: they never reported, and their day has passed.
        unreached: of the last two, those whom no message and no letter reached.
        absent: companies of the business register that nobody is proven to act for on the portal. While one registers, its workplaces are
            also in the others.
    """

    regency = models.ForeignKey("reference.Region", models.CASCADE, related_name="+")
    sector = models.CharField(max_length=1, blank=True)
    scale = models.CharField(max_length=8, blank=True)
    due_month = models.DateField(null=True, blank=True)
    obliged = models.PositiveIntegerField()
    current = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    never = models.PositiveIntegerField()
    unreached = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "sector", "scale", "due_month"], name="compliance_counted_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="compliance_counts_add_up",
                condition=Q(obliged__gte=models.F("current") + models.F("late") + models.F("never")),
                violation_error_message=_("Yang melapor dan yang terlambat tidak lebih banyak daripada yang wajib."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regency_id} {self.sector} {self.scale} {self.due_month or '-'}"


class WarningLetter(models.Model):
    """A numbered letter to a company that did not report a workplace in time (UU 7/1981 art. 10).

    Attributes:
        due_on: the day that passed.
        ordinal: which letter for that day.
        authority: in whose name it is written.
        answer_by: last day to report after it.
        settled_at: when the report came.
        delivery, delivery_on: what became of it on paper, and on which day, as an officer noted it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    due_on = models.DateField()
    ordinal = models.PositiveSmallIntegerField()
    authority = models.CharField(max_length=10, choices=Authority)
    number = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer_by = models.DateField()
    settled_at = models.DateTimeField(null=True, blank=True)
    delivery = models.CharField(max_length=8, choices=Delivery, blank=True)
    delivery_on = models.DateField(null=True, blank=True)
    delivery_noted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="noted_letters_have_a_day",
                condition=Q(delivery="", delivery_on=None) | (~Q(delivery="") & Q(delivery_on__isnull=False)),
                violation_error_message=_("Surat yang diterima atau kembali punya tanggal."),
            ),
            models.UniqueConstraint(
                fields=["workplace", "due_on", "ordinal"],
                name="warning_once_per_day_and_ordinal",
                violation_error_message=_("Surat peringatan ini sudah diterbitkan."),
            ),
        ]

    def __str__(self) -> str:
        return self.number
