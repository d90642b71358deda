"""Applications nobody answered, or of which nobody spoke any more: reminding the employer, telling the applicant, closing them."""

from datetime import datetime, timedelta

from django.db import transaction

from karirhub.actions import steps
from karirhub.enums import LapseReason
from karirhub.models import AnswerReminder, Application
from karirhub.queries.unanswered import (
    GOING_ON,
    WAITING,
    Closing,
    Due,
    applications_to_warn,
    left_in_silence,
    overdue_answers,
    patience,
    silent_until,
    vacancies_to_remind,
)
from siapkerja.events.publishing import publish
from siapkerja.facts.karirhub import AnswersDue, ApplicationClosesSoon
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import ZONE_NAMES, day_in
from siapkerja.workflow.moves import locked


def lapse_overdue(*, by: Actor, at: datetime) -> int:
    """Close applications whose promised day has passed at the workplace, and those that went on and were then left in silence for longer
    than the rule `application.silence_days` allows, each in a transaction of its own. Returns how many.

    Those of vacancies whose employer is kept from answering wait.
    """
    ended = _lapse_silent(by, at)
    for zone in ZONE_NAMES:
        for application in overdue_answers(zone, at):
            ended += _lapse_overdue(application, zone, by, at)
    return ended


@transaction.atomic
def _lapse_overdue(application: Application, zone: str, by: Actor, at: datetime) -> bool:
    current = locked(application)
    if current.state not in WAITING or current.answer_by is None or current.answer_by >= day_in(zone, at):
        return False
    lapse(application=current, by=by, at=at)
    return True


def _lapse_silent(by: Actor, at: datetime, limit: int = 500) -> int:
    days = patience(at).silence + 1  # the last day is over everywhere
    return sum(_lapse_one_silent(pk, days, by, at) for pk in list(left_in_silence(at, days).values_list("pk", flat=True)[:limit]))


@transaction.atomic
def _lapse_one_silent(pk: int, days: int, by: Actor, at: datetime) -> bool:
    """Close it unless it went on meanwhile, or its employer was not reminded in time; then the reminder comes first."""
    current = locked(Application(pk=pk))
    found = left_in_silence(at, days).select_related("vacancy__workplace").filter(pk=pk).first()
    if found is None or not _was_reminded(found, at):
        return False
    lapse(application=current, reason=LapseReason.SILENT, by=by, at=at)
    return True


def _was_reminded(application: Application, at: datetime) -> bool:
    told, today = patience(at), day_in(application.vacancy.workplace.time_zone, at)
    window = silent_until(application, told.silence - told.reminder), today - timedelta(days=max(told.reminder - 1, 0))
    return AnswerReminder.objects.filter(vacancy=application.vacancy_id, reminded_on__range=window).exists()


@transaction.atomic
def lapse(*, application: Application, reason: LapseReason = LapseReason.NOT_ANSWERED, by: Actor, at: datetime) -> Application:
    """Close an application by itself; the applicant hears why.

    Raises:
        MoveNotAllowed: it is over already.
    """
    return steps.take(application=locked(application), name="lapse", reason_code=reason, by=by, at=at)


def lapse_all(*, vacancy_id: int, by: Actor, at: datetime) -> int:
    """Close every open application of a vacancy that was taken down. Returns how many."""
    ids = Application.objects.open().filter(vacancy=vacancy_id).order_by("pk").values_list("pk", flat=True)
    return sum(_lapse_open(pk, by, at) for pk in list(ids))


@transaction.atomic
def _lapse_open(pk: int, by: Actor, at: datetime) -> bool:
    current = locked(Application(pk=pk))
    if not current.is_open:
        return False
    lapse(application=current, reason=LapseReason.TAKEN_DOWN, by=by, at=at)
    return True


def remind_employers(*, by: Actor, at: datetime) -> int:
    """Tell employers which vacancies have applications that soon close by themselves; a vacancy at most once in so many days.

    Returns:
        How many vacancies they were reminded of.
    """
    days = patience(at).reminder
    return sum(_remind(due, days, by, at) for due in vacancies_to_remind(at))


@transaction.atomic
def _remind(due: Due, days: int, by: Actor, at: datetime) -> bool:
    vacancy = due.vacancy
    today = day_in(vacancy.workplace.time_zone, at)
    reminder, is_new = AnswerReminder.objects.select_for_update().get_or_create(vacancy=vacancy, defaults={"reminded_on": today})
    if not is_new:
        if reminder.reminded_on > today - timedelta(days=days):
            return False
        reminder.reminded_on, reminder.times = today, reminder.times + 1
        reminder.save()
    fact = AnswersDue(
        version=reminder.times,
        vacancy_id=vacancy.pk,
        legal_entity_id=vacancy.legal_entity_id,
        workplace_id=vacancy.workplace_id,
        waiting=due.waiting,
        answer_by=due.answer_by,
    )
    publish(fact, by=by, at=at)
    return True


def warn_applicants(*, by: Actor, at: datetime) -> int:
    """Tell applicants of applications that close by themselves within the days of the rule `application.answer_reminder_days`, so that
    nobody learns of it only afterwards. Each is told once, and anew only where the day has moved.

    Returns:
        How many applications that were.
    """
    return sum(_warn(closing, by, at) for closing in applications_to_warn(at))


@transaction.atomic
def _warn(closing: Closing, by: Actor, at: datetime) -> bool:
    current = locked(closing.application)
    if current.state not in {*WAITING, *GOING_ON} or current.version != closing.application.version:
        return False
    current.warned_on, current.version = day_in(current.vacancy.workplace.time_zone, at), current.version + 1
    current.save(update_fields=["warned_on", "version"])
    fact = ApplicationClosesSoon(
        version=current.version,
        application_id=current.pk,
        vacancy_id=current.vacancy_id,
        person_id=current.person_id,
        legal_entity_id=current.vacancy.legal_entity_id,
        closes_after=closing.closes_after,
    )
    publish(fact, by=by, at=at)
    return True
