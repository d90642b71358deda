"""The monthly labour-market report (Ikhtisar Statistik IPK): dated entries, months that are locked, and the figures frozen with them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import BalanceDimension, BalanceFlow, BalanceSide
from siapkerja.audit.append_only import register as only_grows


class RegencyBook(models.Model):
    """How far a regency's office has locked its months. Whoever writes an entry shares its row; whoever locks a month has it alone.

    Attributes:
        locked_through: first day of the last locked month; None before the first.
    """

    regency = models.OneToOneField("reference.Region", models.PROTECT, primary_key=True, related_name="+")
    locked_through = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.regency_id}: {self.locked_through}"


@only_grows
class BalanceEntry(models.Model):
    """One movement: a seeker (or so many openings) was registered, placed or struck off. Nobody is named.

    Who leaves takes along the sex, age group, education, occupation and last industry they were registered under, so that every cell
    balances.

    Attributes:
        amount: 1 for seekers, the number of openings for vacancies; negative where it takes an entry back.
        happened_on: the day at the regency.
        counted_in: first day of the month it counts in: the month it happened, or the first one not yet locked.
        subject: what it is about, `karirhub.card:12` or `karirhub.vacancy:7`.
        key: makes the occasion one, so that hearing of it twice counts once.
        sex: of an opening the one its vacancy asks for, "" for anybody.
        education, occupation: codes; "" where not known.
        last_industry: section letter of KBLI of a seeker's last work, `NEVER_WORKED` or "" where not said.
        industry: section letter of KBLI, of openings and placements. scope: a `PlacementKind`, of placements.
    """

    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=BalanceSide)
    flow = models.CharField(max_length=10, choices=BalanceFlow)
    amount = models.IntegerField()
    happened_on = models.DateField()
    counted_in = models.DateField()
    subject = models.CharField(max_length=60)
    key = models.CharField(max_length=100, unique=True)
    sex = models.CharField(max_length=6, blank=True)
    age_group = models.CharField(max_length=8, blank=True)
    education = models.CharField(max_length=10, blank=True)
    occupation = models.CharField(max_length=6, blank=True)
    last_industry = models.CharField(max_length=5, blank=True)
    industry = models.CharField(max_length=1, blank=True)
    scope = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="balance_entry_counts_something", condition=~Q(amount=0)),
            models.CheckConstraint(name="balance_entry_counts_in_a_month", condition=Q(counted_in__day=1)),
        ]
        indexes = [
            models.Index(fields=["regency", "counted_in"], name="balance_entry_of_month"),
            models.Index(fields=["subject"], name="balance_entry_of_subject"),
        ]

    def __str__(self) -> str:
        return self.key


class LockedMonth(models.Model):
    """A regency's month whose figures no longer change.

    Attributes:
        follows: the month locked before it; None for the first, so that none is skipped.
    """

    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    month = models.DateField()
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="+")
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "month"],
                name="month_locked_once",
                violation_error_message=_("Bulan ini sudah dikunci."),
            ),
            models.UniqueConstraint(
                fields=["regency"],
                condition=Q(follows=None),
                name="one_first_locked_month",
                violation_error_message=_("Kunci dulu bulan sebelumnya."),
            ),
            models.CheckConstraint(name="locked_month_is_a_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.regency_id} {self.month:%Y-%m}"


@only_grows
class BalanceLine(models.Model):
    """One frozen line of a locked month: what was there, came, went, and is there.

    Attributes:
        key: within its dimension: "female:20-29", a code of schooling, the first digit of KBJI, a section of KBLI; "" for the total.
    """

    locked = models.ForeignKey(LockedMonth, models.PROTECT, related_name="lines")
    side = models.CharField(max_length=10, choices=BalanceSide)
    dimension = models.CharField(max_length=12, choices=BalanceDimension)
    key = models.CharField(max_length=20, blank=True)
    opening = models.IntegerField()
    registered = models.IntegerField()
    placed = models.IntegerField()
    struck_off = models.IntegerField()
    closing = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locked", "side", "dimension", "key"], name="balance_line_once"),
            models.CheckConstraint(
                name="balance_line_balances",
                condition=Q(closing=F("opening") + F("registered") - F("placed") - F("struck_off")) & Q(opening__gte=0, closing__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.locked_id} {self.side} {self.dimension} {self.key}"


@only_grows
class PlacementLine(models.Model):
    """One frozen line of those placed in a locked month, by industry or by AKL, AKAD, AKAN."""

    locked = models.ForeignKey(LockedMonth, models.PROTECT, related_name="placement_lines")
    dimension = models.CharField(max_length=12, choices=BalanceDimension)
    key = models.CharField(max_length=20, blank=True)
    placed = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locked", "dimension", "key"], name="placement_line_once")]

    def __str__(self) -> str:
        return f"{self.locked_id} {self.dimension} {self.key}"
