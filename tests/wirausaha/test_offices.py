"""Checking, visiting, deciding, signing and accounting: the office's side, and what it refuses in words."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from siapkerja.documents.models import Document
from siapkerja.documents.pdf import render_pdf
from siapkerja.events.models import Delivery, DeliveryState, EventRecord
from siapkerja.identity.enums import NikClaimState, OfficerRole
from siapkerja.identity.models import NikClaim
from siapkerja.journey.models import Entry
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.statistics.models import Milestone, MilestoneKind
from siapkerja.workflow.moves import ReasonNeeded
from tests.support import aid
from tests.support.people import SYSTEM, Somebody, make_officer, make_somebody
from wirausaha.actions import accounts, agreements, decisions, proposals, reserves, verification
from wirausaha.actions.accounts import DayNotRight, LeftoverUnexplained, NoSpending, NotRunning
from wirausaha.actions.agreements import AccountNotRight, NikHeld, NotAgreed, TooLateToSign
from wirausaha.actions.attachments import NotAPicture
from wirausaha.actions.decisions import Choice, NothingToDecide, OutOfOrder, ReasonsMissing, TooManyChosen
from wirausaha.actions.verification import NothingAsked, VisitElsewhere, VisitInTheFuture
from wirausaha.enums import Outcome, ProposalPart, RefusalReason
from wirausaha.models import Member, Programme, Proposal
from wirausaha.permissions import OwnMatter

pytestmark = pytest.mark.django_db
BANK = {"bank_name": "Bank Contoh", "bank_account": "1234567890", "is_agreed": True}


@pytest.fixture
def programme() -> Programme:
    return aid.open_programme()


def crowd(programme: Programme, marks: list[int]) -> list[Proposal]:
    return [aid.assessed(programme, make_somebody(f"Pemohon {place}"), mark=mark) for place, mark in enumerate(marks)]


def decide(programme: Programme, *choices: tuple[Proposal, Outcome], by: Any = SYSTEM, **more: Any) -> Any:
    told = [Choice(proposal_id=row.pk, outcome=outcome, **more) for row, outcome in choices]
    return decisions.decide(programme=programme, regency_code="3273", choices=told, by=by, at=timezone.now())


def test_what_is_sent_back_stands_beside_its_step_until_it_is_sent_again(programme: Programme, seeker: Somebody) -> None:
    mine, now = aid.sent(programme, seeker), timezone.now()
    with pytest.raises(NothingAsked):
        verification.send_back(proposal=mine, points={ProposalPart.PLACE: "  "}, by=SYSTEM, at=now)

    verification.send_back(proposal=mine, points={ProposalPart.PLACE: "Foto buram."}, by=SYSTEM, at=now)

    page = seeker.client.get(f"/wirausaha/permohonan/{mine.public_id}/tempat/").content.decode()
    assert "Foto buram." in page
    proposals.submit(proposal=aid.fresh(mine), is_declared=True, by=seeker.actor, at=now)
    assert not mine.return_points.filter(is_settled=False).exists()
    assert aid.fresh(mine).number == mine.number


def test_a_visit_keeps_its_place_distance_and_marks(programme: Programme, seeker: Somebody) -> None:
    mine = aid.assessed(programme, seeker, mark=4)

    visit = mine.visits.get()  # type: ignore[attr-defined]
    assert (mine.state, mine.score) == ("assessed", 80)
    assert 100 < visit.distance_m < 130
    assert visit.photo is not None


def test_a_visit_in_the_future_the_sea_or_without_a_photo_is_refused(programme: Programme, seeker: Somebody) -> None:
    mine, now = aid.sent(programme, seeker), timezone.now()
    verification.accept_papers(proposal=mine, by=SYSTEM, at=now)
    who: dict[str, Any] = {"by": SYSTEM, "at": now}
    tomorrow = aid.found(visited_on=timezone.localdate() + timedelta(days=2))
    with pytest.raises(VisitInTheFuture):
        verification.assess(proposal=mine, found=tomorrow, photo=aid.photo(), **who)
    with pytest.raises(VisitElsewhere, match="di laut"):
        verification.assess(proposal=mine, found=aid.found(latitude=-5.0, longitude=110.5), photo=aid.photo(), **who)
    with pytest.raises(NotAPicture):
        verification.assess(proposal=mine, found=aid.found(), photo=io.BytesIO(b"bukan foto sama sekali"), **who)

    assert aid.fresh(mine).state == "visiting"


def test_officers_act_in_their_region_and_not_in_their_own_matter(programme: Programme, seeker: Somebody, other_officer: Somebody) -> None:
    mine = aid.sent(programme, seeker)
    with pytest.raises(NotPermitted):
        verification.accept_papers(proposal=mine, by=other_officer.actor, at=timezone.now())

    applicant = make_officer("Petugas Sendiri", OfficerRole.REGENCY_OFFICER, "3273")
    own = aid.sent(programme, applicant)
    with pytest.raises(OwnMatter):
        verification.accept_papers(proposal=own, by=applicant.actor, at=timezone.now())


def test_a_list_is_decided_together_under_one_number_with_its_sheet(programme: Programme) -> None:
    best, middle, last = crowd(programme, [5, 4, 2])

    choices = [
        Choice(proposal_id=best.pk, outcome=Outcome.CHOSEN),
        Choice(proposal_id=middle.pk, outcome=Outcome.RESERVED),
        Choice(proposal_id=last.pk, outcome=Outcome.REFUSED, reason=RefusalReason.PACKAGES),
    ]
    decided = decisions.decide(programme=programme, regency_code="3273", choices=choices, by=SYSTEM, at=timezone.now())

    assert decided.number == f"SK-{timezone.localdate().year}-3273-001"
    assert [aid.fresh(row).state for row in (best, middle, last)] == ["chosen", "reserved", "refused"]
    assert decided.document is not None
    assert str(best.number) in decided.document.facts["chosen"]
    assert render_pdf(decided.document).startswith(b"%PDF")
    assert not Member.objects.counted().filter(proposal=last).exists()


def test_a_list_that_cannot_be_is_refused_whole(programme: Programme) -> None:
    first, second, third = crowd(programme, [5, 4, 3])
    with pytest.raises(NothingToDecide):
        decide(programme)
    with pytest.raises(TooManyChosen, match="Paket yang tersisa 2"):
        decide(programme, (first, Outcome.CHOSEN), (second, Outcome.CHOSEN), (third, Outcome.CHOSEN))
    with pytest.raises(ReasonsMissing):
        decide(programme, (first, Outcome.CHOSEN), (third, Outcome.REFUSED))
    with pytest.raises(OutOfOrder) as refused:
        decide(programme, (first, Outcome.RESERVED), (third, Outcome.CHOSEN))
    assert list(refused.value.fields) == [str(first.pk)]

    assert set(Proposal.objects.values_list("state", flat=True)) == {"assessed"}
    decide(programme, (first, Outcome.RESERVED), (third, Outcome.CHOSEN), note="Tempatnya belum siap.")


def test_reserves_move_up_when_somebody_steps_back_or_does_not_sign(programme: Programme) -> None:
    people = [make_somebody(f"Pemohon {place}") for place in range(4)]
    rows = [aid.assessed(programme, person, mark=5 - place) for place, person in enumerate(people)]
    outcomes = [Outcome.CHOSEN, Outcome.CHOSEN, Outcome.RESERVED, Outcome.RESERVED]
    decide(programme, *zip(rows, outcomes, strict=True))

    proposals.withdraw(proposal=rows[0], by=people[0].actor, at=timezone.now())
    assert aid.fresh(rows[2]).state == "chosen"
    assert reserves.let_offers_lapse(by=SYSTEM, at=timezone.now()) == 0
    lapsed = reserves.let_offers_lapse(by=SYSTEM, at=aid.days_later(40))

    assert lapsed == 2
    assert [aid.fresh(row).state for row in rows] == ["withdrawn", "lapsed", "lapsed", "chosen"]


def test_an_agreement_needs_both_and_is_issued_with_its_number(programme: Programme, seeker: Somebody) -> None:
    mine, now = aid.chosen(programme, seeker), timezone.now()
    with pytest.raises(MoveNotAllowed):
        agreements.countersign(proposal=mine, by=SYSTEM, at=now)
    with pytest.raises(NotAgreed):
        agreements.sign(proposal=mine, **(BANK | {"is_agreed": False}), by=seeker.actor, at=now)  # type: ignore[arg-type]
    with pytest.raises(AccountNotRight):
        agreements.sign(proposal=mine, **(BANK | {"bank_account": "12"}), by=seeker.actor, at=now)  # type: ignore[arg-type]
    with pytest.raises(TooLateToSign):
        agreements.sign(proposal=mine, **BANK, by=seeker.actor, at=aid.days_later(40))  # type: ignore[arg-type]

    agreements.sign(proposal=mine, **BANK, by=seeker.actor, at=now)  # type: ignore[arg-type]
    agreement = agreements.countersign(proposal=mine, by=SYSTEM, at=now)

    assert agreement.number == f"PKS-{timezone.localdate().year}-3273-0001"
    assert agreement.account_by == aid.fresh(mine).due_on == timezone.localdate() + timedelta(days=60)
    assert agreement.document is not None
    assert render_pdf(agreement.document).startswith(b"%PDF")
    assert EventRecord.objects.filter(fact="wirausaha.AidAgreed").count() == 1


def test_everybody_of_a_group_whom_the_portal_knows_counts_as_helped_once(
    programme: Programme, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    partner = make_somebody("Rekan Contoh")
    mine = aid.agreed(programme, seeker, partner=partner)
    for _again in range(2):
        deliver_facts()
        Delivery.objects.update(state=DeliveryState.PENDING)

    helped = Milestone.objects.filter(kind=MilestoneKind.AIDED, source__startswith=f"wirausaha.proposal:{mine.pk}")

    assert sorted(helped.values_list("person_id", flat=True)) == sorted([seeker.person.pk, partner.person.pk])


def test_an_agreement_waits_while_a_nik_is_disputed(programme: Programme, seeker: Somebody) -> None:
    mine = aid.chosen(programme, seeker)
    NikClaim.objects.filter(person=seeker.person).update(state=NikClaimState.DISPUTED)

    with pytest.raises(NikHeld):
        agreements.sign(proposal=mine, **BANK, by=seeker.actor, at=timezone.now())  # type: ignore[arg-type]

    assert reserves.let_offers_lapse(by=SYSTEM, at=aid.days_later(40)) == 0
    assert aid.fresh(mine).state == "chosen"


def test_a_report_is_refused_in_words_until_it_is_whole(programme: Programme, seeker: Somebody) -> None:
    mine, who = aid.agreed(programme, seeker), {"by": seeker.actor, "at": timezone.now()}
    outcome = accounts.Outcome(workers=1, monthly_turnover=None, story="Baik.")
    with pytest.raises(NoSpending):
        accounts.send_report(proposal=mine, outcome=outcome, **who)
    early = aid.spending(spent_on=timezone.localdate() - timedelta(days=400))
    with pytest.raises(DayNotRight):
        accounts.add_spending(proposal=mine, spending=early, receipt=aid.photo(), **who)
    line = accounts.add_spending(proposal=mine, spending=aid.spending(4_000_000), receipt=aid.photo(), **who)
    with pytest.raises(LeftoverUnexplained, match=r"Rp1\.000\.000"):
        accounts.send_report(proposal=mine, outcome=outcome, **who)
    accounts.remove_spending(proposal=mine, line_id=line.pk, **who)
    assert accounts.spent_of(mine) == 0

    accounts.add_spending(proposal=mine, spending=aid.spending(), receipt=aid.photo(), **who)
    accounts.send_report(proposal=mine, outcome=outcome, **who)
    with pytest.raises(NotRunning):
        accounts.add_spending(proposal=mine, spending=aid.spending(1), receipt=aid.photo(), **who)


def test_a_report_is_returned_with_words_or_accepted(programme: Programme, seeker: Somebody) -> None:
    mine, now = aid.reported(programme, seeker), timezone.now()
    with pytest.raises(ReasonNeeded):
        accounts.return_report(proposal=mine, note="", by=SYSTEM, at=now)
    accounts.return_report(proposal=mine, note="Kuitansi buram.", by=SYSTEM, at=now)
    assert "Kuitansi buram." in seeker.client.get(f"/wirausaha/permohonan/{mine.public_id}/laporan/").content.decode()
    outcome = accounts.Outcome(workers=2, monthly_turnover=None, story="Baik.")
    accounts.send_report(proposal=mine, outcome=outcome, by=seeker.actor, at=now)

    accounts.accept_report(proposal=mine, by=SYSTEM, at=now)

    told = EventRecord.objects.get(fact="wirausaha.AidAccountedFor")
    assert (told.payload["spent"], told.payload["workers"]) == (5_000_000, 2)


def test_beneficiaries_are_reminded_once_for_each_day_of_the_rule(programme: Programme, seeker: Somebody, deliver_facts: Any) -> None:
    aid.agreed(programme, seeker)

    assert accounts.remind(by=SYSTEM, at=timezone.now()) == 0
    assert [accounts.remind(by=SYSTEM, at=aid.days_later(days)) for days in (31, 32, 54, 55)] == [1, 0, 1, 0]
    deliver_facts()
    assert Notification.objects.filter(slug="aid_account_due", person=seeker.person).count() == 2


def test_the_whole_way_is_in_the_inbox_and_on_the_way_and_twice_changes_nothing(
    programme: Programme, seeker: Somebody, deliver_facts: Any
) -> None:
    mine = aid.reported(programme, seeker)
    accounts.accept_report(proposal=mine, by=SYSTEM, at=timezone.now())
    deliver_facts()

    slugs = list(Entry.objects.filter(person=seeker.person, step__startswith="aid_").order_by("pk").values_list("step", flat=True))
    assert slugs == ["aid_submitted", "aid_assessed", "aid_chosen", "aid_agreed", "aid_accounted_for"]
    states = [row.params["state"] for row in Notification.objects.filter(slug="aid_moved", person=seeker.person).order_by("pk")]
    assert states == ["visiting", "assessed", "chosen", "agreed", "completed"]
    assert Document.objects.filter(person=seeker.person, kind="aid_agreement").count() == 1
    assert deliver_facts() == 0
