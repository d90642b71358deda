"""Taking attendance."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked
from skillhub.enums import AttendanceMark
from skillhub.models import Attendance, AttendanceDay, Batch
from skillhub.permissions import Permission, demand


class NotTraining(Refused):
    code = "batch_not_training"
    sentence = _("Kehadiran dicatat selama pelatihan berjalan. Lihat keadaan angkatan.")


class DayOutsideTraining(Refused):
    code = "day_outside_training"


class DayInTheFuture(Refused):
    code = "day_in_the_future"
    sentence = _("Hari itu belum tiba. Kehadiran dicatat paling cepat pada harinya.")


class NotAParticipant(Refused):
    code = "not_a_participant"
    sentence = _("Ada nama yang bukan peserta angkatan ini. Muat ulang halaman, lalu catat lagi.")


@transaction.atomic
def take_attendance(*, batch: Batch, on: date, marks: Mapping[int, AttendanceMark], by: Actor, at: datetime) -> AttendanceDay:
    """Write down who was there on a day, in place of what was written before.

    Args:
        marks: by registration; participants that are left out keep what they had.

    Raises:
        NotPermitted.
        NotTraining: training has not begun, or the batch is closed.
        DayOutsideTraining, DayInTheFuture: no such day can have been attended.
        NotAParticipant: a registration that does not take part.
    """
    current = locked(batch)
    demand(by, Permission.SELECT_PARTICIPANTS, current.programme)
    if current.state != "training":
        raise NotTraining()
    check_day(current, on, at)
    taking_part = set(current.enrolments.filter(state__in=("confirmed", "passed", "not_passed")).values_list("pk", flat=True))
    if not set(marks) <= taking_part:
        raise NotAParticipant()
    day, _is_new = AttendanceDay.objects.update_or_create(batch=current, on=on, defaults={"taken_at": at, "taken_by_id": by.person_id})
    Attendance.objects.bulk_create(
        [Attendance(day=day, enrolment_id=pk, mark=mark) for pk, mark in sorted(marks.items())],
        update_conflicts=True,
        unique_fields=["day", "enrolment"],
        update_fields=["mark"],
    )
    return day


def check_day(batch: Batch, on: date, at: datetime) -> None:
    """Can this day have been attended?

    Raises:
        DayOutsideTraining, DayInTheFuture.
    """
    if not batch.training_starts_on <= on <= batch.training_ends_on:
        raise DayOutsideTraining(
            _now("Hari itu di luar pelatihan, yang berlangsung %(first)s sampai %(last)s.")
            % {
                "first": _day(batch.training_starts_on),
                "last": _day(batch.training_ends_on),
            }
        )
    if on > day_in(batch.programme.workplace.time_zone, at):
        raise DayInTheFuture()


def _day(day: date) -> str:
    return str(formats.date_format(day, "j F Y"))
