"""Requests handed back by an officer, and those that close because nobody completes them."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from siapkerja.identity.holdings import obstacles_to_forgetting
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.recovery.actions.closing import close_uncompleted
from siapkerja.recovery.actions.reviews import NotYourCase, approve, ask_for_completion, hand_back, propose, take
from siapkerja.recovery.actions.tickets import supply
from siapkerja.recovery.enums import HandBackReason, MissingPart
from siapkerja.recovery.models import RecoveryTicket, RecoveryTicketMoved
from siapkerja.workflow.moves import ReasonNeeded
from tests.recovery.conftest import letters_to
from tests.support.parts.recovery import recovery_ticket
from tests.support.people import Somebody

NEW = "baru@contoh.example"
LATER = timedelta(days=30)


def _taken(officer: Somebody) -> RecoveryTicket:
    return take(ticket=recovery_ticket(), by=officer.actor, at=timezone.now())


def _granted(first: Somebody, second: Somebody) -> RecoveryTicket:
    ticket, at = _taken(first), timezone.now()
    propose(ticket=ticket, person=None, by=first.actor, at=at)
    return approve(ticket=ticket, by=second.actor, at=at)


def _hand_back(ticket: RecoveryTicket, by: Somebody, reason: str = HandBackReason.KNOWS_PERSON) -> RecoveryTicket:
    return hand_back(ticket=ticket, reason=HandBackReason(reason), note="", by=by.actor, at=timezone.now())


def test_a_request_handed_back_can_be_taken_by_another_officer_and_the_history_says_why(
    owner: Somebody, first: Somebody, second: Somebody
) -> None:
    ticket = _hand_back(_taken(first), first)

    assert (ticket.state, ticket.taken_by_id) == ("new", None)
    told = RecoveryTicketMoved.objects.get(move="hand_back")
    assert (told.by_person_id, told.reason_code) == (first.person.pk, "knows_person")
    assert take(ticket=ticket, by=second.actor, at=timezone.now()).taken_by == second.person


def test_the_deadline_stays_when_a_request_is_handed_back(owner: Somebody, first: Somebody) -> None:
    taken = _taken(first)
    due_on = taken.due_on

    assert _hand_back(taken, first).due_on == due_on


def test_only_the_officer_who_took_it_hands_it_back(owner: Somebody, first: Somebody, second: Somebody, other_officer: Somebody) -> None:
    ticket = _taken(first)

    with pytest.raises(NotYourCase):
        _hand_back(ticket, second)
    with pytest.raises(NotPermitted):
        _hand_back(ticket, other_officer)


def test_what_nobody_took_cannot_be_handed_back(owner: Somebody, first: Somebody) -> None:
    with pytest.raises(MoveNotAllowed):
        _hand_back(recovery_ticket(), first)


def test_handing_back_needs_a_reason(owner: Somebody, first: Somebody) -> None:
    ticket = _taken(first)
    with pytest.raises(ReasonNeeded):
        hand_back(ticket=ticket, reason="", note="", by=first.actor, at=timezone.now())  # type: ignore[arg-type]

    page = f"/petugas/pemulihan/{ticket.number}/"
    first.client.post(page + "buka/", {"purpose": "decide"})
    assert first.client.post(page + "hand_back/", {"reason": ""}).status_code == 422
    done = first.client.post(page + "hand_back/", {"reason": "away"}, follow=True).content.decode()

    assert "Dikembalikan ke antrean" in done
    assert "Saya berhalangan" in done


def test_an_approved_request_without_a_password_closes_by_itself_and_the_person_is_told(
    client: Client, owner: Somebody, first: Somebody, second: Somebody
) -> None:
    ticket = _granted(first, second)

    assert close_uncompleted(at=timezone.now() + timedelta(days=9)) == 0
    assert close_uncompleted(at=timezone.now() + LATER) == 1
    assert close_uncompleted(at=timezone.now() + LATER) == 0

    ticket.refresh_from_db()
    assert ticket.state == "lapsed"
    letter = letters_to(NEW)[-1]
    for words in (ticket.number or "", "10 hari kerja", "Kontak baru Anda tetap tercatat"):
        assert words in letter


def test_a_request_never_completed_closes_too_but_not_one_that_was_answered(owner: Somebody, first: Somebody) -> None:
    at = timezone.now()
    ticket = ask_for_completion(ticket=_taken(first), missing=[MissingPart.MORE_STORY], note="", by=first.actor, at=at)
    supply(ticket=ticket, card=None, portrait=None, story="Ceritanya begini.", by=owner.actor, at=at)
    assert close_uncompleted(at=at + LATER) == 0
    ticket.refresh_from_db()
    ask_for_completion(ticket=ticket, missing=[MissingPart.MORE_STORY], note="", by=first.actor, at=at)

    assert close_uncompleted(at=at + LATER) == 1
    assert "belum dilengkapi" in letters_to(NEW)[-1]


def _hold_ups(somebody: Somebody, at: datetime) -> list[str]:
    return obstacles_to_forgetting(somebody.person.pk, at, is_unused=True)


def test_an_open_request_holds_up_the_closing_of_an_unused_account(owner: Somebody, first: Somebody, second: Somebody) -> None:
    at = timezone.now()
    assert _hold_ups(owner, at) == []
    _granted(first, second)

    assert any("pemulihan akun" in words for words in _hold_ups(owner, at))
    assert obstacles_to_forgetting(owner.person.pk, at) == []
    close_uncompleted(at=at + LATER)
    assert _hold_ups(owner, at) == []
