"""Inviting people by e-mail, sending again, cancelling, taking up."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import InvitationAccepted, InvitationSent
from siapkerja.identity.actions.memberships import lock_organisation
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import LegalEntity, Membership, Person, Workplace
from siapkerja.identity.rights import demand_membership_right
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.enums import InvitationState
from siapkerja.organisations.models import Invitation
from siapkerja.organisations.queries import address_index, member_with_address, number_from_rule


class AlreadyMember(Refused):
    code = "already_member"
    sentence = _("Orang ini sudah menjadi anggota organisasi. Ubah perannya dari daftar anggota.")


class AlreadyInvited(Refused):
    code = "already_invited"
    sentence = _("Alamat ini sudah diundang dan belum menjawab. Kirim ulang atau batalkan undangannya dari daftar anggota.")


class InvitationUsed(Refused):
    code = "invitation_used"
    sentence = _("Undangan ini sudah dipakai. Satu undangan hanya untuk satu orang dan satu kali.")


class InvitationCancelled(Refused):
    code = "invitation_cancelled"
    sentence = _("Undangan ini sudah dibatalkan oleh organisasinya. Minta pengelolanya mengundang lagi.")


class InvitationExpired(Refused):
    code = "invitation_expired"
    sentence = _("Undangan ini sudah lewat masa berlakunya. Minta pengelolanya mengirim ulang.")


@transaction.atomic
def invite(*, legal_entity: LegalEntity, email: str, role: MemberRole, workplace: Workplace | None, by: Actor, at: datetime) -> Invitation:
    """Invite whoever reads an address to act for the organisation.

    Args:
        workplace: the only place the role reaches; None for all of them.

    Raises:
        NotPermitted: the actor does not manage that far, or is of a lower role than the one offered.
        AlreadyMember, AlreadyInvited.
    """
    lock_organisation(legal_entity_id=legal_entity.pk)
    demand_membership_right(by, legal_entity.pk, role=role, workplace_id=workplace.pk if workplace else None)
    held = member_with_address(legal_entity.pk, email, on=timezone.localdate(at))
    if any(row.workplace_id in {None, workplace.pk if workplace else None} for row in held):
        raise AlreadyMember(fields={"email": str(AlreadyMember.sentence)})
    Invitation.objects.filter(
        legal_entity=legal_entity, email_index=address_index(email), state=InvitationState.SENT, expires_at__lte=at
    ).update(state=InvitationState.CANCELLED, ended_at=at)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                legal_entity=legal_entity, workplace=workplace, role=role, email=email, email_index=address_index(email),
                invited_by_id=by.person_id, sent_at=at, expires_at=_expiry(at),
            )  # fmt: skip
    except IntegrityError as error:
        if "one_open_invitation_per_address" not in str(error):
            raise
        raise AlreadyInvited(fields={"email": str(AlreadyInvited.sentence)}) from error
    _send(invitation, by, at)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Send a new link with a new term; the link before opens nothing any more.

    Raises:
        NotPermitted; InvitationUsed, InvitationCancelled.
    """
    row = _locked(invitation)
    demand_membership_right(by, row.legal_entity_id, role=MemberRole(row.role), workplace_id=row.workplace_id)
    _still_open(row)
    row.serial += 1
    row.sent_at, row.expires_at = at, _expiry(at)
    row.save(update_fields=["serial", "sent_at", "expires_at"])
    _send(row, by, at)
    return row


@transaction.atomic
def cancel_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Take an invitation back.

    Raises:
        NotPermitted; InvitationUsed, InvitationCancelled.
    """
    row = _locked(invitation)
    demand_membership_right(by, row.legal_entity_id, role=MemberRole(row.role), workplace_id=row.workplace_id)
    _still_open(row)
    row.state, row.ended_at = InvitationState.CANCELLED, at
    row.save(update_fields=["state", "ended_at"])
    record_act(by, "invitation_cancelled", f"organisations.invitation:{row.pk}", at)
    return row


@transaction.atomic
def accept_invitation(*, invitation: Invitation, person: Person, by: Actor, at: datetime, on: date) -> Membership:
    """Take up an invitation, once. The caller has seen its link or found the person's proven address in it.

    Raises:
        InvitationUsed, InvitationCancelled, InvitationExpired, AlreadyMember.
    """
    lock_organisation(legal_entity_id=invitation.legal_entity_id)
    row = _locked(invitation)
    if refusal := refusal_of(row, at=at):
        raise refusal
    held = Membership.objects.at(on).filter(person=person, legal_entity=row.legal_entity_id)
    if any(membership.workplace_id in {None, row.workplace_id} for membership in held):
        raise AlreadyMember(str(_("Anda sudah menjadi anggota organisasi ini.")))
    row.state, row.accepted_by, row.ended_at = InvitationState.ACCEPTED, person, at
    row.save(update_fields=["state", "accepted_by", "ended_at"])
    role = MemberRole(row.role)
    membership = grant_membership(person=person, legal_entity=row.legal_entity, role=role, workplace=row.workplace, by=by, at=at, on=on)
    fact = InvitationAccepted(
        version=row.serial, invitation_id=row.pk, legal_entity_id=row.legal_entity_id, person_id=person.pk, role=str(role)
    )
    publish(fact, by=by, at=at)
    return membership


def refusal_of(invitation: Invitation, *, at: datetime) -> Refused | None:
    """Why an invitation cannot be taken up any more, or None."""
    if invitation.state == InvitationState.ACCEPTED:
        return InvitationUsed()
    if invitation.state == InvitationState.CANCELLED:
        return InvitationCancelled()
    return InvitationExpired() if invitation.is_expired(at) else None


def _expiry(at: datetime) -> datetime:
    return at + timedelta(days=number_from_rule("organisation.invitation_days", timezone.localdate(at)))


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).select_related("legal_entity", "workplace").get(pk=invitation.pk)


def _still_open(row: Invitation) -> None:
    if row.state == InvitationState.ACCEPTED:
        raise InvitationUsed
    if row.state == InvitationState.CANCELLED:
        raise InvitationCancelled


def _send(row: Invitation, by: Actor, at: datetime) -> None:
    record_act(by, "invitation_sent", f"organisations.invitation:{row.pk}", at, role=row.role, serial=row.serial)
    publish(InvitationSent(version=row.serial, invitation_id=row.pk, legal_entity_id=row.legal_entity_id, serial=row.serial), by=by, at=at)
