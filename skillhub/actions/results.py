"""What becomes of a participant: passed or not, and the certificate that follows."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from siapkerja.events.publishing import publish as announce
from siapkerja.facts.skillhub import TrainingCompleted
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked
from skillhub.actions.certificates import NikIsHeld, issue_certificate
from skillhub.actions.enrolments import NotYet, ids_of, move
from skillhub.models import Enrolment
from skillhub.permissions import Permission, demand
from skillhub.queries.attendance import is_low, least_attendance, share_of
from skillhub.queries.instructors import instructor_ids


class AttendanceTooLow(Refused):
    code = "attendance_too_low"


@transaction.atomic
def record_result(*, enrolment: Enrolment, has_passed: bool, note: str = "", by: Actor, at: datetime) -> Enrolment:
    """Write down whether a participant has passed the training. Whoever has gets the certificate at once.

    Raises:
        NotPermitted, MoveNotAllowed.
        NotYet: training has not begun.
        ReasonNeeded: not passed, and no word why.
        AttendanceTooLow: passed with less attendance than the rule asks, and no word why.
    """
    demand(by, Permission.SELECT_PARTICIPANTS, enrolment.batch.programme)
    current = locked(enrolment)
    if current.batch.state not in {"training", "completed"}:
        raise NotYet()
    if not has_passed:
        return move(current, "fail", by, at, note=note)
    if not note.strip():
        _check_attendance(current, at)
    current = move(current, "pass", by, at, note=note)
    _tell_completed(current, by, at)
    with suppress(NikIsHeld):  # It follows by itself once it is decided whose NIK it is.
        issue_certificate(enrolment=current, by=by, at=at)
    return current


def _check_attendance(current: Enrolment, at: datetime) -> None:
    today, share = day_in(current.batch.programme.workplace.time_zone, at), share_of(current)
    if share is None or not is_low(share, on=today):
        return
    least = least_attendance(today)
    words = _("Kehadirannya %(percent)s %%, di bawah %(least)s %% (%(basis)s). Tuliskan di catatan mengapa tetap dinyatakan lulus.") % {
        "percent": share.percent,
        "least": least.value,
        "basis": least.legal_basis,
    }
    raise AttendanceTooLow(words, fields={"note": words})


def _tell_completed(current: Enrolment, by: Actor, at: datetime) -> None:
    programme = current.batch.programme
    announce(
        TrainingCompleted(
            version=current.version,
            workplace_id=programme.workplace_id,
            regency_code=programme.workplace.regency_id,
            unit_codes=programme.unit_codes(),
            occupation_code=programme.occupation_id or "",
            instructor_ids=instructor_ids(current.batch),
            completed_on=day_in(programme.workplace.time_zone, at),
            **ids_of(current, programme.pk, programme.legal_entity_id),
        ),
        by=by,
        at=at,
    )
