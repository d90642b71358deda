"""Moving an application: history, fact, and whose NIK are free again. Called inside actions, with the row locked."""

from datetime import date, datetime
from typing import Any

from siapkerja.events.publishing import publish
from siapkerja.facts.wirausaha import ProposalMoved
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.workflow.moves import apply
from wirausaha.models import Proposal, ProposalMove
from wirausaha.workflows import PROPOSAL

NATIONAL_ZONE = "Asia/Jakarta"


def today_of(proposal: Proposal, at: datetime) -> date:
    """The day at the place of business; in Jakarta while no place is known."""
    zone = proposal.regency.time_zone if proposal.regency else ""
    return day_in(zone or NATIONAL_ZONE, at)


def move(current: Proposal, name: str, by: Actor, at: datetime, *, reason_code: str = "", note: str = "", **more: Any) -> Proposal:
    """Apply a move, write its history and announce it.

    Raises:
        MoveNotAllowed, ReasonNeeded: as `siapkerja.workflow.moves.apply`.
    """
    apply(PROPOSAL, current, name, history=ProposalMove, by=by, at=at, reason_code=reason_code, note=note, moved_at=at, **more)
    publish(ProposalMoved(move=name, state=current.state, reason_code=reason_code, **ids_of(current)), by=by, at=at)
    return current


def release(current: Proposal) -> None:
    """The application ended without aid: none of its NIK holds the year any more."""
    current.members.filter(is_counted=True).update(is_counted=False)


def ids_of(current: Proposal) -> dict[str, Any]:
    """What every fact about an application says."""
    return {
        "version": current.version,
        "proposal_id": current.pk,
        "programme_id": current.programme_id,
        "person_id": current.person_id,
        "village_code": current.village_id or "",
        "regency_code": current.regency_id or "",
    }
