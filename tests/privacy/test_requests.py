"""Having data put right, being forgotten, and accounts nobody uses."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from karirhub.enums import ApplicationState
from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.events.models import EventRecord
from siapkerja.files.actions.stored_files import store
from siapkerja.files.models import FileState
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import OfficerRole, ViewPurpose
from siapkerja.identity.models import NikClaim, Person, User
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.privacy.actions.corrections import (
    AlreadyAsked,
    NikProvenElsewhere,
    NotLikeThat,
    OwnMatter,
    ProofNeeded,
    ProofNotReadable,
    ask_correction,
    decide_correction,
    read_wanted,
    withdraw_correction,
)
from siapkerja.privacy.actions.deletions import CannotForget, DeletionAlreadyAsked, ask_deletion, cancel_deletion, carry_out_deletion
from siapkerja.privacy.actions.inactivity import look_after_unused
from siapkerja.privacy.enums import CorrectionField, CorrectionState, DeletionState
from siapkerja.privacy.models import CorrectionRequest, DeletionRequest, InactivityNotice
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.parts.privacy import JPEG, correction_of
from tests.support.people import SYSTEM, Somebody, make_officer, now
from tests.support.samples import filed_report
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db
NIK = "3273025205980004"


def ask(somebody: Somebody, field: CorrectionField, wanted: str, *, proof: bytes | None = JPEG) -> CorrectionRequest:
    return ask_correction(
        person=somebody.person, field=field, wanted=wanted, story="", proof=proof and BytesIO(proof),  # type: ignore[arg-type]
        by=somebody.actor, at=now(),
    )  # fmt: skip


# Corrections --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        (CorrectionField.NIK, "3273 0252 0598 0004", NIK),
        (CorrectionField.BORN_ON, "12/05/1998", "1998-05-12"),
        (CorrectionField.BORN_ON, "1998-05-12", "1998-05-12"),
        (CorrectionField.SEX, "Perempuan", "female"),
        (CorrectionField.FULL_NAME, "  Rina Lestari ", "Rina Lestari"),
    ],
)
def test_what_is_typed_is_read_as_the_field_writes_it(field: CorrectionField, typed: str, read: str) -> None:
    assert read_wanted(field, typed, at=now()) == read


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (CorrectionField.NIK, "327302520598000"),
        (CorrectionField.BORN_ON, "31/02/1998"),
        (CorrectionField.BORN_ON, "12/05/2999"),
        (CorrectionField.SEX, "x"),
        (CorrectionField.FULL_NAME, "   "),
        (CorrectionField.FULL_NAME, "a" * 151),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(field: CorrectionField, typed: str) -> None:
    with pytest.raises(NotLikeThat) as refusal:
        read_wanted(field, typed, at=now())
    assert refusal.value.fields["wanted"]


def test_a_request_has_a_number_three_days_and_an_officer_of_the_region(
    seeker: Somebody, officer: Somebody, other_officer: Somebody
) -> None:
    request = correction_of(seeker)

    assert request.number == f"PDP-K-{request.filed_at.year}-000001"
    assert request.due_at - request.filed_at == timedelta(hours=72)
    assert officer.client.get(reverse("privacy:correction_case", args=[request.public_id])).status_code == 200
    seen = PersonView.objects.get()
    assert (seen.person_id, seen.purpose) == (seeker.person.pk, ViewPurpose.DATA_REQUEST)
    assert other_officer.client.get(reverse("privacy:correction_case", args=[request.public_id])).status_code == 404
    with pytest.raises(NotPermitted):
        decide_correction(request=request, accept=True, answer="", by=other_officer.actor, at=now())


def test_an_accepted_name_is_changed_and_the_person_is_told(seeker: Somebody, officer: Somebody) -> None:
    request = correction_of(seeker, wanted="Rina Contoh Lestari")
    address = reverse("privacy:correction_case", args=[request.public_id])

    assert officer.client.post(address, {"decision": "accept", "answer": ""}).status_code == 302

    assert Person.objects.get(pk=seeker.person.pk).full_name == "Rina Contoh Lestari"
    request.refresh_from_db()
    assert request.state == CorrectionState.ACCEPTED
    assert EventRecord.objects.filter(fact="privacy.CorrectionDecided").count() == 1
    assert SecurityAct.objects.filter(act="correction_decided").count() == 1
    with pytest.raises(MoveNotAllowed):
        decide_correction(request=request, accept=False, answer="Terlambat.", by=officer.actor, at=now())


def test_a_refusal_needs_words(seeker: Somebody, officer: Somebody) -> None:
    request = correction_of(seeker)
    with pytest.raises(ReasonNeeded):
        decide_correction(request=request, accept=False, answer="  ", by=officer.actor, at=now())
    page = officer.client.post(reverse("privacy:correction_case", args=[request.public_id]), {"decision": "refuse"})
    assert page.status_code == 422

    decide_correction(request=request, accept=False, answer="Foto KTP buram.", by=officer.actor, at=now())
    assert "Foto KTP buram." in seeker.client.get(reverse("privacy:correction", args=[request.public_id])).content.decode()


def test_a_corrected_nik_is_verified_unless_it_is_proven_for_somebody_else(
    seeker: Somebody, other_seeker: Somebody, officer: Somebody
) -> None:
    claim_nik(person=seeker.person, nik="3273025205980001", by=seeker.actor, at=now())
    Person.objects.filter(pk=seeker.person.pk).update(village=None)
    national = make_officer("Dewi Contoh", OfficerRole.DATA_PROTECTION_OFFICER, None)
    request = ask(seeker, CorrectionField.NIK, NIK)
    decide_correction(request=request, accept=True, answer="", by=national.actor, at=now())
    claim = NikClaim.objects.standing().get(person=seeker.person)
    assert (claim.nik, claim.state) == (NIK, "verified")

    second = ask(other_seeker, CorrectionField.NIK, NIK)
    with pytest.raises(NikProvenElsewhere):
        decide_correction(request=second, accept=True, answer="", by=national.actor, at=now())
    second.refresh_from_db()
    assert second.state == CorrectionState.FILED, "nothing half done"


def test_the_case_shows_no_full_nik(seeker: Somebody) -> None:
    national = make_officer("Dewi Contoh", OfficerRole.DATA_PROTECTION_OFFICER, None)
    request = ask(seeker, CorrectionField.NIK, NIK)
    page = national.client.get(reverse("privacy:correction_case", args=[request.public_id])).content.decode()
    assert NIK not in page
    assert "3273********0004" in page


def test_nobody_decides_their_own_request(officer: Somebody) -> None:
    request = correction_of(officer)
    with pytest.raises(OwnMatter):
        decide_correction(request=request, accept=True, answer="", by=officer.actor, at=now())
    assert officer.client.get(reverse("privacy:correction_case", args=[request.public_id])).status_code == 404


def test_identity_is_not_changed_without_proof_nor_asked_twice(seeker: Somebody) -> None:
    with pytest.raises(ProofNeeded):
        ask(seeker, CorrectionField.SEX, "perempuan", proof=None)
    first = ask(seeker, CorrectionField.SEX, "perempuan")
    with pytest.raises(AlreadyAsked):
        ask(seeker, CorrectionField.SEX, "laki-laki")
    withdraw_correction(request=first, by=seeker.actor, at=now())
    assert ask(seeker, CorrectionField.SEX, "laki-laki")


def test_a_proof_that_is_no_picture_is_refused_in_a_sentence(seeker: Somebody) -> None:
    for content in (b"#!/bin/sh\nrm -rf", b'{"nik": 1}', b"a;b\n1;2\n"):
        with pytest.raises(ProofNotReadable) as refusal:
            ask(seeker, CorrectionField.SEX, "perempuan", proof=content)
        assert refusal.value.fields["proof"]


def test_nothing_is_lost_when_the_form_is_wrong(seeker: Somebody) -> None:
    answers: dict[str, Any] = {"field": "nik", "wanted": "123", "story": "Salah ketik petugas."}
    page = seeker.client.post(
        reverse("privacy:corrections"), answers | {"proof": SimpleUploadedFile("k.jpg", JPEG, content_type="image/jpeg")}
    )
    assert page.status_code == 422
    assert "NIK terdiri dari 16 angka" in page.content.decode()
    assert "Salah ketik petugas." in page.content.decode()


# Deletion -----------------------------------------------------------------------------------------------------------------------


def test_the_deletion_page_tells_what_goes_what_stays_and_on_which_law(seeker: Somebody) -> None:
    from tests.privacy.test_my_data import fresh

    fresh(seeker)
    page = seeker.client.get(reverse("privacy:deletion")).content.decode()
    assert "Seluruh isi profil" in page
    assert "UU 7/1981" in page
    assert "14 hari" in page


def test_a_deletion_waits_can_be_cancelled_and_is_asked_once(seeker: Somebody, other_seeker: Somebody) -> None:
    request = ask_deletion(person=seeker.person, by=seeker.actor, at=now())
    assert request.erase_at - request.asked_at == timedelta(days=14)
    with pytest.raises(DeletionAlreadyAsked):
        ask_deletion(person=seeker.person, by=seeker.actor, at=now())
    with pytest.raises(NotPermitted):
        cancel_deletion(request=request, by=other_seeker.actor, at=now())

    carry_out_deletion(request=request, by=SYSTEM, at=now() + timedelta(days=13))
    assert Person.objects.get(pk=seeker.person.pk).anonymised_at is None, "still thinking"

    assert seeker.client.post(reverse("privacy:cancel_deletion")).status_code == 302
    carry_out_deletion(request=request, by=SYSTEM, at=now() + timedelta(days=20))
    assert Person.objects.get(pk=seeker.person.pk).full_name == "Rina Contoh"


def test_after_the_cooling_off_nobody_can_be_told_and_statutory_records_keep_their_numbers(seeker: Somebody, manager: Somebody) -> None:
    report = filed_report(manager, workers=2)
    sent = application(open_vacancy(manager.workplace), seeker)
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    stored = store(stream=BytesIO(JPEG), filename="rina.jpg", purpose="privacy.correction_proof", by=seeker.actor, at=now(),
                   person_id=seeker.person.pk, max_bytes=1000)  # fmt: skip
    email = seeker.user.email
    request = ask_deletion(person=seeker.person, by=seeker.actor, at=now())

    carry_out_deletion(request=request, by=SYSTEM, at=now() + timedelta(days=15))

    person = Person.objects.get(pk=seeker.person.pk)
    assert person.full_name.startswith("Orang ")
    assert (person.born_on, person.phone, person.village_id, person.sex) == (None, None, None, "")
    assert not NikClaim.objects.filter(person=person).exists()
    user = User.objects.get(person=person)
    assert not user.is_active
    assert not User.objects.filter(email=email).exists()
    assert not user.emailaddress_set.exists()
    sent.refresh_from_db()
    assert sent.state == ApplicationState.WITHDRAWN
    assert "Rina" not in str(sent.snapshot)
    stored.refresh_from_db()
    assert stored.state == FileState.REMOVED
    assert seeker.client.get(reverse("privacy:my_data")).status_code == 302, "signed out everywhere"
    report.refresh_from_db()
    assert report.workers_total == 2, "a company's report keeps its numbers"
    assert DeletionRequest.objects.get().state == DeletionState.DONE
    carry_out_deletion(request=request, by=SYSTEM, at=now() + timedelta(days=16))
    assert EventRecord.objects.filter(fact="privacy.PersonAnonymised").count() == 1


def test_whoever_is_needed_is_told_what_to_do_first(manager: Somebody, officer: Somebody) -> None:
    with pytest.raises(CannotForget, match="PT Contoh Satu"):
        ask_deletion(person=manager.person, by=manager.actor, at=now())
    with pytest.raises(CannotForget, match="petugas"):
        ask_deletion(person=officer.person, by=officer.actor, at=now())


def test_a_deletion_is_held_by_what_came_up_meanwhile_and_goes_on_afterwards(seeker: Somebody) -> None:
    request = ask_deletion(person=seeker.person, by=seeker.actor, at=now())
    correction = correction_of(seeker)
    later = now() + timedelta(days=15)

    carry_out_deletion(request=request, by=SYSTEM, at=later)
    request.refresh_from_db()
    assert request.state == DeletionState.HELD
    assert request.held_reason
    withdraw_correction(request=correction, by=seeker.actor, at=now())
    carry_out_deletion(request=request, by=SYSTEM, at=later)
    request.refresh_from_db()
    assert request.state == DeletionState.DONE


# Unused accounts ----------------------------------------------------------------------------------------------------------------


def unused_since(somebody: Somebody, at: datetime) -> None:
    User.objects.filter(pk=somebody.user.pk).update(last_login=at, date_joined=at)


def test_an_unused_account_is_warned_twice_and_then_closed(seeker: Somebody) -> None:
    start = now()
    unused_since(seeker, start - timedelta(days=731 - 60))

    assert look_after_unused(at=start) == (1, 0)
    assert look_after_unused(at=start + timedelta(hours=1)) == (0, 0), "once a warning"
    assert look_after_unused(at=start + timedelta(days=47)) == (1, 0)
    assert list(InactivityNotice.objects.order_by("pk").values_list("days_before", flat=True)) == [60, 14]
    assert look_after_unused(at=start + timedelta(days=58)) == (0, 0)
    assert look_after_unused(at=start + timedelta(days=62)) == (0, 1)
    assert Person.objects.get(pk=seeker.person.pk).anonymised_at is not None


def test_whoever_was_never_warned_gets_the_full_time(seeker: Somebody) -> None:
    start = now()
    unused_since(seeker, start - timedelta(days=2000))

    assert look_after_unused(at=start) == (1, 0)
    assert look_after_unused(at=start + timedelta(days=1)) == (0, 0)
    assert look_after_unused(at=start + timedelta(days=45)) == (0, 0)
    assert look_after_unused(at=start + timedelta(days=47)) == (1, 0)
    assert look_after_unused(at=start + timedelta(days=59)) == (0, 0)
    assert look_after_unused(at=start + timedelta(days=62)) == (0, 1)


def test_signing_in_once_keeps_the_account(seeker: Somebody) -> None:
    start = now()
    unused_since(seeker, start - timedelta(days=2000))
    look_after_unused(at=start)
    User.objects.filter(pk=seeker.user.pk).update(last_login=start + timedelta(days=10))

    assert look_after_unused(at=start + timedelta(days=90)) == (0, 0)


def test_people_with_open_matters_offices_or_companies_are_left_alone(
    seeker: Somebody, other_seeker: Somebody, manager: Somebody, officer: Somebody
) -> None:
    application(open_vacancy(manager.workplace), seeker)
    correction_of(other_seeker)
    for somebody in (seeker, other_seeker, manager, officer):
        unused_since(somebody, now() - timedelta(days=2000))

    assert look_after_unused(at=now()) == (0, 0)


def test_refusals_speak() -> None:
    for kind in (AlreadyAsked, ProofNeeded, OwnMatter, NikProvenElsewhere, DeletionAlreadyAsked):
        assert issubclass(kind, Refused)
        assert str(kind.sentence).endswith(".")
