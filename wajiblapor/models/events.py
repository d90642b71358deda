import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import EventKind, EventState
from wajiblapor.workflows import EVENT

# What a company or the office no longer stands by.
VOID = (EventState.DECLINED, EventState.WITHDRAWN)


class WorkplaceEventQuerySet(models.QuerySet["WorkplaceEvent"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Events of workplaces in one of the regions (code prefixes); "" is the whole country."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = models.Q(pk__in=[])
        for code in codes:
            wanted |= models.Q(regency__code__startswith=code)
        return self.filter(wanted)

    def standing(self) -> Self:
        """All but those that were withdrawn or not accepted."""
        return self.exclude(state__in=VOID)

    def waiting(self) -> Self:
        """For the office to look at."""
        return self.filter(state=EventState.REPORTED)


class WorkplaceEvent(models.Model):
    """What happened, or will happen, to a workplace, as the company reported it (UU 7/1981 art. 6 and 8). What it says is not changed.

    Attributes:
        regency: where the workplace lay when it was reported; decides which office looks at it.
        happens_on: day of the event at the workplace.
        due_on: last day to report it: after founding and resuming, before stopping, moving and dissolving.
        until: until when a stopped workplace means to stand still.
        moved_to, new_village, new_address, new_postal_code: where it moves to.
        deed: the deed of a change of owner, as it was handed in.
        answers: reasons, obligations to workers and how many they concern, by slug.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="reported_events")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=EventKind)
    happens_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    moved_to = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    new_village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    new_address = models.CharField(max_length=300, blank=True)
    new_postal_code = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=10, choices=EVENT.choices(), default=EventState.REPORTED)
    version = models.PositiveIntegerField(default=1)
    due_on = models.DateField()
    reported_on = models.DateField()
    answers = models.JSONField(default=dict)
    deed = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=30, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    declared_name = models.CharField(max_length=150)
    declared_position = models.CharField(max_length=100)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = WorkplaceEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workplace", "kind", "happens_on"],
                condition=~models.Q(state__in=VOID),
                name="event_once_on_a_day",
                violation_error_message=_("Peristiwa ini sudah dilaporkan. Buktinya ada di halaman tempat kerja."),
            ),
            models.CheckConstraint(
                name="only_a_stop_has_an_end",
                condition=models.Q(until=None) | models.Q(kind=EventKind.STOPPING, until__gt=models.F("happens_on")),
                violation_error_message=_("Penghentian berakhir sesudah dimulai."),
            ),
            models.CheckConstraint(
                name="event_postal_code_has_5_digits",
                condition=models.Q(new_postal_code="") | models.Q(new_postal_code__regex=r"^\d{5}$"),
                violation_error_message=_("Kode pos terdiri dari 5 angka."),
            ),
        ]
        indexes = [
            models.Index(fields=["workplace", "-happens_on"], name="event_of_workplace"),
            models.Index(
                fields=["regency", "-filed_at", "-id"],
                name="event_by_regency",
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
            ),
            models.Index(fields=["filed_at", "id"], condition=models.Q(state=EventState.REPORTED), name="event_waiting"),
            models.Index(fields=["happens_on"], condition=models.Q(state=EventState.ACCEPTED), name="event_to_come"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return EVENT.state(self.state)

    @property
    def may_be_withdrawn(self) -> bool:
        """The company may still take it back."""
        return any(move.name == "withdraw" for move in EVENT.moves_from(self.state))

    @property
    def is_late(self) -> bool:
        return self.reported_on > self.due_on


class EventHistory(Moved):
    record = models.ForeignKey(WorkplaceEvent, models.PROTECT, related_name="history")
