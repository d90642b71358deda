"""One step of an application: the move, its history and what is announced of it."""

from datetime import datetime
from typing import Any

from karirhub.models import Application, ApplicationMove, Interview, InterviewMove, Offer, OfferMove
from karirhub.workflows import APPLICATION, INTERVIEW, OFFER
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import ApplicationMoved
from siapkerja.identity.actor import Actor
from siapkerja.workflow.moves import apply as apply_move


def take(
    *, application: Application, name: str, by: Actor, at: datetime, reason_code: str = "", note: str = "", **companions: Any
) -> Application:
    """Move a locked application and announce it; once it is over, what was still open about it is over too.

    Raises:
        MoveNotAllowed, ReasonNeeded: as the table says.
    """
    apply_move(
        APPLICATION, application, name, history=ApplicationMove, by=by, at=at, reason_code=reason_code, note=note, moved_at=at, **companions
    )
    fact = ApplicationMoved(version=application.version, **about(application), move=name, state=application.state, at=at)
    announce(fact, by=by, at=at)
    if not application.is_open:
        end_what_is_open(application=application, by=by, at=at)
    return application


def about(application: Application) -> dict[str, int]:
    """The ids every fact about an application carries."""
    return {
        "application_id": application.pk,
        "vacancy_id": application.vacancy_id,
        "person_id": application.person_id,
        "legal_entity_id": application.vacancy.legal_entity_id,
    }


def end_what_is_open(*, application: Application, by: Actor, at: datetime) -> None:
    """Interviews and offers of an application that has ended; the end itself has told everybody."""
    for interview in Interview.objects.open().filter(application=application).select_for_update():
        apply_move(INTERVIEW, interview, "drop", history=InterviewMove, by=by, at=at)
    for offer in Offer.objects.open().filter(application=application).select_for_update():
        apply_move(OFFER, offer, "lapse", history=OfferMove, by=by, at=at)
