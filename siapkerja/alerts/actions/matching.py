"""Laying what is new against every kept search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from siapkerja.alerts.kinds import Kind, Match
from siapkerja.alerts.models import Alert, Finding, MatchingRound, NewRecord
from siapkerja.alerts.mornings import due_at
from siapkerja.reference.queries import rule, rules

RECORDS_A_ROUND = 10_000
ALERTS_AT_ONCE = 5_000
# How many a finding remembers; a letter tells of fewer, as some end before it is written.
REMEMBERED = 15


@transaction.atomic
def note_new(*, kind: str, object_id: int, at: datetime) -> None:
    """Something became public. Noted again, also after it was told, changes nothing."""
    NewRecord.objects.bulk_create([NewRecord(kind=kind, object_id=object_id, at=at)], ignore_conflicts=True)


def match_new(*, kind: Kind, at: datetime) -> int:
    """Lay everything new against all searches of its kind, in steps that each end whole; returns how many findings were written.

    Two workers do not get in each other's way: one has the round, the other finds nothing to do.
    """
    written = 0
    prepared = _Prepared(kind)
    while (step := _step(prepared, at)) is not None:
        written += step
    return written


@dataclass
class _Prepared:
    """The records of the round at hand, laid ready for questions."""

    kind: Kind
    round_id: int = 0
    match: Match | None = None

    def for_round(self, current: MatchingRound) -> Match:
        if self.match is None or self.round_id != current.pk:
            self.match = self.kind.matcher(list(current.records.values_list("object_id", flat=True)))
            self.round_id = current.pk
        return self.match


@transaction.atomic
def _step(prepared: _Prepared, at: datetime) -> int | None:
    """Some thousand searches of the open round, or the end of it. None where there is nothing (more) to do."""
    kind = prepared.kind
    current = _open_round(kind, at)
    if current is None:
        return None
    waiting = Alert.objects.wanting_news().filter(kind=kind.slug, pk__gt=current.reached)
    alerts = list(waiting.defer("email", "email_index").order_by("pk")[:ALERTS_AT_ONCE])
    found = prepared.for_round(current)({alert.pk: alert.query for alert in alerts}, REMEMBERED) if alerts else {}
    written = _write(current, alerts, found, at)
    if len(alerts) < ALERTS_AT_ONCE:
        current.finished_at = at
    else:
        current.reached = alerts[-1].pk
    current.save(update_fields=["reached", "finished_at"])
    return written


def _open_round(kind: Kind, at: datetime) -> MatchingRound | None:
    """The round to go on with, locked; a new one where something waits. None also where another worker has it."""
    rounds = MatchingRound.objects.filter(kind=kind.slug, finished_at=None)
    if rounds.exists():
        return rounds.select_for_update(skip_locked=True).first()
    # Nobody else opens one meanwhile: of two, the constraint lets one commit, and the other waits for it here.
    records = NewRecord.objects.filter(kind=kind.slug, round=None).select_for_update(skip_locked=True)
    ids = list(records.order_by("pk").values_list("pk", flat=True)[:RECORDS_A_ROUND])
    if not ids:
        return None
    current, is_mine = MatchingRound.objects.get_or_create(kind=kind.slug, finished_at=None, defaults={"started_at": at})
    if not is_mine:
        return None
    NewRecord.objects.filter(pk__in=ids).update(round=current)
    return current


def _write(current: MatchingRound, alerts: Sequence[Alert], found: Mapping[int, tuple[Sequence[int], int]], at: datetime) -> int:
    limits = rules(["alert.morning_hour", "alert.minutes_between"], at.date())
    morning, between = (int(limits[key].value) for key in ("alert.morning_hour", "alert.minutes_between"))
    rows = Finding.objects.bulk_create(
        (
            Finding(
                alert=alert,
                round=current,
                object_ids=list(found[alert.pk][0]),
                total=found[alert.pk][1],
                due_at=due_at(alert, found_at=at, morning_hour=morning, minutes_between=between),
            )
            for alert in alerts
            if alert.pk in found
        ),
        batch_size=5_000,
    )
    return len(rows)


@transaction.atomic
def forget_told(*, at: datetime) -> int:
    """Findings that were told long ago are deleted, and rounds nothing remembers; records stay known as not new.

    Returns:
        How many findings.
    """
    before = at - timedelta(days=int(rule("alert.kept_days", at.date()).value))
    _total, rows = Finding.objects.filter(told_at__lt=before).delete()
    return rows.get("alerts.Finding", 0)
