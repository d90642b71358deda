"""Reading attendance: days, marks, and the share of days somebody was there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rule
from siapkerja.reference.queries.rules import RuleValue
from skillhub.models import Attendance, AttendanceDay, Batch, Enrolment

MINIMUM = "training.min_attendance_percent"


@dataclass(frozen=True)
class Share:
    """Days somebody was present, of the days on which attendance was taken. Excused days count as days not present."""

    present: int
    days: int

    @property
    def percent(self) -> int:
        return self.present * 100 // self.days if self.days else 0


def shares_of(batch: Batch) -> dict[int, Share]:
    """By registration; those with no mark yet are left out."""
    rows = Attendance.objects.filter(day__batch=batch).order_by().values("enrolment")
    counted = rows.annotate(days=Count("pk"), present=Count("pk", filter=Q(mark="present")))
    return {row["enrolment"]: Share(row["present"], row["days"]) for row in counted}


def share_of(enrolment: Enrolment) -> Share | None:
    """None while no attendance was taken."""
    counted = Attendance.objects.filter(enrolment=enrolment).aggregate(days=Count("pk"), present=Count("pk", filter=Q(mark="present")))
    return Share(counted["present"], counted["days"]) if counted["days"] else None


def least_attendance(on: date) -> RuleValue:
    """Percent of days one must have been present to pass without a reason."""
    return rule(MINIMUM, on)


def is_low(share: Share | None, *, on: date) -> bool:
    return share is not None and share.percent < int(least_attendance(on).value)


def marks_on(batch: Batch, on: date) -> dict[int, str]:
    """Mark by registration on a day."""
    return dict(Attendance.objects.filter(day__batch=batch, day__on=on).values_list("enrolment_id", "mark"))


def day_taken(batch: Batch, on: date) -> AttendanceDay | None:
    return batch.attendance_days.filter(on=on).first()


def days_taken(batch: Batch) -> list[AttendanceDay]:
    """Days on which attendance was taken, newest first, with how many were present."""
    rows = batch.attendance_days.annotate(present=Count("marks", filter=Q(marks__mark="present")), everybody=Count("marks"))
    return list(rows.order_by("-on"))


def participants_of(batch: Batch) -> list[Enrolment]:
    """Who trains, by name."""
    rows = Enrolment.objects.filter(batch=batch, state__in=("confirmed", "passed", "not_passed"))
    return list(rows.select_related("person").order_by("person__full_name", "pk"))


def last_day(batch: Batch, at: datetime) -> date:
    """The latest day attendance can be taken for now."""
    return min(day_in(batch.programme.workplace.time_zone, at), batch.training_ends_on)
