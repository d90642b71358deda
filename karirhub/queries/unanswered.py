"""Which applications wait for an answer or for the next step, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from karirhub.enums import ApplicationState, InterviewState, VacancyState
from karirhub.models import (
    AnswerReminder,
    Application,
    ApplicationMessage,
    ComplaintCase,
    Interview,
    InterviewMove,
    InterviewSlot,
    StageChange,
    Vacancy,
)
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rules

WAITING = (ApplicationState.SENT, ApplicationState.VIEWED)
# Answered once, and then? An offer has a last day of its own, and whoever accepted one may be at work already.
GOING_ON = (ApplicationState.SHORTLISTED, ApplicationState.INTERVIEW)


@dataclass(frozen=True)
class Patience:
    """How long an employer may say nothing, and how long before the end it is reminded, in days."""

    silence: int
    reminder: int


def patience(at: datetime) -> Patience:
    told = rules(["application.silence_days", "application.answer_reminder_days"], timezone.localdate(at))
    return Patience(int(told["application.silence_days"].value), int(told["application.answer_reminder_days"].value))


def _answerable(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Those whose employer is not kept from answering."""
    kept = Exists(ComplaintCase.objects.withholding().filter(vacancy=OuterRef("vacancy")))
    return rows.exclude(vacancy__state=VacancyState.FROZEN).exclude(kept)


def overdue_answers(zone: str, at: datetime, limit: int = 500) -> list[Application]:
    """Applications whose promised day has passed at the workplace, and whose employer could have answered."""
    rows = Application.objects.filter(state__in=WAITING, vacancy__workplace__time_zone=zone, answer_by__lt=day_in(zone, at))
    return list(_answerable(rows).order_by("answer_by", "pk")[:limit])


def left_in_silence(at: datetime, days: int) -> QuerySet[Application]:
    """Applications that went on, and of whose employer nothing was heard for so many days; the longest silent first.

    Their `last_step_at` is the employer's last step, stage, message, invitation or calling off, or the last time of an interview that
    stands, whichever came last.
    """
    before = at - timedelta(days=days)
    own, of_interview = {"application": OuterRef("pk")}, {"interview__application": OuterRef("pk")}
    standing = {"interview__state__in": [InterviewState.PROPOSED, InterviewState.AGREED]}
    cancelled = InterviewMove.objects.filter(record__application=OuterRef("pk"), move="cancel")
    rows = Application.objects.filter(state__in=GOING_ON, moved_at__lt=before).annotate(
        last_step_at=Greatest(
            "moved_at",
            _last(StageChange.objects.filter(**own), "application", "at"),
            _last(ApplicationMessage.objects.filter(**own, is_from_employer=True), "application", "sent_at"),
            _last(Interview.objects.filter(**own), "application", "proposed_at"),
            _last(InterviewSlot.objects.filter(**of_interview, **standing), "interview__application", "starts_at"),
            _last(cancelled, "record__application", "at"),
        )
    )
    return _answerable(rows.filter(last_step_at__lt=before)).order_by("moved_at", "pk")


def _last(rows: QuerySet[Any], owner: str, moment: str) -> Subquery:
    return Subquery(rows.order_by().values(owner).annotate(last=Max(moment)).values("last"))


def silent_until(application: Application, days: int) -> date:
    """The last day, at the workplace, on which the employer may go on with an application `left_in_silence` found."""
    zone = application.vacancy.workplace.time_zone
    return day_in(zone, application.last_step_at) + timedelta(days=days)  # type: ignore[attr-defined]


def closes_after(application: Application, at: datetime) -> date | None:
    """The last day before an application closes by itself; None while nothing of the kind is near.

    None too where its employer is kept from answering, and while an interview is still to come.
    """
    if application.is_waiting:
        return application.answer_by if _answerable(Application.objects.filter(pk=application.pk)).exists() else None
    if application.state not in GOING_ON:
        return None
    found = left_in_silence(at, 0).select_related("vacancy__workplace").filter(pk=application.pk).first()
    return silent_until(found, patience(at).silence) if found else None


@dataclass(frozen=True)
class Closing:
    """An application that closes by itself soon, and the last day before it does."""

    application: Application
    closes_after: date


def applications_to_warn(at: datetime, limit: int = 500) -> list[Closing]:
    """Those that close within the days of the reminder, and whose applicants were not told yet; the soonest first."""
    told, today = patience(at), timezone.localdate(at)
    before = timedelta(days=told.reminder)
    untold = Q(warned_on=None) | Q(warned_on__lt=F("answer_by") - before)
    rows = Application.objects.filter(untold, state__in=WAITING, answer_by__range=(today, today + before))
    waiting = [Closing(row, row.answer_by) for row in _answerable(rows).order_by("answer_by", "pk")[:limit] if row.answer_by]
    # As for the employer: whoever is told late is given the days all the same.
    earliest = today + timedelta(days=max(told.reminder - 2, 0))
    silent = left_in_silence(at, told.silence - told.reminder).select_related("vacancy__workplace")[:limit]
    ends = [(row, silent_until(row, told.silence)) for row in silent]
    going_on = [Closing(row, max(day, earliest)) for row, day in ends if row.warned_on is None or row.warned_on < day - before]
    return sorted([*waiting, *going_on], key=lambda one: (one.closes_after, one.application.pk))


@dataclass(frozen=True)
class Due:
    """A vacancy with applications that close by themselves soon: how many, and the last day for the first of them."""

    vacancy: Vacancy
    waiting: int
    answer_by: date


def vacancies_to_remind(at: datetime, limit: int = 500) -> list[Due]:
    """Vacancies with applications that close unanswered, or after a long silence, within the days of the reminder; the soonest first."""
    told, today = patience(at), timezone.localdate(at)
    soon = Q(applications__state__in=WAITING, applications__answer_by__range=(today, today + timedelta(days=told.reminder)))
    lately = AnswerReminder.objects.filter(reminded_on__gt=today - timedelta(days=told.reminder))
    rows: QuerySet[Vacancy] = Vacancy.objects.exclude(state=VacancyState.FROZEN).filter(soon)
    kept = Exists(ComplaintCase.objects.withholding().filter(vacancy=OuterRef("pk")))
    rows = rows.exclude(Exists(lately.filter(vacancy=OuterRef("pk")))).exclude(kept).select_related("workplace")
    counted = rows.annotate(waiting=Count("applications"), first_answer_by=Min("applications__answer_by"))
    waiting = [Due(row, row.waiting, row.first_answer_by) for row in counted.order_by("first_answer_by", "pk")[:limit]]
    silent = left_in_silence(at, told.silence - told.reminder).exclude(Exists(lately.filter(vacancy=OuterRef("vacancy"))))
    # Who was not reminded in time is given the days all the same.
    earliest = today + timedelta(days=max(told.reminder - 2, 0))
    going_on = [
        Due(row.vacancy, 1, max(silent_until(row, told.silence), earliest)) for row in silent.select_related("vacancy__workplace")[:limit]
    ]
    return _together([*waiting, *going_on])


def _together(found: Iterable[Due]) -> list[Due]:
    """Each vacancy once."""
    by_vacancy: dict[int, Due] = {}
    for due in found:
        known = by_vacancy.get(due.vacancy.pk)
        added = Due(due.vacancy, known.waiting + due.waiting, min(known.answer_by, due.answer_by)) if known else due
        by_vacancy[due.vacancy.pk] = added
    return sorted(by_vacancy.values(), key=lambda due: (due.answer_by, due.vacancy.pk))
