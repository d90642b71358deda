"""Changing and ending who may act for an organisation. None is ever without somebody who manages all of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import MembershipEnded, MembershipRoleChanged
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole, MembershipEnding
from siapkerja.identity.models import LegalEntity, Membership, Person, Workplace
from siapkerja.identity.rights import demand_membership_right, managers_of
from siapkerja.kernel.errors import Refused


class LastManager(Refused):
    code = "last_manager"
    sentence = _(
        "Ini pengelola terakhir organisasi. Undang pengelola lain dulu dan tunggu sampai undangannya diterima, lalu akhiri peran ini. "
        "Bila pengelola sudah tidak bekerja di sana, penggantinya dapat mengajukan pengambilalihan dengan akta atau surat penunjukan."
    )


class MembershipOver(Refused):
    code = "membership_over"
    sentence = _("Peran ini sudah berakhir. Muat ulang daftar anggota.")


class SameRole(Refused):
    code = "same_role"
    sentence = _("Orang ini sudah punya peran itu. Pilih peran lain, atau batalkan.")


@transaction.atomic
def change_role(*, membership: Membership, role: MemberRole, workplace: Workplace | None, by: Actor, at: datetime, on: date) -> Membership:
    """Give a member another role or another reach. The old membership ends, a new one begins, both stay on record.

    Args:
        workplace: the only place the role reaches; None for all of them.

    Raises:
        NotPermitted: the actor does not manage that far, or is of a lower role than the one held or given.
        MembershipOver, SameRole, LastManager.
    """
    current = _locked(membership, on)
    for held, reach in ((MemberRole(current.role), current.workplace_id), (role, workplace.pk if workplace else None)):
        demand_membership_right(by, current.legal_entity_id, role=held, workplace_id=reach)
    if (current.role, current.workplace_id) == (role, workplace.pk if workplace else None):
        raise SameRole(fields={"role": str(SameRole.sentence)})
    return replace_role(membership=current, role=role, workplace=workplace, by=by, at=at, on=on)


@transaction.atomic
def replace_role(*, membership: Membership, role: MemberRole, workplace: Workplace | None, by: Actor, at: datetime, on: date) -> Membership:
    """The same for whoever has already been found to have the right: the manager above, or an officer's decision.

    Raises:
        LastManager.
    """
    earlier = membership.role
    _close(membership, MembershipEnding.ROLE_CHANGED, at, on)
    changed = grant_membership(
        person=membership.person, legal_entity=membership.legal_entity, role=role, workplace=workplace, by=by, at=at, on=on
    )
    _keep_a_manager(membership.legal_entity_id, on)
    record_act(by, "membership_changed", f"identity.membership:{changed.pk}", at, role=str(role), earlier_role=earlier)
    fact = MembershipRoleChanged(
        version=changed.version,
        membership_id=changed.pk,
        person_id=changed.person_id,
        legal_entity_id=changed.legal_entity_id,
        role=str(role),
        earlier_role=earlier,
    )
    publish(fact, by=by, at=at)
    return changed


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor, at: datetime, on: date) -> Membership:
    """End a membership at once; one's own may always be ended, except the last that manages the organisation.

    Raises:
        NotPermitted: the actor does not manage that far, or is of a lower role.
        MembershipOver, LastManager.
    """
    current = _locked(membership, on)
    is_own = current.person_id == by.person_id
    if not is_own:
        demand_membership_right(by, current.legal_entity_id, role=MemberRole(current.role), workplace_id=current.workplace_id)
    ending = MembershipEnding.LEFT if is_own else MembershipEnding.REMOVED
    return end_by_decision(membership=current, ending=ending, by=by, at=at, on=on)


@transaction.atomic
def end_by_decision(*, membership: Membership, ending: MembershipEnding, by: Actor, at: datetime, on: date) -> Membership:
    """The same for whoever has already been found to have the right: the manager above, or an officer's decision.

    Raises:
        MembershipOver, LastManager.
    """
    current = _locked(membership, on)
    _close(current, ending, at, on)
    _keep_a_manager(current.legal_entity_id, on)
    record_act(by, "membership_ended", f"identity.membership:{current.pk}", at, role=current.role, ending=str(ending))
    fact = MembershipEnded(
        version=current.version,
        membership_id=current.pk,
        person_id=current.person_id,
        legal_entity_id=current.legal_entity_id,
        role=current.role,
        ending=str(ending),
    )
    publish(fact, by=by, at=at)
    return current


@transaction.atomic
def appoint_signatory(*, person: Person, legal_entity: LegalEntity, by: Actor, at: datetime, on: date) -> Membership:
    """Make somebody signatory of the whole organisation, by an officer's decision; what they were before there ends."""
    lock_organisation(legal_entity_id=legal_entity.pk)
    held = Membership.objects.at(on).filter(person=person, legal_entity=legal_entity)
    whole = held.filter(workplace=None).select_related("person", "legal_entity").first()
    if whole is None:
        made = grant_membership(person=person, legal_entity=legal_entity, role=MemberRole.SIGNATORY, by=by, at=at, on=on)
    elif whole.role == MemberRole.SIGNATORY:
        made = whole
    else:
        made = replace_role(membership=whole, role=MemberRole.SIGNATORY, workplace=None, by=by, at=at, on=on)
    for row in held.exclude(pk=made.pk).select_related("person", "legal_entity"):
        end_by_decision(membership=row, ending=MembershipEnding.ROLE_CHANGED, by=by, at=at, on=on)
    return made


@transaction.atomic
def lock_organisation(*, legal_entity_id: int) -> LegalEntity:
    """Let changes of an organisation's people and cases happen one after the other until the transaction ends."""
    return LegalEntity.objects.select_for_update(of=("self",)).get(pk=legal_entity_id)


def _locked(membership: Membership, on: date) -> Membership:
    lock_organisation(legal_entity_id=membership.legal_entity_id)
    row = Membership.objects.at(on).select_related("person", "legal_entity", "workplace").filter(pk=membership.pk).first()
    if row is None:
        raise MembershipOver
    return row


def _close(membership: Membership, ending: MembershipEnding, at: datetime, on: date) -> None:
    membership.valid_to, membership.ended_at, membership.ending = on, at, ending
    membership.version += 1
    membership.save(update_fields=["valid_to", "ended_at", "ending", "version"])


def _keep_a_manager(legal_entity_id: int, on: date) -> None:
    if not managers_of(legal_entity_id, on=on).exists():
        raise LastManager
