"""How far the check of a file has come: one run at a time holds it, and writes it together with the rows it kept.

A run that was taken for dead, or that another overtook, finds the turn changed and can keep nothing more.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from siapkerja.jobs.work import JobLost
from wajiblapor.models import RosterCourse, RosterUpload

# A chunk of rows takes less than a second; silent for this long, its worker is gone.
BUSY_FOR = timedelta(seconds=60)


@transaction.atomic
def take_over(*, upload: RosterUpload) -> RosterCourse:
    """Hold the course of a file, whoever held it before; waits for a chunk that one may still have open."""
    row = _locked_course(upload)
    row.busy_until = None
    return _next_turn(row)


@transaction.atomic
def take_if_idle(*, upload: RosterUpload, at: datetime) -> RosterCourse | None:
    """Hold the course of a file that still arrives; None where another run is at it."""
    row = _locked_course(upload)
    if row.busy_until is not None and row.busy_until > at:
        return None
    row.busy_until = at + BUSY_FOR
    return _next_turn(row)


def _locked_course(upload: RosterUpload) -> RosterCourse:
    RosterCourse.objects.get_or_create(upload=upload)
    return RosterCourse.objects.select_for_update().get(upload=upload)


def _next_turn(row: RosterCourse) -> RosterCourse:
    row.turn += 1
    row.save(update_fields=["turn", "busy_until"])
    return row


def keep(course: RosterCourse, *, data: dict[str, Any]) -> None:
    """Write how far the check is, in the transaction that keeps the rows: both hold, or neither.

    Raises:
        JobLost: another run holds the file, or it was given up; the transaction must not commit.
    """
    if not RosterCourse.objects.filter(pk=course.pk, turn=course.turn).update(data=data):
        raise JobLost(str(course))
    course.data = data


def end(course: RosterCourse) -> None:
    """The check is over; in the transaction that says what it found.

    Raises:
        JobLost: another run holds the file.
    """
    if not RosterCourse.objects.filter(pk=course.pk, turn=course.turn).delete()[0]:
        raise JobLost(str(course))


def let_go(course: RosterCourse) -> None:
    """Whoever comes next may go on at once."""
    RosterCourse.objects.filter(pk=course.pk, turn=course.turn).update(busy_until=None)
