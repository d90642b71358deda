"""A company is a claim until the officer of its region has decided; two claims are a conflict with both sides heard."""

import pytest
from django.db import transaction

from karirhub.actions.vacancy_checks import submit
from karirhub.models import Vacancy
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.identity.proof import OrganisationNotProven, is_proven
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.organisations.actions.cases import AlreadyManages, CaseOpen, claim_organisation, resubmit, withdraw
from siapkerja.organisations.actions.decisions import OutcomeNeeded, approve_claim, refuse_case, return_case
from siapkerja.organisations.actions.documents import NotADocument
from siapkerja.organisations.enums import CaseState, ClaimOutcome, DocumentKind
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.permissions import OwnCase
from siapkerja.organisations.queries import CONFLICT, queue, queue_counts
from siapkerja.workflow.moves import ReasonNeeded
from tests.organisations.conftest import Proof, claim, paper, proof
from tests.support.people import Somebody, make_officer, make_somebody, now
from tests.support.vacancies import draft_vacancy
from wajiblapor.actions.submissions import submit_report


def test_an_unproven_organisation_drafts_but_does_not_publish(newcomer: Somebody) -> None:
    vacancy = draft_vacancy(newcomer.workplace)

    with pytest.raises(OrganisationNotProven, match="belum dibuktikan"):
        submit(vacancy=vacancy, by=newcomer.actor, at=now())

    assert Vacancy.objects.get().state == "draft"


def test_a_report_is_not_sent_before_proof(newcomer: Somebody) -> None:
    from tests.support.samples import draft_report, with_roster

    report = draft_report(newcomer)
    with_roster(report, newcomer)

    with pytest.raises(OrganisationNotProven):
        submit_report(
            report=report, name="Bayu", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=newcomer.actor, at=now()
        )


def test_without_the_setting_nobody_waits_for_proof(newcomer: Somebody, settings) -> None:
    settings.PROOF_OF_ORGANISATION = False

    assert is_proven(newcomer.organisation)
    assert submit(vacancy=draft_vacancy(newcomer.workplace), by=newcomer.actor, at=now()).state == "submitted"


def test_an_approved_claim_proves_the_organisation_and_has_number_and_reason(newcomer: Somebody, officer: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)

    assert case.number.startswith("KLM-3273-")
    assert case.due_on is not None
    approve_claim(case=case, outcome=None, note="NIB cocok.", by=officer.actor, at=now())

    entity = LegalEntity.objects.get(pk=newcomer.organisation.pk)
    assert entity.proven_at is not None
    assert newcomer.actor.member_roles(entity.pk) == {MemberRole.SIGNATORY}
    case.refresh_from_db()
    assert (case.state, case.due_on, case.history.get().note) == (CaseState.APPROVED, None, "NIB cocok.")


def test_an_officer_asks_for_more_and_the_clock_stops_until_the_answer(newcomer: Somebody, officer: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)

    returned = return_case(case=case, note="Surat NIB tidak terbaca.", by=officer.actor, at=now())
    assert returned.due_on is None
    again = resubmit(case=returned, proof=proof(), statement="Sudah dipindai ulang.", by=newcomer.actor, at=now())

    assert again.state == CaseState.SUBMITTED
    assert again.due_on is not None
    assert again.documents.count() == 2


def test_decisions_without_a_reason_are_refused(newcomer: Somebody, officer: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)

    with pytest.raises(ReasonNeeded):
        refuse_case(case=case, note=" ", by=officer.actor, at=now())
    with pytest.raises(ReasonNeeded):
        approve_claim(case=case, outcome=None, note="", by=officer.actor, at=now())

    assert LegalEntity.objects.get(pk=newcomer.organisation.pk).proven_at is None


def test_a_refused_claim_leaves_the_organisation_unproven_and_a_new_claim_is_possible(newcomer: Somebody, officer: Somebody) -> None:
    refuse_case(case=claim(newcomer, newcomer.organisation), note="NIB milik perusahaan lain.", by=officer.actor, at=now())

    assert LegalEntity.objects.get(pk=newcomer.organisation.pk).proven_at is None
    assert claim(newcomer, newcomer.organisation).state == CaseState.SUBMITTED


def test_a_claim_is_made_once_and_decided_once(newcomer: Somebody, officer: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)
    with pytest.raises(CaseOpen):
        claim(newcomer, newcomer.organisation)
    approve_claim(case=case, outcome=None, note="Cocok.", by=officer.actor, at=now())

    for again in (approve_claim, refuse_case):
        with pytest.raises(MoveNotAllowed):
            again(case=case, note="Lagi.", by=officer.actor, at=now(), **({"outcome": None} if again is approve_claim else {}))
    with pytest.raises(AlreadyManages):
        claim(newcomer, newcomer.organisation)


def test_officers_of_another_region_neither_see_nor_decide(newcomer: Somebody, officer: Somebody, other_officer: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)

    assert list(queue(officer.actor, "claim")) == [case]
    assert list(queue(other_officer.actor, "claim")) == []
    with pytest.raises(NotPermitted):
        approve_claim(case=case, outcome=None, note="Cocok.", by=other_officer.actor, at=now())


def test_nobody_decides_their_own_claim(newcomer: Somebody) -> None:
    from siapkerja.identity.actions.organisations import assign_officer
    from tests.support.people import SINCE, SYSTEM

    assign_officer(person=newcomer.person, role=OfficerRole.REGENCY_OFFICER, region_code="3273", given_by=None, by=SYSTEM, on=SINCE)
    with pytest.raises(OwnCase):
        approve_claim(case=claim(newcomer, newcomer.organisation), outcome=None, note="Milik saya.", by=newcomer.actor, at=now())


def test_two_claims_on_one_nib_are_a_conflict_and_the_officer_must_say_what_becomes_of_the_others(
    newcomer: Somebody, officer: Somebody
) -> None:
    entity, rival = newcomer.organisation, make_somebody("Citra Contoh")
    first, second = claim(newcomer, entity), claim(rival, entity)

    assert queue_counts(officer.actor) == {"claim": 0, "conflict": 2, "handover": 0, "capacity": 0}
    assert set(queue(officer.actor, CONFLICT)) == {first, second}
    with pytest.raises(OutcomeNeeded):
        approve_claim(case=second, outcome=None, note="Akta atas nama Citra.", by=officer.actor, at=now())
    approve_claim(case=second, outcome=ClaimOutcome.REPLACES, note="Akta atas nama Citra.", by=officer.actor, at=now())

    first.refresh_from_db()
    assert (first.state, first.history.get().note) == (CaseState.REFUSED, "Akta atas nama Citra.")
    assert rival.actor.member_roles(entity.pk) == {MemberRole.SIGNATORY}
    assert not newcomer.actor.member_roles(entity.pk)
    assert queue_counts(officer.actor)["conflict"] == 0


def test_a_second_claimant_may_join_without_anybody_losing_their_role(manager: Somebody, officer: Somebody) -> None:
    partner = make_somebody("Citra Contoh")
    case = claim(partner, manager.organisation)
    assert list(queue(officer.actor, CONFLICT)) == [case]

    approve_claim(case=case, outcome=ClaimOutcome.JOINS, note="Keduanya direktur.", by=officer.actor, at=now())

    assert partner.actor.member_roles(manager.organisation.pk) == {MemberRole.SIGNATORY}
    assert manager.actor.member_roles(manager.organisation.pk) == {MemberRole.SIGNATORY}


def test_both_sides_hear_of_a_contested_claim_and_of_its_decision(newcomer: Somebody, officer: Somebody, deliver_facts) -> None:
    rival = make_somebody("Citra Contoh")
    case = claim(rival, newcomer.organisation)
    deliver_facts()
    assert case.number in newcomer.client.get("/kotak-masuk/").content.decode()

    approve_claim(case=case, outcome=ClaimOutcome.REPLACES, note="Akta atas nama Citra.", by=officer.actor, at=now())
    deliver_facts()

    for side in (rival, newcomer):
        assert "diputus" in side.client.get("/kotak-masuk/").content.decode()


def test_what_is_no_document_opens_no_case(newcomer: Somebody) -> None:
    wrong = Proof(kind=DocumentKind.NIB, stream=paper("nib.pdf", b"nama;umur\nBudi;30\n"))

    with pytest.raises(NotADocument), transaction.atomic():
        claim_organisation(legal_entity=newcomer.organisation, proof=wrong, statement="", by=newcomer.actor, at=now())

    assert not OrganisationCase.objects.exists()


def test_a_claim_is_withdrawn_only_by_who_made_it(newcomer: Somebody, seeker: Somebody) -> None:
    case = claim(newcomer, newcomer.organisation)

    with pytest.raises(NotPermitted):
        withdraw(case=case, by=seeker.actor, at=now())
    assert withdraw(case=case, by=newcomer.actor, at=now()).state == CaseState.WITHDRAWN


def test_the_statement_is_unreadable_in_the_table(newcomer: Somebody) -> None:
    from django.db import connection

    claim(newcomer, newcomer.organisation)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM organisations_organisationcase")
        assert b"direktur" not in bytes(cursor.fetchone()[0])


def test_an_approved_claimant_who_was_a_reader_is_signatory_now(manager: Somebody, colleague: Somebody, officer: Somebody) -> None:
    case = claim(colleague, manager.organisation)

    approve_claim(case=case, outcome=ClaimOutcome.JOINS, note="Diangkat direksi.", by=officer.actor, at=now())

    assert colleague.actor.member_roles(manager.organisation.pk) == {MemberRole.SIGNATORY}
    assert Membership.objects.filter(person=colleague.person).count() == 2, "the earlier role stays on record"


def test_a_regency_officer_of_the_place_decides(newcomer: Somebody) -> None:
    own_office = make_officer("Wawan Contoh", OfficerRole.REGENCY_OFFICER, "3273")

    decided = approve_claim(case=claim(newcomer, newcomer.organisation), outcome=None, note="Cocok.", by=own_office.actor, at=now())

    assert decided.state == CaseState.APPROVED
