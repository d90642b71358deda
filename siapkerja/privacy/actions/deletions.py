"""Being forgotten (UU 27/2022 art. 8, 43-44): asked for, thought over, done; and unused accounts that nobody misses."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import DeletionAsked, DeletionCancelled, DeletionHeld, PersonAnonymised
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import holdings, obstacles_to_forgetting
from siapkerja.identity.models import Person
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.privacy.actions.numbering import new_number
from siapkerja.privacy.enums import DeletionState
from siapkerja.privacy.models import DeletionMoved, DeletionRequest
from siapkerja.privacy.permissions import GRANTS, Permission
from siapkerja.privacy.workflows import DELETION
from siapkerja.reference.queries.rules import rule
from siapkerja.workflow import moves

# The account goes last: what other parts erase may still need to know whose it is.
LAST = "account"


class DeletionAlreadyAsked(Refused):
    code = "deletion_already_asked"
    sentence = _("Penghapusan akun Anda sudah diminta dan masih berjalan.")


class CannotForget(Refused):
    code = "cannot_forget"


@transaction.atomic
def ask_deletion(*, person: Person, by: Actor, at: datetime) -> DeletionRequest:
    """Begin the cooling-off; until it ends the account works as before and the person may cancel.

    Raises:
        NotPermitted: somebody else's.
        DeletionAlreadyAsked: one is under way.
        CannotForget: something stands against it; the sentence says what to do first.
    """
    require(GRANTS, by, Permission.USE_OWN_RIGHTS, person_id=person.pk)
    if reasons := obstacles_to_forgetting(person.pk, at):
        raise CannotForget(" ".join(reasons))
    days = rule("privacy.deletion_cooling_off_days", day_in("Asia/Jakarta", at)).value
    try:
        with transaction.atomic():
            request = DeletionRequest.objects.create(
                person=person, asked_at=at, erase_at=at + timedelta(days=days), number=new_number("H", at=at)
            )
    except IntegrityError as error:
        raise DeletionAlreadyAsked() from error
    record_act(by, "deletion_asked", f"privacy.deletion:{request.pk}", at)
    erase_on = day_in("Asia/Jakarta", request.erase_at)
    fact = DeletionAsked(deletion_id=request.pk, person_id=person.pk, number=request.number, erase_on=erase_on, version=request.version)
    publish(fact, by=by, at=at)
    return request


@transaction.atomic
def cancel_deletion(*, request: DeletionRequest, by: Actor, at: datetime) -> DeletionRequest:
    """The person changed their mind.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = moves.locked(request)
    require(GRANTS, by, Permission.USE_OWN_RIGHTS, person_id=record.person_id)
    moves.apply(DELETION, record, "cancel", history=DeletionMoved, by=by, at=at, ended_at=at, held_reason="")
    record_act(by, "deletion_cancelled", f"privacy.deletion:{record.pk}", at)
    publish(
        DeletionCancelled(deletion_id=record.pk, person_id=record.person_id, number=record.number, version=record.version), by=by, at=at
    )
    return record


@transaction.atomic
def carry_out_deletion(*, request: DeletionRequest, by: Actor, at: datetime) -> DeletionRequest:
    """After the cooling-off: anonymise, or hold and say why. A held one is tried again with every run."""
    record = moves.locked(request)
    if record.state not in DELETION.values(final=False) or record.erase_at > at:
        return record
    if reasons := obstacles_to_forgetting(record.person_id, at):
        if record.state == DeletionState.WAITING:
            words = " ".join(reasons)
            moves.apply(DELETION, record, "hold", history=DeletionMoved, by=by, at=at, reason_code="obstacle", held_reason=words)
            fact = DeletionHeld(deletion_id=record.pk, person_id=record.person_id, number=record.number, version=record.version)
            publish(fact, by=by, at=at)
        return record
    moves.apply(DELETION, record, "erase", history=DeletionMoved, by=by, at=at, ended_at=at, held_reason="")
    anonymise(person=Person.objects.get(pk=record.person_id), cause="request", by=by, at=at)
    return record


@transaction.atomic
def anonymise(*, person: Person, cause: str, by: Actor, at: datetime) -> None:
    """Let every holder of data of this person remove it or cut it loose; what a law keeps stays under a pseudonym.

    Args:
        cause: "request" or "inactivity".
    """
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if row.anonymised_at is not None:
        return
    for holding in sorted(holdings(), key=lambda holding: holding.slug == LAST):
        if holding.erase is not None:
            holding.erase(row.pk, by, at)
    record_act(by, "person_anonymised", f"identity.person:{row.pk}", at, cause=cause)
    publish(PersonAnonymised(person_id=row.pk, cause=cause, version=1), by=by, at=at)
