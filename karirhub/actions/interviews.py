"""Proposing times for an interview, choosing one, and calling it off."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions import steps
from karirhub.enums import ApplicationState, InterviewState
from karirhub.models import Application, Interview, InterviewMove, InterviewSlot
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.workflows import INTERVIEW
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import InterviewAnswered, InterviewCancelled, InterviewNear, InterviewProposed
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply as apply_move
from siapkerja.workflow.moves import locked
from siapkerja.workflow.validity import demand_valid

# Reason code of the move to the interview where times are proposed instead of written down.
CHOOSE_TIME = "choose_time"
FURTHEST = timedelta(days=180)


class InterviewRefused(Refused):
    code = "interview_refused"
    sentence = _("Undangan wawancara ini belum lengkap.")


class TimesNotUsable(Refused):
    code = "times_not_usable"


class InterviewStands(Refused):
    code = "interview_stands"
    sentence = _("Masih ada wawancara yang berjalan untuk pelamar ini. Batalkan dulu bila ingin mengusulkan waktu baru.")


class TimeGone(Refused):
    code = "time_gone"
    sentence = _("Waktu ini sudah lewat. Pilih waktu lain, atau katakan bahwa tidak ada yang cocok.")


@transaction.atomic
def propose_slots(
    *,
    application: Application,
    times: Sequence[datetime],
    minutes: int,
    place: str = "",
    link: str = "",
    note: str = "",
    by: Actor,
    at: datetime,
) -> Interview:
    """Ask an applicant to an interview, at one of several times; the application moves to the interview where it is not there yet.

    Args:
        times: aware moments when it may begin, each after `at`; as many as the rule `interview.most_slots` allows.
        minutes: how long it takes, 10 to 480.
        place, link: where it is, one of them at least.
        note: up to 1,000 characters: what to bring, whom to ask for.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        MoveNotAllowed: the application is past the interview, or over.
        TimesNotUsable, InterviewStands, InterviewRefused: as they say.
    """
    current = locked(application)
    demand(by, Permission.HANDLE_APPLICATIONS, current.vacancy)
    chosen = _usable(times, at)
    if current.interviews.open().exists():
        raise InterviewStands()
    is_first = current.state != ApplicationState.INTERVIEW
    interview = Interview(
        application=current, minutes=minutes, time_zone=current.vacancy.workplace.time_zone, place=place.strip(), link=link.strip(),
        note=note.strip()[:1000] or None, proposed_at=at,
    )  # fmt: skip
    demand_valid(interview, refusal=InterviewRefused, exclude=["application", "chosen", "note"])
    if is_first:
        steps.take(application=current, name="invite", reason_code=CHOOSE_TIME, by=by, at=at)
    interview.save()
    InterviewSlot.objects.bulk_create(InterviewSlot(interview=interview, starts_at=moment) for moment in chosen)
    announce(
        InterviewProposed(version=interview.version, **steps.about(current), interview_id=interview.pk, is_first=is_first, at=at),
        by=by,
        at=at,
    )
    return interview


@transaction.atomic
def choose_slot(*, interview: Interview, slot: InterviewSlot, by: Actor, at: datetime) -> Interview:
    """The applicant takes one of the proposed times.

    Raises:
        NotPermitted: it is somebody else's application.
        MoveNotAllowed: a time was chosen already, or the invitation is gone.
        TimeGone: the time has passed, or is not one of those proposed.
    """
    current = _own(interview, by)
    found = current.slots.filter(pk=slot.pk, starts_at__gt=at).first()
    if found is None:
        raise TimeGone(fields={"slot": str(TimeGone.sentence)})
    apply_move(INTERVIEW, current, "choose", history=InterviewMove, by=by, at=at, chosen=found)
    _announce_answer(current, by, at)
    return current


@transaction.atomic
def refuse_slots(*, interview: Interview, note: str = "", by: Actor, at: datetime) -> Interview:
    """None of the proposed times fits the applicant, who may say which would.

    Raises:
        NotPermitted, MoveNotAllowed: as `choose_slot`.
    """
    current = _own(interview, by)
    apply_move(INTERVIEW, current, "none_fits", history=InterviewMove, by=by, at=at, note=note.strip()[:1000])
    _announce_answer(current, by, at)
    return current


@transaction.atomic
def cancel_interview(*, interview: Interview, note: str, by: Actor, at: datetime) -> Interview:
    """Call an interview off: the employer one proposed or agreed on, the applicant one agreed on.

    Args:
        note: why, up to 1,000 characters; the other side reads it.

    Raises:
        NotPermitted: neither the applicant nor somebody who handles the application.
        MoveNotAllowed, ReasonNeeded: as the table says.
    """
    current = locked(interview)
    is_by_employer = by.subject_id != current.application.person_id
    if is_by_employer:
        demand(by, Permission.HANDLE_APPLICATIONS, current.application.vacancy)
    else:
        require(GRANTS, by, Permission.ANSWER_EMPLOYER, person_id=current.application.person_id)
    name = "cancel" if is_by_employer else "excuse"
    apply_move(INTERVIEW, current, name, history=InterviewMove, by=by, at=at, note=note.strip()[:1000])
    fact = InterviewCancelled(
        version=current.version, **steps.about(current.application), interview_id=current.pk, is_by_employer=is_by_employer, at=at
    )
    announce(fact, by=by, at=at)
    return current


@transaction.atomic
def remind_of_interviews(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Announce agreed interviews that are near, each once. Gives how many.

    Args:
        limit: interviews in one call.
    """
    hours = int(rule("interview.reminder_hours", timezone.localdate(at)).value)
    near = Interview.objects.filter(
        state=InterviewState.AGREED, reminded_at=None, chosen__starts_at__gt=at, chosen__starts_at__lte=at + timedelta(hours=hours)
    )
    rows = list(near.select_related("application__vacancy").select_for_update(of=("self",), skip_locked=True).order_by("pk")[:limit])
    for interview in rows:
        Interview.objects.filter(pk=interview.pk).update(reminded_at=at)
        fact = InterviewNear(version=interview.version, **steps.about(interview.application), interview_id=interview.pk, at=at)
        announce(fact, by=by, at=at)
    return len(rows)


def _own(interview: Interview, by: Actor) -> Interview:
    current = locked(interview)
    require(GRANTS, by, Permission.ANSWER_EMPLOYER, person_id=current.application.person_id)
    return current


def _usable(times: Sequence[datetime], at: datetime) -> list[datetime]:
    """The times in order, each once."""
    most = int(rule("interview.most_slots", timezone.localdate(at)).value)
    wanted = sorted(set(times))
    if not wanted:
        raise _unusable(_now("Usulkan paling sedikit satu waktu."))
    if len(wanted) > most:
        raise _unusable(_now("Usulkan paling banyak %(most)s waktu.") % {"most": most})
    if wanted[0] <= at:
        raise _unusable(_now("Ada waktu yang sudah lewat. Usulkan waktu yang akan datang."))
    if wanted[-1] > at + FURTHEST:
        raise _unusable(_now("Ada waktu yang lebih dari enam bulan lagi. Periksa tahunnya."))
    return wanted


def _unusable(sentence: str) -> TimesNotUsable:
    return TimesNotUsable(sentence, fields={"times": sentence})


def _announce_answer(interview: Interview, by: Actor, at: datetime) -> None:
    application = interview.application
    fact = InterviewAnswered(version=interview.version, **steps.about(application), interview_id=interview.pk, state=interview.state, at=at)
    announce(fact, by=by, at=at)
