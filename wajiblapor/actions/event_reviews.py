"""What becomes of a reported event: the office accepts it or not, the company takes it back, and on its day the record of the
workplace follows.

A move or a dissolving changes the workplace itself, for everybody who reads it; the other kinds only stand in the workplace's
history.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import withdraw
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import WorkplaceEventMoved
from siapkerja.identity.actions.workplaces import follow_dissolution, follow_move
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.enums import EventKind, EventState
from wajiblapor.models import EventHistory, WorkplaceEvent
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.events import may_decide
from wajiblapor.workflows import EVENT

TAKEN_BACK = "taken_back"
AT_ONCE = 500
# The registry of workplaces is the portal's: it follows what was accepted, whoever accepted it.
REGISTRAR = Actor.the_system("wajiblapor")


class AlreadyHappened(Refused):
    code = "event_already_happened"
    sentence = _("Harinya sudah lewat. Hubungi dinas bila peristiwa ini ternyata tidak terjadi.")


@transaction.atomic
def accept_event(*, event: WorkplaceEvent, by: Actor, at: datetime) -> WorkplaceEvent:
    """The office accepts it; what has happened by now takes effect at once.

    Raises:
        NotPermitted: the actor is no officer of that region who may decide, or acts for that company.
        MoveNotAllowed: it does not wait for that.
    """
    row = _for_decision(event, by)
    apply(EVENT, row, "accept", history=EventHistory, by=by, at=at)
    _announce(row, "accept", by=by, at=at)
    if row.happens_on <= day_in(row.workplace.time_zone, at):
        _take_effect(row, at)
    return row


@transaction.atomic
def decline_event(*, event: WorkplaceEvent, note: str, by: Actor, at: datetime) -> WorkplaceEvent:
    """The office does not accept it, in words that the company reads; the workplace stays as it is.

    Raises:
        NotPermitted, MoveNotAllowed.
        ReasonNeeded: without words.
    """
    row = _for_decision(event, by)
    apply(EVENT, row, "decline", history=EventHistory, by=by, at=at, note=note.strip())
    _announce(row, "decline", by=by, at=at)
    return row


@transaction.atomic
def withdraw_event(*, event: WorkplaceEvent, by: Actor, at: datetime) -> WorkplaceEvent:
    """The company takes it back before its day: it will not happen. Its receipt says so.

    Raises:
        NotPermitted: only signatories and managers.
        MoveNotAllowed: it has taken effect, or was not accepted.
        AlreadyHappened: its day has come.
    """
    row = locked(event)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if row.state == EventState.ACCEPTED and row.happens_on <= day_in(row.workplace.time_zone, at):
        raise AlreadyHappened
    apply(EVENT, row, "withdraw", history=EventHistory, by=by, at=at)
    if row.document is not None:
        withdraw(document=row.document, reason_code=TAKEN_BACK, by=by, at=at)
    _announce(row, "withdraw", by=by, at=at)
    return row


def let_events_happen(*, at: datetime) -> int:
    """Accepted events whose day has come take effect. Returns how many."""
    furthest = day_in("Asia/Jayapura", at)
    due = WorkplaceEvent.objects.filter(state=EventState.ACCEPTED, happens_on__lte=furthest)
    count = 0
    for pk in list(due.order_by("happens_on", "pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            row = WorkplaceEvent.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, state=EventState.ACCEPTED).first()
            if row is not None and row.happens_on <= day_in(row.workplace.time_zone, at):
                _take_effect(row, at)
                count += 1
    return count


def _take_effect(row: WorkplaceEvent, at: datetime) -> None:
    if row.kind == EventKind.MOVING and row.new_village_id:
        follow_move(
            workplace=row.workplace,
            village_code=row.new_village_id,
            address=row.new_address,
            postal_code=row.new_postal_code,
            by=REGISTRAR,
            at=at,
        )
    if row.kind == EventKind.DISSOLVING:
        follow_dissolution(workplace=row.workplace, closed_on=row.happens_on, by=REGISTRAR, at=at)
    apply(EVENT, row, "take_effect", history=EventHistory, by=REGISTRAR, at=at)
    _announce(row, "take_effect", by=REGISTRAR, at=at)


def _for_decision(event: WorkplaceEvent, by: Actor) -> WorkplaceEvent:
    row = locked(event)
    if not may_decide(by, row):
        raise NotPermitted
    return row


def _announce(row: WorkplaceEvent, move: str, *, by: Actor, at: datetime) -> None:
    publish(
        WorkplaceEventMoved(
            version=row.version,
            event_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            kind=str(row.kind),
            happens_on=row.happens_on,
            move=move,
            state=str(row.state),
        ),
        by=by,
        at=at,
    )
