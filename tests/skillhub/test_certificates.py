"""The certificate of whoever has passed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.documents.pdf import render_pdf
from siapkerja.events.models import EventRecord
from siapkerja.facts.recovery import NikDisputeDecided
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Workplace
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.profiles.models import Qualification
from skillhub import reactions
from skillhub.actions.certificates import CertificateStands, NikIsHeld, NotPassed, issue_certificate, issue_missing, withdraw_certificate
from skillhub.actions.instructors import name_instructors
from skillhub.enums import CertificateWithdrawReason
from skillhub.models import TrainingCertificate
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.training import open_programme, passed, running_batch

pytestmark = pytest.mark.django_db


def dispute(somebody: Somebody) -> NikClaim:
    return NikClaim.objects.create(
        person=somebody.person, nik="3273015205980001", nik_index=b"x" * 32, state=NikClaimState.DISPUTED, claimed_at=timezone.now()
    )


def test_whoever_passes_gets_a_certificate_with_the_next_number(workplace: Workplace, deliver_facts: Any) -> None:
    one, other = make_somebody("Ani Contoh"), make_somebody("Beni Contoh")
    batch = running_batch(open_programme(workplace), one, other)
    passed(batch, one)
    passed(batch, other)
    deliver_facts()

    first, second = TrainingCertificate.objects.order_by("pk")
    assert first.document.number.split("/")[3:] == ["0001", str(timezone.localdate().year)]
    assert second.document.number.split("/")[3] == "0002"
    assert first.document.facts["born"].startswith("Garut, 2 April 1999")
    assert first.document.facts["units"] == [["C.141110.001.01", "Mengukur tubuh", 8, 32, 40]]
    assert render_pdf(first.document).startswith(b"%PDF-")
    assert Notification.objects.filter(slug="training_certificate_issued", person=one.person).count() == 1
    proven = Qualification.objects.get(person=one.person)
    assert (proven.kind, proven.number, proven.source) == ("training", first.document.number, first.source)


def test_what_is_told_of_a_completed_training_names_units_occupation_and_trainers(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace, occupation_id="7531"), seeker)
    name_instructors(batch=batch, person_ids=[manager.person.pk], by=manager.actor, at=timezone.now())
    passed(batch, seeker)

    told = EventRecord.objects.get(fact="skillhub.TrainingCompleted").payload
    assert told["occupation_code"] == "7531"
    assert list(told["unit_codes"]) == ["C.141110.001.01"]
    assert list(told["instructor_ids"]) == [manager.person.pk]


def test_a_certificate_is_checked_by_anybody_and_read_by_its_holder_and_the_centre(
    client: Client, manager: Somebody, colleague: Somebody, other_manager: Somebody, seeker: Somebody
) -> None:
    passed(running_batch(open_programme(manager.workplace), seeker), seeker)
    document = TrainingCertificate.objects.get().document
    check, pdf = reverse("documents:verification", args=[document.token]), reverse("documents:pdf", args=[document.token])

    page = client.get(check).content.decode()
    assert "Menjahit pakaian wanita" in page
    assert "benar diterbitkan oleh PT Contoh Satu" in page
    assert "Rina Contoh" not in page
    assert [who.client.get(pdf).status_code for who in (seeker, manager, colleague, other_manager)] == [200, 200, 404, 404]


def test_nothing_is_issued_while_it_is_heard_whose_nik_it_is(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace), seeker)
    claim = dispute(seeker)
    enrolment = passed(batch, seeker)

    assert not TrainingCertificate.objects.exists()
    with pytest.raises(NikIsHeld):
        issue_certificate(enrolment=enrolment, by=manager.actor, at=timezone.now())
    assert "sertifikat ditahan dulu" in seeker.client.get(f"/skillhub/pendaftaran/{enrolment.public_id}/").content.decode()
    assert issue_missing(by=SYSTEM, at=timezone.now()) == 0

    claim.state = NikClaimState.VERIFIED
    claim.decided_at = timezone.now()
    claim.save()
    decided = NikDisputeDecided(
        version=1, nik_dispute_id=1, region_code="32", outcome="holder", is_final=True, person_ids=(seeker.person.pk,)
    )
    for _ in range(2):
        reactions.issue_held_certificates(decided, at=timezone.now())
    assert TrainingCertificate.objects.count() == 1


def test_only_who_passed_gets_one_and_only_one(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace), seeker)
    with pytest.raises(NotPassed):
        issue_certificate(enrolment=batch.enrolments.get(), by=manager.actor, at=timezone.now())
    enrolment = passed(batch, seeker)

    with pytest.raises(CertificateStands):
        issue_certificate(enrolment=enrolment, by=manager.actor, at=timezone.now())


def test_a_withdrawn_certificate_no_longer_counts_and_can_be_issued_anew(
    client: Client, manager: Somebody, colleague: Somebody, seeker: Somebody, deliver_facts: Any
) -> None:
    enrolment = passed(running_batch(open_programme(manager.workplace), seeker), seeker)
    certificate = TrainingCertificate.objects.get()
    wrong = {"reason": CertificateWithdrawReason.WRONG_DATA, "at": timezone.now()}
    with pytest.raises(NotPermitted):
        withdraw_certificate(certificate=certificate, by=colleague.actor, **wrong)

    withdraw_certificate(certificate=certificate, by=manager.actor, **wrong)
    deliver_facts()

    with pytest.raises(MoveNotAllowed):
        withdraw_certificate(certificate=certificate, by=manager.actor, **wrong)
    checked = client.get(reverse("documents:verification", args=[certificate.document.token])).content.decode()
    assert "Isinya keliru dan diterbitkan ulang" in checked
    assert Qualification.objects.get().lost_because == "wrong_data"
    assert Notification.objects.filter(slug="training_certificate_withdrawn").count() == 1
    own = seeker.client.get(f"/skillhub/pendaftaran/{enrolment.public_id}/").content.decode()
    assert "Isinya keliru" in own
    assert issue_missing(by=SYSTEM, at=timezone.now()) == 0
    anew = issue_certificate(enrolment=enrolment, by=manager.actor, at=timezone.now())
    assert anew.document.number.split("/")[3] == "0002"


def test_the_centre_issues_and_withdraws_on_the_participants_page(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace), seeker)
    assert manager.organisation is not None
    enrolment = batch.enrolments.get()
    here = [manager.organisation.public_id, batch.programme_id, batch.pk, enrolment.public_id]
    manager.client.post(reverse("skillhub:move_enrolment", args=[*here, "lulus"]), {"note": ""})
    page = manager.client.get(reverse("skillhub:centre_enrolment", args=here)).content.decode()
    assert "Unduh sertifikat" in page

    unsaid = manager.client.post(reverse("skillhub:move_enrolment", args=[*here, "cabut-sertifikat"]), {})
    assert unsaid.status_code == 422
    manager.client.post(reverse("skillhub:move_enrolment", args=[*here, "cabut-sertifikat"]), {"reason": "wrong_result"})
    page = manager.client.get(reverse("skillhub:centre_enrolment", args=here)).content.decode()
    assert "dicabut" in page
    assert "Terbitkan sertifikat" in page
