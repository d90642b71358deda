"""The body's staff look whether an application is complete (FR.APL.01 part 3)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sertihub.actions.moving import move
from sertihub.enums import Part, RefuseReason
from sertihub.models import Candidacy, Remark
from sertihub.permissions import Permission, demand
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked


class NothingToMend(Refused):
    code = "nothing_to_mend"
    sentence = _("Tuliskan paling sedikit satu hal yang perlu diperbaiki, di bagian yang dimaksud.")


@transaction.atomic
def verify(*, candidacy: Candidacy, by: Actor, at: datetime) -> Candidacy:
    """Find the application complete.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    return move(_for_staff(candidacy, by), "verify", by=by, at=at)


@transaction.atomic
def send_back(*, candidacy: Candidacy, remarks: Mapping[Part, str], by: Actor, at: datetime) -> Candidacy:
    """Ask the candidate to mend parts of it.

    Args:
        remarks: what to mend, by part; empty texts are left out.

    Raises:
        NotPermitted, MoveNotAllowed.
        NothingToMend: no remark.
    """
    said = {part: note.strip() for part, note in remarks.items() if note.strip()}
    if not said:
        raise NothingToMend()
    current = _for_staff(candidacy, by)
    note = "\n".join(f"{part.label}: {words}" for part, words in said.items())
    move(current, "send_back", by=by, at=at, note=note)
    Remark.objects.bulk_create(Remark(candidacy=current, part=part, note=words, written_at=at) for part, words in said.items())
    return current


@transaction.atomic
def refuse(*, candidacy: Candidacy, reason: RefuseReason, note: str = "", by: Actor, at: datetime) -> Candidacy:
    """Not take the application, with a reason the candidate reads.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    return move(_for_staff(candidacy, by), "refuse", by=by, at=at, reason_code=str(reason), note=note)


def _for_staff(candidacy: Candidacy, by: Actor) -> Candidacy:
    demand(by, Permission.VERIFY_CANDIDATE, candidacy.body.legal_entity_id)
    return locked(candidacy)
