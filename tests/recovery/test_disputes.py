"""A NIK two people call theirs: nobody is stopped before an officer hears both, and the decision moves the claims."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actions.disputed_niks import note_second_match
from siapkerja.identity.enums import NikClaimState, OfficerRole
from siapkerja.identity.models import NikClaim
from siapkerja.identity.queries import is_nik_held, is_nik_of_person_held
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.recovery.actions.disputes import AlreadyAnswered, AppealTooLate, answer_dispute, appeal, withdraw_dispute
from siapkerja.recovery.actions.hearings import (
    HeardAlready,
    NoOtherHolder,
    OtherOfficerNeeded,
    OtherSideUnheard,
    WinnerNeeded,
    decide,
    decide_appeal,
    hear,
    refuse_dispute,
)
from siapkerja.recovery.enums import DisputeOutcome, DisputeRefusal
from siapkerja.recovery.models import NikDispute
from siapkerja.recovery.secrets_of_cases import access_code
from siapkerja.workflow.moves import ReasonNeeded
from tests.recovery.conftest import holds_nik, letters_to
from tests.support.parts.recovery import NIK, code_sent_to, nik_dispute, picture
from tests.support.people import SYSTEM, Somebody, make_officer, make_somebody

WHY = "Kartu keluarga dan KTP menunjukkan pemilik NIK ini."
ANSWER = "Ini NIK saya sejak lahir, lihat KTP saya."


@pytest.fixture
def claimant(db: None) -> Somebody:
    """Dimas, who says Rina's NIK is his and has claimed it too."""
    dimas = make_somebody("Dimas Contoh")
    holds_nik(dimas, state=NikClaimState.CLAIMED)
    return dimas


@pytest.fixture
def heard(owner: Somebody, claimant: Somebody, first: Somebody) -> NikDispute:
    return hear(dispute=nik_dispute(claimant), by=first.actor, at=timezone.now())


def states() -> dict[str, str]:
    """State of each person's claim by first name."""
    return {claim.person.full_name.split()[0]: claim.state for claim in NikClaim.objects.select_related("person")}


def answered(dispute: NikDispute, owner: Somebody) -> None:
    answer_dispute(dispute=dispute, answer=ANSWER, card=picture(), by=owner.actor, at=timezone.now())


def test_filing_a_dispute_freezes_nothing(owner: Somebody, claimant: Somebody) -> None:
    dispute = nik_dispute(claimant)
    assert (str(dispute.number)[:3], dispute.state) == ("SN-", "new")
    assert states() == {"Rina": "verified", "Dimas": "claimed"}
    assert not is_nik_held(NIK)


def test_while_both_are_heard_the_nik_is_held_and_the_accounts_go_on(owner: Somebody, heard: NikDispute) -> None:
    assert states() == {"Rina": "disputed", "Dimas": "disputed"}
    assert is_nik_held(NIK)
    assert is_nik_of_person_held(owner.person.pk)
    assert owner.client.get("/kotak-masuk/").status_code == 200
    assert "jawab paling lambat" in letters_to(str(owner.user.email))[-1]


def test_the_other_side_finds_it_in_the_inbox_answers_once_and_nobody_else_may(
    owner: Somebody, heard: NikDispute, seeker: Somebody, deliver_facts: object
) -> None:
    deliver_facts()  # type: ignore[operator]
    assert Notification.objects.filter(person=owner.person, slug="dispute_heard").exists()
    page = f"/akun/sengketa-nik/{heard.public_id}/jawab/"
    assert seeker.client.get(page).status_code == 404
    assert owner.client.get(page).status_code == 200
    faulty = owner.client.post(page, {"answer": ANSWER})
    assert faulty.status_code == 422
    assert ANSWER in faulty.content.decode()
    sent = {"answer": ANSWER, "card": SimpleUploadedFile("ktp.jpg", picture().stream.read())}
    assert owner.client.post(page, sent).status_code == 302
    with pytest.raises(AlreadyAnswered):
        answered(heard, owner)
    with pytest.raises(NotPermitted):
        answer_dispute(dispute=heard, answer=ANSWER, card=None, by=seeker.actor, at=timezone.now())


def test_nothing_is_decided_before_the_other_side_answered_or_had_its_days(owner: Somebody, heard: NikDispute, second: Somebody) -> None:
    verdict = {"outcome": DisputeOutcome.CLAIMANT, "decision": WHY, "by": second.actor}
    with pytest.raises(OtherSideUnheard):
        decide(dispute=heard, at=timezone.now(), **verdict)  # type: ignore[arg-type]
    assert decide(dispute=heard, at=timezone.now() + timedelta(days=20), **verdict).state == "decided"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        (DisputeOutcome.CLAIMANT, {"Rina": "withdrawn", "Dimas": "verified"}),
        (DisputeOutcome.HOLDER, {"Rina": "verified", "Dimas": "withdrawn"}),
        (DisputeOutcome.BOTH, {"Rina": "claimed", "Dimas": "claimed"}),
        (DisputeOutcome.NEITHER, {"Rina": "withdrawn", "Dimas": "withdrawn"}),
    ],
)
def test_a_decision_moves_the_claims_and_each_step_is_logged(
    owner: Somebody, heard: NikDispute, second: Somebody, outcome: DisputeOutcome, left: dict[str, str]
) -> None:
    answered(heard, owner)
    decide(dispute=heard, outcome=outcome, decision=WHY, by=second.actor, at=timezone.now())
    assert states() == left
    assert not is_nik_held(NIK)
    steps = SecurityAct.objects.filter(act="nik_claim_moved").order_by("pk")
    assert {(act.codes["source"], act.codes["target"]) for act in steps if act.codes["source"] == "disputed"} == {
        ("disputed", state) for state in left.values()
    }


def test_a_decision_needs_a_reason(owner: Somebody, heard: NikDispute, second: Somebody) -> None:
    answered(heard, owner)
    with pytest.raises(ReasonNeeded):
        decide(dispute=heard, outcome=DisputeOutcome.BOTH, decision="  ", by=second.actor, at=timezone.now())
    assert states() == {"Rina": "disputed", "Dimas": "disputed"}


def test_of_several_holders_the_officer_says_which(owner: Somebody, claimant: Somebody, first: Somebody) -> None:
    third = make_somebody("Tono Contoh")
    other = holds_nik(third, state=NikClaimState.CLAIMED)
    dispute = hear(dispute=nik_dispute(claimant), by=first.actor, at=timezone.now())
    later = timezone.now() + timedelta(days=20)
    with pytest.raises(WinnerNeeded):
        decide(dispute=dispute, outcome=DisputeOutcome.HOLDER, decision=WHY, by=first.actor, at=later)
    decide(dispute=dispute, outcome=DisputeOutcome.HOLDER, decision=WHY, by=first.actor, at=later, winner_id=other.pk)
    assert states() == {"Rina": "withdrawn", "Dimas": "withdrawn", "Tono": "verified"}


def test_either_side_appeals_once_and_another_officer_of_the_province_decides(
    owner: Somebody, heard: NikDispute, first: Somebody, officer: Somebody, ministry_officer: Somebody
) -> None:
    answered(heard, owner)
    decide(dispute=heard, outcome=DisputeOutcome.CLAIMANT, decision=WHY, by=officer.actor, at=timezone.now())
    appeal(dispute=heard, side="", reason="Saya pemiliknya.", by=owner.actor, at=timezone.now())
    verdict = {"outcome": DisputeOutcome.HOLDER, "decision": WHY, "at": timezone.now()}
    with pytest.raises(OtherOfficerNeeded):
        decide_appeal(dispute=heard, by=officer.actor, **verdict)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        decide_appeal(dispute=heard, by=first.actor, **verdict)  # type: ignore[arg-type]
    closed = decide_appeal(dispute=heard, by=ministry_officer.actor, **verdict)  # type: ignore[arg-type]
    assert (closed.state, states()) == ("closed", {"Rina": "verified", "Dimas": "withdrawn"})
    with pytest.raises(MoveNotAllowed):
        appeal(dispute=heard, side="", reason="Sekali lagi.", by=owner.actor, at=timezone.now())


def test_an_appeal_after_its_days_is_too_late_and_strangers_may_not(
    owner: Somebody, heard: NikDispute, second: Somebody, seeker: Somebody
) -> None:
    answered(heard, owner)
    decide(dispute=heard, outcome=DisputeOutcome.CLAIMANT, decision=WHY, by=second.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        appeal(dispute=heard, side="holder", reason="x", by=seeker.actor, at=timezone.now())
    with pytest.raises(AppealTooLate):
        appeal(dispute=heard, side="", reason="x", by=owner.actor, at=timezone.now() + timedelta(days=40))


def test_withdrawing_gives_everybody_back_what_they_had(owner: Somebody, claimant: Somebody, heard: NikDispute) -> None:
    withdraw_dispute(dispute=heard, by=claimant.actor, at=timezone.now())
    assert states() == {"Rina": "verified", "Dimas": "claimed"}


def test_a_dispute_without_another_holder_is_not_heard_but_may_be_refused(claimant: Somebody, first: Somebody) -> None:
    dispute = nik_dispute(claimant)
    NikDispute.objects.filter(pk=dispute.pk).update(region="3273")
    with pytest.raises(NoOtherHolder):
        hear(dispute=dispute, by=first.actor, at=timezone.now())
    refused = refuse_dispute(dispute=dispute, refusal=DisputeRefusal.NO_OTHER, note="", by=first.actor, at=timezone.now())
    assert (refused.state, states()) == ("refused", {"Dimas": "claimed"})


def test_one_nik_is_heard_in_one_case_at_a_time(owner: Somebody, heard: NikDispute, first: Somebody) -> None:
    with pytest.raises(HeardAlready):
        hear(dispute=nik_dispute(make_somebody("Tono Contoh")), by=first.actor, at=timezone.now())


def test_a_stranger_disputes_by_ticket_with_a_code_and_reads_the_outcome_with_the_access_code(
    client: Client, owner: Somebody, first: Somebody
) -> None:
    told = {
        "nik": NIK, "full_name": "Dimas Contoh", "born_on": "1998-05-12", "contact": "0812 7777 6666", "reason": "cannot_register",
        "story": "Saya tidak dapat mendaftar karena NIK sudah dipakai.", "card": SimpleUploadedFile("ktp.jpg", picture().stream.read()),
    }  # fmt: skip
    sent = client.post("/akun/sengketa-nik/", told)
    assert NikDispute.objects.get().number is None
    done = client.post(client.get(sent["Location"])["Location"], {"code": code_sent_to("+6281277776666")})
    dispute = NikDispute.objects.get()
    assert str(dispute.number) in client.get(done["Location"]).content.decode()
    assert Client().get(done["Location"]).status_code == 404
    hear(dispute=dispute, by=first.actor, at=timezone.now())
    decide(dispute=dispute, outcome=DisputeOutcome.CLAIMANT, decision=WHY, by=first.actor, at=timezone.now() + timedelta(days=20))
    assert states() == {"Rina": "withdrawn"}
    elsewhere = Client()
    opened = elsewhere.post("/akun/pemulihan/status/", {"number": dispute.number, "access": access_code(dispute.public_id)})
    page = elsewhere.get(opened["Location"]).content.decode()
    assert WHY in page
    assert "Rina" not in page


def test_two_people_matched_by_the_registry_become_a_dispute_by_themselves(
    owner: Somebody, claimant: Somebody, first: Somebody, deliver_facts: object
) -> None:
    second_claim = NikClaim.objects.get(person=claimant.person)
    assert note_second_match(claim=second_claim, by=SYSTEM, at=timezone.now())
    assert states() == {"Rina": "disputed", "Dimas": "disputed"}
    deliver_facts()  # type: ignore[operator]
    dispute = NikDispute.objects.get()
    assert (dispute.reason, dispute.state, dispute.claimant) == ("registry", "new", claimant.person)
    assert hear(dispute=dispute, by=first.actor, at=timezone.now()).state == "hearing"


def test_one_match_alone_disputes_nothing(claimant: Somebody) -> None:
    claim = NikClaim.objects.get(person=claimant.person)
    assert not note_second_match(claim=claim, by=SYSTEM, at=timezone.now())
    assert states() == {"Dimas": "claimed"}


def test_officers_of_another_region_and_of_other_roles_see_no_dispute(owner: Somebody, claimant: Somebody, other_officer: Somebody) -> None:
    dispute = nik_dispute(claimant)
    inspector = make_officer("Yusuf Contoh", OfficerRole.LABOUR_INSPECTOR, "32")
    for stranger in (other_officer, inspector):
        assert stranger.client.get(f"/petugas/sengketa-nik/{dispute.number}/").status_code == 404
        with pytest.raises(NotPermitted):
            hear(dispute=dispute, by=stranger.actor, at=timezone.now())


def test_an_officer_hears_and_decides_at_the_desk(owner: Somebody, claimant: Somebody, first: Somebody) -> None:
    dispute = nik_dispute(claimant)
    desk, page = first.client, f"/petugas/sengketa-nik/{dispute.number}/"
    assert str(dispute.number) in desk.get("/petugas/sengketa-nik/").content.decode()
    closed = desk.get(page).content.decode()
    assert "3273********0001" in closed
    assert "Rina" not in closed
    assert "Buka data dulu" in desk.post(page + "hear/", follow=True).content.decode()
    desk.post(page + "buka/", {"purpose": "decide"})
    assert "Rina Contoh" in desk.get(page).content.decode()
    desk.post(page + "hear/")
    early = desk.post(page + "decide/", {"outcome": "claimant", "decision": WHY})
    assert early.status_code == 422
    assert "Pihak lain belum menjawab" in early.content.decode()
    answered(dispute, owner)
    assert ANSWER in desk.get(page).content.decode()
    assert desk.post(page + "decide/", {"outcome": "holder", "decision": WHY}).status_code == 302
    status = claimant.client.get(f"/akun/sengketa-nik/{dispute.public_id}/").content.decode()
    assert WHY in status
    assert ANSWER not in status
    assert "Ajukan banding" in status
