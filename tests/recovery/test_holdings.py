"""What cases hold of a person is in their copy, and goes when they are forgotten."""

from datetime import timedelta

from django.utils import timezone

from siapkerja.files.models import FileState
from siapkerja.identity.holdings import everything_of, obstacles_to_forgetting
from siapkerja.recovery.actions.erasure import forget_in_cases
from siapkerja.recovery.actions.hearings import hear
from siapkerja.recovery.models import RecoveryTicket
from tests.support.parts.recovery import nik_dispute, recovery_ticket
from tests.support.people import SYSTEM, Somebody, make_somebody


def test_ones_copy_holds_ones_cases_of_either_side(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    dispute = hear(dispute=nik_dispute(make_somebody("Dimas Contoh")), by=first.actor, at=timezone.now())
    held = everything_of(owner.person.pk)
    assert [row["number"] for row in held["recoveries"]] == [ticket.number]
    assert [(row["number"], row["side"], row["told"]) for row in held["nik_disputes"]] == [(dispute.number, "holder", None)]


def test_a_forgotten_person_leaves_a_case_without_a_name(owner: Somebody) -> None:
    ticket = recovery_ticket(story="HP hilang")
    forget_in_cases(person_id=owner.person.pk, by=SYSTEM, at=timezone.now() + timedelta(days=1))
    left = RecoveryTicket.objects.select_related("card").get(pk=ticket.pk)
    assert (left.full_name, left.nik, left.contact, left.story) == ("", "-", "", None)
    assert left.card is not None
    assert left.card.state == FileState.REMOVED


def test_nobody_is_forgotten_in_the_middle_of_a_dispute(owner: Somebody, first: Somebody) -> None:
    at = timezone.now()
    assert not [words for words in obstacles_to_forgetting(owner.person.pk, at) if "Sengketa" in words]
    hear(dispute=nik_dispute(make_somebody("Dimas Contoh")), by=first.actor, at=at)
    assert [words for words in obstacles_to_forgetting(owner.person.pk, at) if "Sengketa" in words]
