import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from skillhub.enums import EnrolmentState
from skillhub.models.batches import Batch
from skillhub.workflows import ACTIVE, ENROLMENT


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def active(self) -> Self:
        return self.filter(state__in=ACTIVE)

    def with_batch(self) -> Self:
        return self.select_related("batch__programme__legal_entity", "batch__programme__workplace__regency")


class Enrolment(models.Model):
    """A person registers for a batch. One active training per person, wherever it is.

    Attributes:
        place: order of registration in the batch, without gaps; 1 came first.
        rank: order among the reserves, 1 moves up first.
        score: of the selection, 0 to 100.
        confirm_by: last day to confirm the seat, as a day at the workplace.
        birth_place: as it shall stand on the certificate; asked when the seat is confirmed.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=EnrolmentState, default=EnrolmentState.REGISTERED)
    version = models.IntegerField(default=1)
    place = models.PositiveIntegerField()
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    confirm_by = models.DateField(null=True, blank=True)
    birth_place = models.CharField(_("Tempat lahir"), max_length=80, blank=True)
    registered_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="enrolment_place_once_in_a_batch"),
            models.UniqueConstraint(
                fields=["batch", "person"],
                name="enrolment_once_in_a_batch",
                violation_error_message=_("Anda sudah pernah mendaftar di angkatan ini."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=ACTIVE),
                name="one_active_training_per_person",
                violation_error_message=_("Anda masih terdaftar di pelatihan lain."),
            ),
            models.CheckConstraint(
                name="enrolment_score_0_to_100",
                condition=Q(score=None) | Q(score__lte=100),
                violation_error_message=_("Nilai antara 0 dan 100."),
            ),
        ]
        indexes = [models.Index(fields=["person", "-id"], name="enrolment_of_person")]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.place}"

    @property
    def state_row(self) -> State:
        return ENROLMENT.state(self.state)

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE


class EnrolmentMove(Moved):
    record = models.ForeignKey(Enrolment, models.CASCADE, related_name="moves")
