"""Members, roles and invitations: nobody gets more than they may give, and no organisation is left without a manager."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actions.memberships import LastManager, MembershipOver, SameRole, change_role, end_membership
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.kernel.errors import NotPermitted
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.organisations.actions.invitations import (
    AlreadyInvited,
    AlreadyMember,
    accept_invitation,
    cancel_invitation,
    invite,
    send_again,
)
from siapkerja.organisations.models import Invitation
from siapkerja.organisations.queries import link_token
from tests.organisations.conftest import member, membership
from tests.support.people import Somebody, make_somebody, now

ADDRESS = "calon@contoh.example"


def invited(manager: Somebody, role: MemberRole = MemberRole.MANAGER, email: str = ADDRESS) -> Invitation:
    return invite(legal_entity=manager.organisation, email=email, role=role, workplace=None, by=manager.actor, at=now())


def link(invitation: Invitation) -> str:
    return reverse("organisations:invitation", args=[link_token(invitation)])


def today():
    return timezone.localdate()


def test_the_last_manager_can_neither_leave_nor_be_made_less(manager: Somebody) -> None:
    own = membership(manager, manager.organisation)
    page = manager.client.post(reverse("organisations:end_member", args=[manager.organisation.public_id, own.pk]))

    assert page.status_code == 422
    assert "pengelola terakhir" in page.content.decode()
    assert "pengambilalihan" in page.content.decode()
    with pytest.raises(LastManager):
        change_role(membership=own, role=MemberRole.READER, workplace=None, by=manager.actor, at=now(), on=today())
    with pytest.raises(LastManager):
        change_role(membership=own, role=MemberRole.SIGNATORY, workplace=manager.workplace, by=manager.actor, at=now(), on=today())


def test_with_a_second_manager_the_first_leaves_at_once_and_the_ending_is_dated(manager: Somebody) -> None:
    entity = manager.organisation
    second = member(entity, "Dewi Contoh", MemberRole.MANAGER)
    own = membership(manager, entity)

    manager.client.post(reverse("organisations:end_member", args=[entity.public_id, own.pk]))

    own.refresh_from_db()
    assert (own.valid_to, own.ending) == (today(), "left")
    assert manager.client.get(reverse("identity:organisation", args=[entity.public_id])).status_code == 404
    with pytest.raises(LastManager):
        end_membership(membership=membership(second, entity), by=second.actor, at=now(), on=today())


def test_a_manager_of_one_branch_does_not_count_as_the_last_one(manager: Somebody) -> None:
    from siapkerja.identity.actions.organisations import grant_membership
    from tests.support.people import SINCE, SYSTEM

    branch_manager = make_somebody("Eka Contoh")
    grant_membership(
        person=branch_manager.person, legal_entity=manager.organisation, role=MemberRole.MANAGER, workplace=manager.workplace,
        by=SYSTEM, at=now(), on=SINCE,
    )  # fmt: skip
    with pytest.raises(LastManager):
        end_membership(membership=membership(manager, manager.organisation), by=manager.actor, at=now(), on=today())
    with pytest.raises(NotPermitted):
        invite(legal_entity=manager.organisation, email=ADDRESS, role=MemberRole.READER, workplace=None, by=branch_manager.actor, at=now())


def test_roles_are_given_up_to_ones_own_and_every_change_is_in_the_audit(manager: Somebody) -> None:
    entity = manager.organisation
    second, reader = member(entity, "Dewi Contoh", MemberRole.MANAGER), member(entity, "Tono Contoh")

    with pytest.raises(NotPermitted):
        change_role(membership=membership(reader, entity), role=MemberRole.SIGNATORY, workplace=None, by=second.actor, at=now(), on=today())
    with pytest.raises(NotPermitted):
        end_membership(membership=membership(manager, entity), by=second.actor, at=now(), on=today())
    changed = change_role(
        membership=membership(reader, entity), role=MemberRole.CONTRIBUTOR, workplace=None, by=second.actor, at=now(), on=today()
    )

    assert reader.actor.member_roles(entity.pk) == {MemberRole.CONTRIBUTOR}
    act = SecurityAct.objects.get(act="membership_changed")
    assert (act.subject, act.by_person_id, act.codes["earlier_role"]) == (f"identity.membership:{changed.pk}", second.person.pk, "reader")
    assert Membership.objects.filter(person=reader.person, ending="role_changed").count() == 1
    with pytest.raises(SameRole):
        change_role(membership=changed, role=MemberRole.CONTRIBUTOR, workplace=None, by=second.actor, at=now(), on=today())


def test_a_membership_ends_once(manager: Somebody, colleague: Somebody) -> None:
    held = membership(colleague, manager.organisation)
    end_membership(membership=held, by=manager.actor, at=now(), on=today())

    with pytest.raises(MembershipOver):
        end_membership(membership=held, by=manager.actor, at=now(), on=today())


@pytest.mark.parametrize("role", [MemberRole.READER, MemberRole.CONTRIBUTOR])
def test_readers_and_contributors_cannot_invite(manager: Somebody, role: MemberRole) -> None:
    weak = member(manager.organisation, "Tono Contoh", role)

    assert weak.client.get(reverse("organisations:invite", args=[manager.organisation.public_id])).status_code == 403
    with pytest.raises(NotPermitted):
        invite(legal_entity=manager.organisation, email=ADDRESS, role=MemberRole.READER, workplace=None, by=weak.actor, at=now())


def test_changes_are_told_to_the_person_and_to_the_other_managers(manager: Somebody, colleague: Somebody, deliver_facts) -> None:
    held = membership(colleague, manager.organisation)
    change_role(membership=held, role=MemberRole.CONTRIBUTOR, workplace=None, by=manager.actor, at=now(), on=today())
    end_membership(membership=membership(colleague, manager.organisation), by=manager.actor, at=now(), on=today())
    deliver_facts()

    assert "Peran Anda di PT Contoh Satu berubah" in colleague.client.get("/kotak-masuk/").content.decode()
    told = manager.client.get("/kotak-masuk/").content.decode()
    assert "Peran Tono Contoh di PT Contoh Satu berubah" in told
    assert "Peran Tono Contoh di PT Contoh Satu berakhir" in told


def test_an_invitation_goes_by_mail_with_a_link_that_works_once(manager: Somebody, seeker: Somebody, deliver_facts) -> None:
    address = reverse("organisations:invite", args=[manager.organisation.public_id])
    manager.client.post(address, {"email": ADDRESS, "role": "manager", "workplace": ""})
    deliver_facts()

    content = OutgoingMessage.objects.get(purpose="organisation_invitation").content
    invitation = Invitation.objects.get()
    assert content is not None
    assert link(invitation) in content.body
    assert "PT Contoh Satu" in content.subject
    assert "Undangan dari PT Contoh Satu" in seeker.client.get(link(invitation)).content.decode()
    seeker.client.post(link(invitation))
    assert seeker.actor.member_roles(manager.organisation.pk) == {MemberRole.MANAGER}

    stranger = make_somebody("Orang Lain")
    again = stranger.client.post(link(invitation))
    assert again.status_code == 422
    assert "sudah dipakai" in again.content.decode()
    assert not stranger.actor.memberships


def test_whoever_has_proven_the_invited_address_accepts_without_the_link_and_nobody_else(manager: Somebody, seeker: Somebody) -> None:
    invitation = invited(manager, MemberRole.READER, seeker.user.email.upper())
    accept = reverse("organisations:accept_invitation", args=[invitation.public_id])

    assert make_somebody("Orang Lain").client.post(accept).status_code == 404
    assert "PT Contoh Satu" in seeker.client.get(reverse("organisations:cases")).content.decode()
    seeker.client.post(accept)

    assert seeker.actor.member_roles(manager.organisation.pk) == {MemberRole.READER}


def test_an_expired_link_says_so_and_sending_again_makes_a_new_one(manager: Somebody, seeker: Somebody) -> None:
    invitation = invited(manager)
    Invitation.objects.update(expires_at=now() - timedelta(minutes=1))
    before = link(invitation)
    assert "lewat masa berlakunya" in seeker.client.post(before).content.decode()

    again = send_again(invitation=invitation, by=manager.actor, at=now())

    assert seeker.client.get(before).status_code == 404
    assert "diganti oleh undangan yang lebih baru" in seeker.client.get(before).content.decode()
    assert again.expires_at > now() + timedelta(days=6)
    assert seeker.client.post(link(again)).status_code == 302


def test_a_cancelled_link_says_so(manager: Somebody, seeker: Somebody) -> None:
    invitation = invited(manager)
    cancel_invitation(invitation=invitation, by=manager.actor, at=now())

    assert "sudah dibatalkan" in seeker.client.post(link(invitation)).content.decode()
    assert seeker.client.get("/undangan/bukan-tautan/").status_code == 404


def test_somebody_already_in_is_not_invited_and_an_address_only_once(manager: Somebody, colleague: Somebody) -> None:
    address = reverse("organisations:invite", args=[manager.organisation.public_id])
    page = manager.client.post(address, {"email": colleague.user.email, "role": "reader", "workplace": ""})
    assert page.status_code == 422
    assert "sudah menjadi anggota" in page.content.decode()

    invited(manager)
    with pytest.raises(AlreadyInvited):
        invited(manager, email=ADDRESS.upper())


def test_a_member_who_opens_the_link_stays_what_they_are(manager: Somebody, colleague: Somebody) -> None:
    invitation = invited(manager)

    with pytest.raises(AlreadyMember):
        accept_invitation(invitation=invitation, person=colleague.person, by=colleague.actor, at=now(), on=today())

    assert colleague.actor.member_roles(manager.organisation.pk) == {MemberRole.READER}


def test_posts_across_organisations_find_nothing(manager: Somebody, other_manager: Somebody, colleague: Somebody) -> None:
    theirs = other_manager.organisation
    invitation, held = invited(manager), membership(colleague, manager.organisation)
    for name, record in (
        ("cancel_invitation", invitation.public_id), ("resend_invitation", invitation.public_id),
        ("end_member", held.pk), ("change_member", held.pk), ("change_workplace", manager.workplace.public_id),
        ("close_workplace", manager.workplace.public_id), ("end_capacity", manager.organisation.capacities.get().pk),
    ):  # fmt: skip
        for entity in (theirs, manager.organisation):
            address = reverse(f"organisations:{name}", args=[entity.public_id, record])
            assert other_manager.client.post(address).status_code == 404, address

    assert Invitation.objects.get().state == "sent"
    assert Membership.objects.get(pk=held.pk).valid_to is None


def test_the_address_of_an_invitation_is_unreadable_in_the_table(manager: Somebody) -> None:
    from django.db import connection

    invited(manager)
    with connection.cursor() as cursor:
        cursor.execute("SELECT email, email_index FROM organisations_invitation")
        email, index = cursor.fetchone()
    assert b"calon" not in bytes(email)
    assert "calon" not in index


def test_two_managers_who_leave_at_the_same_moment_leave_one_behind(committed_db) -> None:
    import threading

    from django.db import connections

    from tests.support.people import make_company

    first = make_company("PT Contoh Serentak", make_somebody("Sari Contoh"))
    second = member(first.organisation, "Dewi Contoh", MemberRole.SIGNATORY)
    answers: list[int] = []

    def leave(who: Somebody) -> None:
        held = membership(who, first.organisation)
        try:
            answers.append(who.client.post(reverse("organisations:end_member", args=[first.organisation.public_id, held.pk])).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=[who]) for who in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [302, 422]
    entity = LegalEntity.objects.get(pk=first.organisation.pk)
    assert entity.memberships.filter(valid_to=None).count() == 1
