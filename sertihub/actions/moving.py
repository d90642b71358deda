"""Moving a candidate's case and telling it."""

from datetime import datetime
from typing import Any

from sertihub.models import Candidacy, CandidacyMove
from sertihub.workflows import CANDIDACY
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import CandidacyMoved
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import NotPermitted
from siapkerja.workflow.moves import apply, locked


def own(candidacy: Candidacy, by: Actor) -> Candidacy:
    """The candidate's own case, locked.

    Raises:
        NotPermitted: somebody else's.
    """
    current = locked(candidacy)
    if by.subject_id != current.person_id and not by.is_system:
        raise NotPermitted()
    return current


def move(
    current: Candidacy, name: str, *, by: Actor, at: datetime, reason_code: str = "", note: str = "", is_told: bool = True, **more: Any
) -> Candidacy:
    """Move a locked case.

    Args:
        is_told: announce it as a move; False where another fact tells it.
        more: columns that change with it.
    """
    apply(CANDIDACY, current, name, history=CandidacyMove, by=by, at=at, reason_code=reason_code, note=note, moved_at=at, **more)
    if is_told:
        fact = CandidacyMoved(version=current.version, move=name, state=current.state, reason_code=reason_code, **ids_of(current))
        announce(fact, by=by, at=at)
    return current


def ids_of(candidacy: Candidacy) -> dict[str, int]:
    """What every fact about a case names."""
    return {
        "candidacy_id": candidacy.pk,
        "scheme_id": candidacy.scheme_id,
        "legal_entity_id": candidacy.body.legal_entity_id,
        "person_id": candidacy.person_id,
    }
