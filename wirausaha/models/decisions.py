from django.db import models
from django.utils.translation import gettext_lazy as _

from wirausaha.enums import Outcome, RefusalReason
from wirausaha.models.programmes import Programme
from wirausaha.models.proposals import Proposal


class Decision(models.Model):
    """A decision list (SK) of one office: several applications decided together under one number."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="decisions")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    decided_on = models.DateField()
    at = models.DateTimeField()
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.OneToOneField("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["programme", "regency"], name="decision_of_office")]

    def __str__(self) -> str:
        return self.number


class DecisionItem(models.Model):
    """What the list says of one application; what became of it later stands in its own history."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="items")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision_item")
    outcome = models.CharField(max_length=10, choices=Outcome)
    position = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField()
    reason_code = models.CharField(max_length=20, choices=RefusalReason, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="decision_position_once"),
            models.CheckConstraint(
                name="refusals_of_a_decision_say_why",
                condition=~models.Q(outcome=Outcome.REFUSED) | ~models.Q(reason_code=""),
                violation_error_message=_("Pilih alasan untuk setiap permohonan yang belum terpilih."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.position}"
