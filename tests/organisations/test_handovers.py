"""The manager has left: deed or letter, a time for objections, an officer's decision, and always somebody in charge."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import PersonView
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.kernel.errors import NotPermitted
from siapkerja.organisations.actions.cases import AlreadyManages, ClaimInstead, ObjectionsClosed, object_to_handover
from siapkerja.organisations.actions.decisions import ObjectionPeriodRuns, approve_handover, refuse_case
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.queries import working_day_after
from tests.organisations.conftest import handover, member, membership, paper
from tests.support.people import Somebody, now


def after_objections(case: OrganisationCase) -> None:
    """As if the time for objections had passed."""
    OrganisationCase.objects.filter(pk=case.pk).update(objections_until=timezone.localdate() - timedelta(days=1))


def test_managers_are_told_may_object_for_seven_working_days_and_lose_nothing_meanwhile(
    manager: Somebody, seeker: Somebody, deliver_facts
) -> None:
    case = handover(seeker, manager.organisation)
    deliver_facts()

    assert case.number.startswith("ALH-3273-")
    assert case.objections_until == working_day_after(timezone.localdate(), 7)
    assert case.due_on > case.objections_until
    assert "meminta mengambil alih PT Contoh Satu" in manager.client.get("/kotak-masuk/").content.decode()
    address = reverse("organisations:object", args=[manager.organisation.public_id, case.number])
    assert manager.client.post(address, {"words": "Saya masih direktur."}).status_code == 302
    assert case.objections.get().words == "Saya masih direktur."
    assert manager.actor.member_roles(manager.organisation.pk) == {MemberRole.SIGNATORY}


def test_no_handover_is_approved_while_managers_may_object_but_one_may_be_refused(
    manager: Somebody, seeker: Somebody, officer: Somebody
) -> None:
    case = handover(seeker, manager.organisation)

    with pytest.raises(ObjectionPeriodRuns, match="masih dapat menyatakan keberatan"):
        approve_handover(case=case, ended=[], note="Surat sah.", by=officer.actor, at=now())
    assert refuse_case(case=case, note="Surat tidak sah.", by=officer.actor, at=now()).state == "refused"


def test_an_approved_handover_makes_a_new_signatory_and_ends_the_old_one_with_a_date(
    manager: Somebody, colleague: Somebody, seeker: Somebody, officer: Somebody, deliver_facts
) -> None:
    entity, old = manager.organisation, membership(manager, manager.organisation)
    case = handover(seeker, entity)
    after_objections(case)

    approve_handover(case=case, ended=[old], note="Surat penunjukan sah.", by=officer.actor, at=now())
    deliver_facts()

    old.refresh_from_db()
    assert (old.valid_to, old.ending) == (timezone.localdate(), "replaced")
    assert seeker.actor.member_roles(entity.pk) == {MemberRole.SIGNATORY}
    assert colleague.actor.member_roles(entity.pk) == {MemberRole.READER}, "others in the organisation are left alone"
    assert not manager.actor.member_roles(entity.pk)
    assert "atas keputusan petugas" in manager.client.get("/kotak-masuk/").content.decode()


def test_memberships_of_other_organisations_are_not_ended_by_a_handover(
    manager: Somebody, other_manager: Somebody, seeker: Somebody, officer: Somebody
) -> None:
    case = handover(seeker, manager.organisation)
    after_objections(case)

    approve_handover(case=case, ended=Membership.objects.all(), note="Sah.", by=officer.actor, at=now())

    assert other_manager.actor.member_roles(other_manager.organisation.pk) == {MemberRole.SIGNATORY}


def test_only_present_managers_object_and_only_in_time(manager: Somebody, colleague: Somebody, seeker: Somebody) -> None:
    case = handover(seeker, manager.organisation)

    for stranger in (colleague, seeker):
        with pytest.raises(NotPermitted):
            object_to_handover(case=case, words="Tidak.", by=stranger.actor, at=now())
    after_objections(case)
    with pytest.raises(ObjectionsClosed):
        object_to_handover(case=case, words="Terlambat.", by=manager.actor, at=now())


def test_managers_need_no_handover_and_unproven_organisations_are_claimed(manager: Somebody, newcomer: Somebody, seeker: Somebody) -> None:
    with pytest.raises(AlreadyManages):
        handover(member(manager.organisation, "Dewi Contoh", MemberRole.MANAGER), manager.organisation)
    with pytest.raises(ClaimInstead):
        handover(seeker, newcomer.organisation)


def test_the_whole_way_through_the_pages(manager: Somebody, seeker: Somebody, officer: Somebody, other_officer: Somebody) -> None:
    answers = {"nib": manager.organisation.nib, "kind": "appointment", "statement": "Pengelola lama berhenti bulan lalu."}
    asked = reverse("organisations:handover")
    refused = seeker.client.post(asked, answers | {"nib": "123456789012"})
    assert "NIB terdiri dari 13 angka" in refused.content.decode()
    assert "Pengelola lama berhenti bulan lalu." in refused.content.decode(), "nothing typed is lost"
    assert (
        "Belum ada organisasi dengan NIB ini"
        in seeker.client.post(asked, answers | {"nib": "9999999999999", "document": paper("surat.pdf")}).content.decode()
    )
    assert (
        "bukan PDF, JPG, atau PNG"
        in seeker.client.post(asked, answers | {"document": paper("surat.pdf", b"MZ\x90\x00\x03bukan surat")}).content.decode()
    )
    assert not OrganisationCase.objects.exists()

    sent = seeker.client.post(asked, answers | {"document": paper("surat.pdf")})
    case = OrganisationCase.objects.get()
    assert sent["Location"] == reverse("organisations:case", args=[case.number])
    after_objections(case)
    desk = reverse("organisations:officer_case", args=[case.number])
    assert case.number in officer.client.get(reverse("organisations:officer_queue")).content.decode()
    page = officer.client.get(desk).content.decode()
    assert "Pengelola lama berhenti bulan lalu." in page
    assert set(PersonView.objects.filter(by_person_id=officer.person.pk).values_list("person_id", "purpose")) == {
        (seeker.person.pk, "organisation"), (manager.person.pk, "organisation"),
    }  # fmt: skip
    assert other_officer.client.get(desk).status_code == 404
    approve = reverse("organisations:decide", args=[case.number, "approve"])
    assert other_officer.client.post(approve, {"note": "Ya."}).status_code == 404
    assert officer.client.post(approve, {"note": ""}).status_code == 422
    ended = [str(membership(manager, manager.organisation).pk)]
    assert officer.client.post(approve, {"note": "Surat sah.", "ended": ended}).status_code == 302

    assert "Surat sah." in seeker.client.get(sent["Location"]).content.decode()
    assert seeker.client.get(reverse("organisations:members", args=[manager.organisation.public_id])).status_code == 200
    assert manager.client.get(reverse("organisations:members", args=[manager.organisation.public_id])).status_code == 404


def test_a_letter_is_opened_by_who_gave_it_and_officers_of_the_place_only(
    manager: Somebody, seeker: Somebody, officer: Somebody, other_officer: Somebody
) -> None:
    stored = handover(seeker, manager.organisation).documents.get().stored
    address = reverse("files:download", args=[stored.public_id])

    for reader in (seeker, officer):
        assert reader.client.get(address).getvalue().startswith(b"%PDF")
    for stranger in (manager, other_officer):
        assert stranger.client.get(address).status_code == 404
