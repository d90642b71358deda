"""From the offer to the certificate, and every no on the way."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from sertihub.actions import assessments, candidacies, certificates, decisions, evidence, offers, scheduling, verification
from sertihub.actions.assessments import (
    AssessmentNotYet,
    Finding,
    FindingsIncomplete,
    FindingUnexplained,
    NotReadyToAssess,
    RecommendationContradicts,
)
from sertihub.actions.candidacies import (
    AlreadyCandidate,
    BodyNotLicensed,
    CandidacyContent,
    CandidacyIncomplete,
    NotEditable,
    SchemeNotOffered,
)
from sertihub.actions.certificates import NikHeld
from sertihub.actions.decisions import DecidedByInvolved, DifferenceUnexplained
from sertihub.actions.evidence import NotEvidence
from sertihub.actions.scheduling import (
    AssessorFull,
    AssessorHasConflict,
    AssessorNotRegistered,
    DayPassed,
    LicenceEndsBefore,
    NotAgreedTo,
    OfAnotherBody,
    VenueClosed,
)
from sertihub.actions.verification import NothingToMend
from sertihub.enums import EvidenceKind, Mark, Part, RefuseReason
from sertihub.models import Assessment, Assessor, Candidacy, CertificationBody, Venue
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from tests.support.candidates import (
    House,
    a_house,
    agreed,
    an_assessor,
    certified,
    competent,
    drafted,
    findings,
    recommended,
    scheduled,
    set_day,
    submitted,
    verified,
)
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.vacancies import complete_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(manager: Somebody) -> House:
    return a_house(manager)


def now() -> dict[str, Any]:
    return {"at": timezone.now()}


# Applying -----------------------------------------------------------------------------------------------------------------------


def test_an_application_gets_a_gapless_number_when_it_is_handed_in(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    year = timezone.localdate().year
    assert [submitted(house, one).number for one in (seeker, other_seeker)] == [f"APL-2125-{year}-00001", f"APL-2125-{year}-00002"]


def test_what_is_missing_is_named(house: House, seeker: Somebody) -> None:
    made = candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(), by=seeker.actor, **now())
    with pytest.raises(CandidacyIncomplete) as refused:
        candidacies.submit(candidacy=made, by=seeker.actor, **now())

    assert "Profil memuat" in str(refused.value)
    assert "bukti syarat dasar" in str(refused.value)
    assert "Asesmen mandiri setiap elemen" in str(refused.value)


def test_a_competence_without_anything_to_show_does_not_count(house: House, seeker: Somebody) -> None:
    made = drafted(house, seeker)
    elements = made.units.values_list("unit__elements", flat=True)
    marks = {element: candidacies.SelfMark(Mark.COMPETENT) for element in elements}
    candidacies.assess_oneself(candidacy=made, marks=marks, by=seeker.actor, **now())
    with pytest.raises(CandidacyIncomplete):
        candidacies.submit(candidacy=made, by=seeker.actor, **now())

    marks = {element: candidacies.SelfMark(Mark.NOT_YET) for element in elements}
    candidacies.assess_oneself(candidacy=made, marks=marks, by=seeker.actor, **now())
    assert candidacies.submit(candidacy=made, by=seeker.actor, **now()).state == "submitted"


def test_one_case_a_scheme_is_open_at_a_time(house: House, seeker: Somebody) -> None:
    mine = drafted(house, seeker)
    with pytest.raises(AlreadyCandidate):
        candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(), by=seeker.actor, **now())

    candidacies.withdraw(candidacy=mine, by=seeker.actor, **now())
    assert candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(), by=seeker.actor, **now()).pk != mine.pk


def test_a_scheme_that_is_not_offered_and_a_body_without_licence_take_nobody(house: House, seeker: Somebody) -> None:
    CertificationBody.objects.update(licence_valid_until=timezone.localdate() - timedelta(days=1))
    house.scheme.body.refresh_from_db()
    with pytest.raises(BodyNotLicensed):
        candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(), by=seeker.actor, **now())

    type(house.scheme).objects.update(state="draft")
    with pytest.raises(SchemeNotOffered):
        candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(), by=seeker.actor, **now())


def test_what_was_handed_in_is_not_changed_and_strangers_change_nothing(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    mine = drafted(house, seeker)
    with pytest.raises(NotPermitted):
        candidacies.revise(candidacy=mine, content=CandidacyContent(), by=other_seeker.actor, **now())
    candidacies.submit(candidacy=mine, by=seeker.actor, **now())
    with pytest.raises(NotEditable):
        candidacies.revise(candidacy=mine, content=CandidacyContent(employer="CV Contoh"), by=seeker.actor, **now())


def test_only_pictures_and_pdf_are_evidence(house: House, seeker: Somebody) -> None:
    mine = drafted(house, seeker)
    with pytest.raises(NotEvidence) as refused:
        evidence.add_evidence(candidacy=mine, kind=EvidenceKind.OTHER, stream=io.BytesIO(b"halo"), by=seeker.actor, **now())
    assert "document" in refused.value.fields

    file = mine.evidence.get()
    evidence.remove_evidence(evidence=file, by=seeker.actor, **now())
    assert not mine.evidence.exists()


# Verifying ----------------------------------------------------------------------------------------------------------------------


def test_an_application_that_was_sent_back_is_mended_and_keeps_its_number(house: House, seeker: Somebody) -> None:
    mine = submitted(house, seeker)
    with pytest.raises(NothingToMend):
        verification.send_back(candidacy=mine, remarks={Part.JOB: " "}, by=house.staff.actor, **now())
    verification.send_back(candidacy=mine, remarks={Part.JOB: "Isi jabatan Anda."}, by=house.staff.actor, **now())
    assert list(mine.remarks.values_list("part", "note", "settled_at")) == [("job", "Isi jabatan Anda.", None)]

    candidacies.revise(candidacy=mine, content=CandidacyContent(position="Penjahit"), by=seeker.actor, **now())
    again = candidacies.submit(candidacy=mine, by=seeker.actor, **now())
    assert (again.state, again.number) == ("submitted", mine.number)
    assert not mine.remarks.filter(settled_at=None).exists()


def test_only_the_bodys_staff_verify(house: House, seeker: Somebody, other_manager: Somebody, colleague: Somebody) -> None:
    mine = submitted(house, seeker)
    for stranger in (other_manager, colleague, seeker):
        with pytest.raises(NotPermitted):
            verification.verify(candidacy=mine, by=stranger.actor, **now())
    verification.refuse(candidacy=mine, reason=RefuseReason.REQUIREMENTS, by=house.staff.actor, **now())
    with pytest.raises(MoveNotAllowed):
        verification.verify(candidacy=mine, by=house.staff.actor, **now())


# Scheduling ---------------------------------------------------------------------------------------------------------------------


def test_somebody_who_trained_the_candidate_does_not_assess_them(house: House, seeker: Somebody) -> None:
    offers.note_trainers(person_id=seeker.person.pk, trainer_ids=[house.assessing.person.pk], enrolment_id=1, completed_on=date(2026, 1, 1))
    with pytest.raises(AssessorHasConflict) as refused:
        scheduled(house, seeker)
    assert "pernah melatih asesi ini" in refused.value.fields["assessor"]


def test_a_training_told_of_later_still_keeps_the_trainer_from_assessing(house: House, seeker: Somebody) -> None:
    assessment = agreed(house, seeker)
    offers.note_trainers(person_id=seeker.person.pk, trainer_ids=[house.assessing.person.pk], enrolment_id=1, completed_on=date(2026, 1, 1))
    with pytest.raises(AssessorHasConflict):
        assessments.record_findings(assessment=assessment, findings=findings(assessment), by=house.assessing.actor, **now())


def test_nobody_assesses_themselves(house: House, seeker: Somebody) -> None:
    assessor = an_assessor(house.body, seeker, number=7)
    with pytest.raises(AssessorHasConflict):
        scheduled(house, seeker, assessor=assessor)


def test_a_registration_that_has_run_out_by_that_day_does_not_do(house: House, seeker: Somebody) -> None:
    candidacy = verified(house, seeker)
    Assessor.objects.update(valid_until=timezone.localdate() + timedelta(days=1))
    with pytest.raises(AssessorNotRegistered) as refused:
        set_day(house, candidacy, on=timezone.localdate() + timedelta(days=2))
    assert "Registrasi Asesor Contoh" in str(refused.value)

    Assessor.objects.update(ended_on=timezone.localdate())
    with pytest.raises(AssessorNotRegistered):
        set_day(house, candidacy)


def test_an_assessor_has_so_many_candidates_a_day(house: House) -> None:
    day = timezone.localdate() + timedelta(days=3)
    for number in range(10):
        scheduled(house, make_somebody(f"Asesi Contoh {number}"), on=day)
    eleventh = verified(house, make_somebody("Asesi Contoh Sebelas"))
    with pytest.raises(AssessorFull) as refused:
        set_day(house, eleventh, on=day)
    assert "10 asesi" in str(refused.value)
    assert set_day(house, eleventh, on=day + timedelta(days=1)).on == day + timedelta(days=1)


def test_days_venues_and_assessors_that_cannot_be_are_refused(house: House, seeker: Somebody, other_manager: Somebody) -> None:
    candidacy = verified(house, seeker)
    today = timezone.localdate()
    with pytest.raises(DayPassed):
        set_day(house, candidacy, on=today - timedelta(days=1))
    with pytest.raises(LicenceEndsBefore):
        set_day(house, candidacy, on=house.body.licence_valid_until + timedelta(days=1))
    with pytest.raises(OfAnotherBody):
        set_day(house, candidacy, assessor=a_house(other_manager, number="2126").assessor)
    Venue.objects.update(closed_on=today)
    house.venue.refresh_from_db()
    with pytest.raises(VenueClosed):
        set_day(house, candidacy)


def test_a_changed_day_is_agreed_to_anew(house: House, seeker: Somebody) -> None:
    assessment = agreed(house, seeker)
    again = set_day(house, assessment.candidacy, on=timezone.localdate() + timedelta(days=2))
    assert (again.agreed_at, again.candidacy.state) == (None, "scheduled")
    with pytest.raises(NotAgreedTo):
        scheduling.agree(candidacy=again.candidacy, has_agreed=False, by=seeker.actor, **now())
    assert Assessment.objects.count() == 1


# Assessing and deciding ---------------------------------------------------------------------------------------------------------


def test_the_assessor_waits_for_the_agreement_and_the_day(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    waiting = scheduled(house, seeker)
    with pytest.raises(NotReadyToAssess):
        assessments.record_findings(assessment=waiting, findings=findings(waiting), by=house.assessing.actor, **now())

    ahead = scheduled(house, other_seeker, on=timezone.localdate() + timedelta(days=2))
    scheduling.agree(candidacy=ahead.candidacy, has_agreed=True, by=other_seeker.actor, **now())
    for act in (assessments.record_absence, assessments.recommend):
        more: dict[str, Any] = {"recommendation": Mark.COMPETENT} if act is assessments.recommend else {}
        with pytest.raises(AssessmentNotYet):
            act(assessment=ahead, by=house.assessing.actor, **now(), **more)  # type: ignore[operator]


def test_every_unit_has_a_finding_that_fits_the_recommendation(house: House, seeker: Somebody) -> None:
    assessment = agreed(house, seeker)
    who: dict[str, Any] = {"by": house.assessing.actor, **now()}
    with pytest.raises(FindingsIncomplete):
        assessments.recommend(assessment=assessment, recommendation=Mark.COMPETENT, **who)
    found = findings(assessment)
    first = next(iter(found))
    assessments.record_findings(assessment=assessment, findings=found | {first: Finding(Mark.NOT_YET)}, **who)
    with pytest.raises(FindingUnexplained):
        assessments.recommend(assessment=assessment, recommendation=Mark.NOT_YET, **who)
    assessments.record_findings(assessment=assessment, findings={first: Finding(Mark.NOT_YET, "Belum rapi.")}, **who)
    with pytest.raises(RecommendationContradicts):
        assessments.recommend(assessment=assessment, recommendation=Mark.COMPETENT, **who)
    assert assessments.recommend(assessment=assessment, recommendation=Mark.NOT_YET, **who).state == "recommended"


def test_nobody_but_the_assessor_assesses(house: House, seeker: Somebody) -> None:
    assessment = agreed(house, seeker)
    for stranger in (seeker, house.staff):
        with pytest.raises(NotPermitted):
            assessments.record_findings(assessment=assessment, findings=findings(assessment), by=stranger.actor, **now())


def test_the_committee_is_somebody_else_than_the_assessor(house: House, manager: Somebody, seeker: Somebody) -> None:
    candidacy = recommended(house, seeker)
    Assessor.objects.update(person=manager.person)
    with pytest.raises(DecidedByInvolved):
        decisions.decide(candidacy=candidacy, decision=Mark.COMPETENT, by=manager.actor, **now())


def test_a_decision_that_differs_needs_a_reason(house: House, seeker: Somebody) -> None:
    candidacy = recommended(house, seeker)
    with pytest.raises(DifferenceUnexplained):
        decisions.decide(candidacy=candidacy, decision=Mark.NOT_YET, by=house.staff.actor, **now())
    decided = decisions.decide(candidacy=candidacy, decision=Mark.NOT_YET, reason="Bukti kurang terkini.", by=house.staff.actor, **now())
    assert (decided.state, decided.state_row.label) == ("not_yet_competent", "Belum kompeten")
    with pytest.raises(MoveNotAllowed):
        certificates.issue_certificate(candidacy=decided, by=house.staff.actor, **now())


def test_absence_and_stepping_back_end_a_case(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    assert assessments.record_absence(assessment=scheduled(house, seeker), by=house.assessing.actor, **now()).state == "absent"
    decided = recommended(house, other_seeker)
    with pytest.raises(MoveNotAllowed):
        candidacies.withdraw(candidacy=decided, by=other_seeker.actor, **now())


# The certificate ----------------------------------------------------------------------------------------------------------------


def test_a_certificate_is_held_back_while_the_nik_is_disputed(house: House, seeker: Somebody) -> None:
    candidacy = competent(house, seeker)
    claim = NikClaim.objects.create(
        person=seeker.person, nik="3273024204990001", nik_index=b"x" * 32, claimed_at=timezone.now(), state=NikClaimState.DISPUTED
    )
    with pytest.raises(NikHeld):
        certificates.issue_certificate(candidacy=candidacy, by=house.staff.actor, **now())
    assert Candidacy.objects.get(pk=candidacy.pk).state == "competent"

    claim.state = NikClaimState.CLAIMED
    claim.save()
    issued = certificates.issue_certificate(candidacy=candidacy, by=house.staff.actor, **now())
    assert issued.document.facts["nik"] == "3273********0001"


def test_certificates_are_numbered_as_bnsp_numbers_them(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    first, second = certified(house, seeker), certified(house, other_seeker)
    year, industry = timezone.localdate().year, house.scheme.industry
    assert first.number == f"{industry.code} 8153 0 0000001 {year}"
    assert second.number == f"{industry.code} 8153 0 0000002 {year}"
    assert first.registration_number == f"Reg. A 2125 00001 {year}"
    assert first.valid_until == first.document.valid_until
    assert (first.valid_until + timedelta(days=1)).year == year + 3


def test_a_body_without_licence_issues_nothing(house: House, seeker: Somebody) -> None:
    candidacy = competent(house, seeker)
    CertificationBody.objects.update(licence_valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(BodyNotLicensed):
        certificates.issue_certificate(candidacy=Candidacy.objects.get(pk=candidacy.pk), by=house.staff.actor, **now())


def test_days_count_where_the_test_venue_is(house: House, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    complete_profile(seeker)
    assert scheduled(house, seeker).time_zone == house.venue.regency.time_zone
    assert deliver_facts() > 0
    assert SYSTEM.is_system
