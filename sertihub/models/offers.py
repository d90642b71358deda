from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from sertihub.models.schemes import Scheme


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> Self:
        """Offers one can still take up: of schemes that are published, and not put aside."""
        return self.filter(dismissed_at=None, scheme__state="published")


class Offer(models.Model):
    """A scheme offered to somebody because they finished a training that taught all its units.

    Attributes:
        enrolment_id: the completed training, as its service numbers it.
        rank: 0 for the nearest body, counted within one training.
    """

    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="offers")
    enrolment_id = models.BigIntegerField()
    rank = models.PositiveSmallIntegerField(default=0)
    offered_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme"], name="scheme_offered_once", violation_error_message=_("Skema ini sudah ditawarkan.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.scheme_id}"


class Training(models.Model):
    """Who trained whom: the trainer may not assess them (PBNSP 202). Kept from what training centres tell.

    Attributes:
        enrolment_id: the completed training, as its service numbers it.
    """

    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    trainer = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    enrolment_id = models.BigIntegerField()
    completed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "trainer", "enrolment_id"],
                name="trainer_once_in_a_training",
                violation_error_message=_("Pelatih ini sudah tercatat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.trainer_id}/{self.person_id}"
