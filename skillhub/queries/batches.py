"""Reading batches."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from siapkerja.kernel.calendar import day_in
from skillhub.enums import BatchState
from skillhub.models import Batch, BatchMove, Programme

AT_ONCE = 500


def public_batches(programme: Programme) -> list[Batch]:
    """What a visitor reads: batches ahead first, by the day their registration ends, then the latest of the others."""
    rows = list(programme.batches.public().order_by("registration_closes_on", "pk"))
    ahead = [row for row in rows if row.state in {BatchState.ANNOUNCED, BatchState.REGISTERING}]
    behind = [row for row in rows if row not in ahead]
    return ahead + behind[::-1][:5]


def batches_of(programme: Programme) -> QuerySet[Batch]:
    """All batches of a programme, the newest first."""
    return programme.batches.order_by("-number")


def batch_of(programme: Programme, batch_id: int) -> Batch | None:
    return programme.batches.select_related("programme__workplace", "programme__legal_entity").filter(pk=batch_id).first()


def history_of(batch: Batch) -> QuerySet[BatchMove]:
    return BatchMove.objects.filter(record=batch).order_by("-at", "-pk")


def to_open(zone: str, at: datetime) -> Sequence[Batch]:
    """Announced batches in a zone whose first day of registration has come."""
    return _due("announced", zone, registration_opens_on__lte=day_in(zone, at))


def to_close(zone: str, at: datetime) -> Sequence[Batch]:
    """Batches in a zone whose last day of registration is over."""
    return _due("registering", zone, registration_closes_on__lt=day_in(zone, at))


def _due(state: str, zone: str, **days: object) -> list[Batch]:
    rows = Batch.objects.filter(state=state, programme__workplace__time_zone=zone, **days)
    return list(rows.select_related("programme__workplace").order_by("pk")[:AT_ONCE])


def public_batch(batch_id: int) -> Batch | None:
    """A batch one may read of, with its programme."""
    names = ("programme__legal_entity", "programme__workplace__regency", "programme__education")
    return Batch.objects.public().filter(pk=batch_id, programme__state="published").select_related(*names).first()
