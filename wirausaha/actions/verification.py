"""An office looks at an application: its papers, then its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.distances import metres_between
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked
from wirausaha.actions.attachments import VISIT_PHOTO, keep
from wirausaha.actions.moving import move, release, today_of
from wirausaha.actions.programmes import check
from wirausaha.enums import ProposalPart, RefusalReason
from wirausaha.models import Proposal, ReturnPoint, Visit
from wirausaha.permissions import Permission, demand_officer
from wirausaha.queries.limits import working_days_after
from wirausaha.queries.places import doubt_about


class NothingAsked(Refused):
    code = "nothing_asked"
    sentence = _("Tulis paling sedikit satu hal yang perlu dilengkapi, pada bagiannya.")


class VisitInTheFuture(Refused):
    code = "visit_in_the_future"
    sentence = _("Kunjungan dicatat setelah dilakukan. Periksa tanggalnya.")


class VisitElsewhere(Refused):
    code = "visit_elsewhere"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What an officer found at the place. Marks are 0 to 5; degrees."""

    visited_on: date
    latitude: float
    longitude: float
    findings: str
    feasibility: int
    readiness: int
    impact: int


@transaction.atomic
def accept_papers(*, proposal: Proposal, by: Actor, at: datetime) -> Proposal:
    """The application is complete; somebody visits the place next.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
    """
    current = _locked(proposal, Permission.VERIFY_AID, by)
    return move(current, "accept_papers", by, at, due_on=working_days_after(today_of(current, at), "aid.visit_working_days"))


@transaction.atomic
def send_back(*, proposal: Proposal, points: Mapping[ProposalPart, str], by: Actor, at: datetime) -> Proposal:
    """Ask the applicant to mend certain parts; each reads what beside its own step.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
        NothingAsked: no point.
    """
    current = _locked(proposal, Permission.VERIFY_AID, by)
    asked = {part: words.strip() for part, words in points.items() if words.strip()}
    if not asked:
        raise NothingAsked()
    for part, words in asked.items():
        ReturnPoint.objects.create(proposal=current, part=part, words=words, at=at)
    note = "\n".join(f"{ProposalPart(part).label}: {words}" for part, words in asked.items())
    due_on = working_days_after(today_of(current, at), "aid.completion_working_days")
    return move(current, "send_back", by, at, note=note, due_on=due_on)


@transaction.atomic
def refuse(*, proposal: Proposal, reason: RefusalReason, note: str = "", by: Actor, at: datetime) -> Proposal:
    """Refuse an application before the decision; its NIK are free for another.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
    """
    current = _locked(proposal, Permission.DECIDE_AID, by)
    move(current, "refuse", by, at, reason_code=str(reason), note=note, due_on=None)
    release(current)
    return current


@transaction.atomic
def assess(*, proposal: Proposal, found: Found, photo: BinaryIO, by: Actor, at: datetime) -> Visit:
    """Write down a visit with its photo, where the officer stood, and the marks that make the ranking.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed, NotValid.
        VisitInTheFuture: the day has not come.
        VisitElsewhere: the officer's coordinates lie in the sea or outside the regency.
        FileTooLarge, EmptyFile, NotAPicture, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the photo.
    """
    current = _locked(proposal, Permission.VERIFY_AID, by)
    today = today_of(current, at)
    if found.visited_on > today:
        raise VisitInTheFuture(fields={"visited_on": str(VisitInTheFuture.sentence)})
    doubt = doubt_about(found.latitude, found.longitude, str(current.regency_id))
    if doubt is not None:
        raise VisitElsewhere(doubt.words, fields={"coordinates": doubt.words})
    visit = Visit(proposal=current, by_person_id=by.person_id, distance_m=_distance(current, found), at=at, **vars(found))
    check(visit, exclude=["proposal", "by_person", "photo"])
    move(
        current,
        "assess",
        by,
        at,
        score=_score(found, today),
        due_on=working_days_after(today, "aid.decision_working_days"),
    )
    visit.photo = keep(photo, purpose=VISIT_PHOTO, name="kunjungan", field="photo", proposal=current, by=by, at=at)
    visit.save()
    return visit


def _distance(current: Proposal, found: Found) -> int | None:
    if current.latitude is None or current.longitude is None:
        return None
    return metres_between(current.latitude, current.longitude, found.latitude, found.longitude)


def _score(found: Found, on: date) -> int:
    """0 to 100 by the weights in force."""
    weights = rule("aid.score_weights", on).value
    marks = (found.feasibility, found.readiness, found.impact)
    total: float = sum(weight * mark / 5 for weight, mark in zip(weights, marks, strict=True))
    return round(total)


def _locked(proposal: Proposal, permission: Permission, by: Actor) -> Proposal:
    current = locked(proposal)
    demand_officer(by, permission, current)
    return current
