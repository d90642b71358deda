"""Moving a card: its row, its history, its fact. Called inside actions, with the row locked."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from karirhub.models import JobSeekerCard, JobSeekerCardMove
from karirhub.permissions import GRANTS, Permission
from karirhub.workflows import CARD
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import CardMoved
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply as apply_move
from siapkerja.workflow.moves import locked


class OwnMatter(Refused):
    code = "own_matter"
    sentence = _("Ini urusan Anda sendiri, jadi petugas lain yang mengerjakannya.")


def locked_of_holder(card: JobSeekerCard, by: Actor) -> JobSeekerCard:
    """The locked row, for its holder or whoever helps them. Raises NotPermitted."""
    current = locked(card)
    require(GRANTS, by, Permission.HOLD_CARD, person_id=current.person_id)
    return current


def locked_for_office(card: JobSeekerCard, permission: Permission, by: Actor) -> JobSeekerCard:
    """The locked row, for an officer of its regency about somebody else. Raises NotPermitted, OwnMatter."""
    current = locked(card)
    require(GRANTS, by, permission, region_code=current.regency_id)
    if by.person_id is not None and by.person_id == current.person_id:
        raise OwnMatter()
    return current


def move(
    current: JobSeekerCard,
    name: str,
    by: Actor,
    at: datetime,
    *,
    is_first: bool = False,
    reason_code: str = "",
    note: str = "",
    **companions: Any,
) -> JobSeekerCard:
    """Apply a move, write its history and announce it.

    Args:
        is_first: the card has just been applied for; there is no state before.

    Raises:
        MoveNotAllowed, ReasonNeeded: as the table says.
    """
    if is_first:
        JobSeekerCardMove.objects.create(
            record=current, move=name, source="", target=current.state, at=at, by_person_id=by.person_id,
            on_behalf_of_id=by.on_behalf_of_id, role=by.role_word,
        )  # fmt: skip
    else:
        apply_move(
            CARD, current, name, history=JobSeekerCardMove, by=by, at=at, reason_code=reason_code, note=note, moved_at=at, **companions
        )
    announce(
        CardMoved(
            version=current.version, card_id=current.pk, person_id=current.person_id, regency_code=current.regency_id, move=name,
            state=current.state,
        ),
        by=by,
        at=at,
    )  # fmt: skip
    return current
