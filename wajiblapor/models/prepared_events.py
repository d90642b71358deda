import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import Workplace
from wajiblapor.enums import EventKind


class PreparedEventQuerySet(models.QuerySet["PreparedEvent"]):
    def waiting(self) -> Self:
        """Nobody declared it yet."""
        return self.filter(declared_at=None)

    def tried_out(self) -> Self:
        """Declared by a program that only tries things out; a real one is a report then, and no longer here."""
        return self.filter(is_sandbox=True).exclude(declared_at=None)


class PreparedEvent(models.Model):
    """An event as a program has written it down, until a person of the company declares it or throws it away. It is no report.

    Attributes:
        answers: as the form asks for them, as text by field name.
        deed: the deed of a change of owner, where the program handed it in.
        program: name of the program, for the person who reads it.
        is_sandbox: only tried out; seen by sandbox programs and nobody else.
        declared_at: when a program that only tries things out declared it itself, as a person would; it waits no more.
        version: grows when the program writes something else over it, or hands in a deed.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="prepared_events")
    kind = models.CharField(max_length=10, choices=EventKind)
    happens_on = models.DateField()
    answers = models.JSONField()
    deed = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    program = models.CharField(max_length=80)
    is_sandbox = models.BooleanField(default=False)
    prepared_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PreparedEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workplace", "kind", "is_sandbox"],
                condition=models.Q(declared_at=None),
                name="prepared_event_once_per_kind",
                violation_error_message=_("Peristiwa seperti ini sudah disiapkan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def writing(self) -> str:
        """Another one whenever a program changed what it says, or the deed beside it."""
        return f"{self.version}-{self.deed.public_id if self.deed else ''}"
