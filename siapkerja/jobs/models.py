import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MEASURED = timedelta(hours=1)
# Work of another size says little about how long this one takes.
ALIKE = 10


@dataclass(frozen=True)
class Pace:
    """How finished work of one kind went.

    Attributes:
        jobs, units: how many were finished, and how many units (rows) they had.
        wait: seconds from being asked for to being begun, in the middle of all.
        each: seconds a unit took, on average.
    """

    jobs: int
    units: int
    wait: float
    each: float

    @property
    def units_a_second(self) -> int:
        return max(1, round(1 / self.each)) if self.each else self.units

    def seconds_for(self, units: int) -> float:
        """From being asked for to the end."""
        return self.wait + units * self.each


class Middle(models.Aggregate):
    """The middle one of some durations: one job that waited long for a worker says nothing about the next."""

    function = "percentile_cont"
    template = "%(function)s(0.5) within group (order by %(expressions)s)"
    output_field = models.DurationField()


class JobState(models.TextChoices):
    QUEUED = "queued", _("Menunggu giliran")
    RUNNING = "running", _("Sedang dikerjakan")
    FINISHED = "finished", _("Selesai")
    FAILED = "failed", _("Gagal")
    CANCELLED = "cancelled", _("Dibatalkan")


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=[JobState.QUEUED, JobState.RUNNING])

    def stalled(self, at: datetime, after: timedelta) -> Self:
        """Queued or running, but without a sign of life for `after`."""
        return self.unfinished().filter(heartbeat_at__lt=at - after)

    def pace(self, kind: str, *, at: datetime, units: int | None = None) -> Pace | None:
        """What was measured over the last hour; None where nothing was finished.

        Args:
            units: only work that had about as many.
        """
        ended = self.filter(kind=kind, state=JobState.FINISHED, ended_at__gt=at - MEASURED, ended_at__lte=at, done__gt=0)
        if units is not None:
            ended = ended.filter(done__gte=units // ALIKE, done__lte=units * ALIKE)
        worked = models.Sum(models.F("ended_at") - models.F("started_at"))
        waited = Middle(models.F("started_at") - models.F("created_at"))
        units_done = models.Sum(models.F("done") - models.F("done_before"))
        found = ended.aggregate(jobs=models.Count("pk"), units=units_done, worked=worked, waited=waited)
        if not found["units"] or found["units"] < 0:
            return None
        each = found["worked"].total_seconds() / found["units"]
        return Pace(found["jobs"], found["units"], max(0.0, found["waited"].total_seconds()), each)


class Job(models.Model):
    """Long work that somebody waits for. Its row is its progress; the broker only says when to begin.

    Attributes:
        subject: what it works on, `app.noun:id`; decides who may see it.
        total, done, faults: rows (or other units) in all, worked through, and found wrong.
        done_before: units that something else had worked through when this began.
        checkpoint: what the work itself remembers, to go on from after an interruption.
        claim: the run that may write to this row; a run that was taken for dead finds it changed.
        heartbeat_at: last sign of life of the run, or when the job was last queued.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    total = models.PositiveIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    done_before = models.PositiveIntegerField(default=0, db_default=0)
    claim = models.UUIDField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=80, blank=True)
    person_id = models.BigIntegerField(null=True, blank=True)
    legal_entity_id = models.BigIntegerField(null=True, blank=True)
    started_by_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["heartbeat_at"], condition=models.Q(state__in=["queued", "running"]), name="job_unfinished"),
            models.Index(fields=["subject", "id"], name="job_by_subject"),
            models.Index(fields=["kind", "ended_at"], condition=models.Q(state="finished"), name="job_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_over(self) -> bool:
        return self.state not in {JobState.QUEUED, JobState.RUNNING}

    @property
    def percent(self) -> int | None:
        """0 to 100; None while the total is unknown."""
        if self.state == JobState.FINISHED:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def seconds_left(self) -> int | None:
        """By the pace so far; before there is any, by what work of this kind and size took over the last hour. None where
        neither says anything."""
        if self.is_over or not self.total:
            return None
        now, own = timezone.now(), self.done - self.done_before
        if own > 0 and self.started_at is not None:
            passed = (now - self.started_at).total_seconds()
            return max(1, round(passed * (self.total - self.done) / own)) if self.done < self.total else None
        pace = Job.objects.pace(self.kind, at=now, units=self.total)
        left = self.total - self.done_before
        return max(1, round(pace.seconds_for(left) - (now - self.created_at).total_seconds())) if pace else None

    @property
    def right(self) -> int:
        """Units worked through and found right."""
        return max(0, self.done - self.faults)

    @property
    def is_told(self) -> bool:
        """Whoever waits finds a message in their inbox at the end."""
        from siapkerja.jobs.work import is_told  # The register stands above the models.

        return is_told(self.kind)

    @property
    def pause(self) -> int:
        """Seconds until a page should ask again: every second at first, less often for work that takes minutes."""
        return 1 if timezone.now() - self.created_at < timedelta(minutes=2) else 4


class Checkpoint(models.Model):
    """What a job's work has finished, in a row of its own: the work writes it in the transaction of what it finished,
    while progress is written beside it from another connection."""

    job = models.OneToOneField(Job, models.CASCADE, primary_key=True, related_name="checkpoint_row")
    claim = models.UUIDField(null=True)
    data: Any = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"checkpoint of {self.job_id}"
