import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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


class Job(models.Model):
    """Long work that somebody waits for. Its row is its progress; the broker only says when to begin.

    Attributes:
        subject: what it works on, `app.noun:id`; decides who may see it.
        total, done, faults: rows (or other units) in all, worked through, and found wrong.
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
        """Estimate from the pace so far; None while there is too little to say."""
        if self.state != JobState.RUNNING or not self.total or not self.done or self.started_at is None:
            return None
        passed = (timezone.now() - self.started_at).total_seconds()
        return max(1, round(passed * (self.total - self.done) / self.done)) if self.done < self.total else None

    @property
    def right(self) -> int:
        """Units worked through and found right."""
        return max(0, self.done - self.faults)

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
