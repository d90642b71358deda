"""Links that go to contacts: to set the password once, and to object. Only digests of their tokens are kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import RecoveryObjected
from siapkerja.identity.actions.recovered_accounts import contacts_in, known_contacts, put_back, set_recovered_password
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.kernel.errors import Refused
from siapkerja.recovery import letters
from siapkerja.recovery.clocks import number_from, today_in
from siapkerja.recovery.enums import RecoveryState
from siapkerja.recovery.models import RecoveryLink, RecoveryTicket, RecoveryTicketMoved
from siapkerja.recovery.models.proofs import LinkPurpose
from siapkerja.recovery.secrets_of_cases import new_token, token_digest
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.workflow import moves

# An objection to a request that is still being reviewed: longer than any review lasts.
WHILE_REVIEWED = timedelta(days=90)


class LinkUsed(Refused):
    code = "link_used"
    sentence = _("Tautan ini sudah dipakai. Bila Anda lupa kata sandi barunya, minta kode di halaman masuk.")


class LinkExpired(Refused):
    code = "link_expired"
    sentence = _("Tautan ini sudah lewat waktunya. Minta tautan baru di halaman keadaan permintaan Anda.")


class ObjectionTooLate(Refused):
    code = "objection_too_late"
    sentence = _("Waktu untuk berkeberatan sudah lewat. Datang ke kantor Dinas dengan KTP asli, atau ajukan pemulihan akun Anda.")


class ObjectionKnown(Refused):
    code = "objection_known"
    sentence = _("Keberatan Anda sudah kami terima dan sedang diperiksa petugas.")


def new_link(*, ticket: RecoveryTicket, purpose: LinkPurpose, at: datetime, lasts: timedelta) -> str:
    """The token of a fresh link; inside the act's transaction."""
    token = new_token()
    RecoveryLink.objects.create(ticket=ticket, purpose=purpose, digest=token_digest(token), made_at=at, expires_at=at + lasts)
    return token


def tell_old_contacts(*, ticket: RecoveryTicket, user: User, at: datetime) -> None:
    """Tell every contact of an account that somebody asks for it, once a day at most, each with a link to object."""
    for place, (kind, address) in enumerate(known_contacts(user)):
        token = new_link(ticket=ticket, purpose=LinkPurpose.OBJECTION, at=at, lasts=WHILE_REVIEWED)
        key = f"recovery-asked:{ticket.pk}:{place}"
        letters.send(letters.asked_letter(ticket.number or "", token), kind=kind, to=address, at=at, key=key)


def tell_of_change(*, ticket: RecoveryTicket, before: str, at: datetime) -> None:
    """Tell every contact the account had that it has another one now, with the days to object in; older links follow them."""
    days = number_from("recovery.objection_days", today_in(ticket.region, at))
    ticket.links.filter(purpose=LinkPurpose.OBJECTION, used_at=None).update(expires_at=at + timedelta(days=days))
    for kind, address in contacts_in(before):
        token = new_link(ticket=ticket, purpose=LinkPurpose.OBJECTION, at=at, lasts=timedelta(days=days))
        letters.send(letters.changed_letter(ticket.number or "", token, days), kind=kind, to=address, at=at)


def send_password_link(*, ticket: RecoveryTicket, at: datetime) -> None:
    """A link to the new contact to set the password; links sent before are void. Inside the act's transaction."""
    hours = number_from("recovery.password_link_hours", today_in(ticket.region, at))
    ticket.links.filter(purpose=LinkPurpose.PASSWORD, used_at=None).update(expires_at=at)
    token = new_link(ticket=ticket, purpose=LinkPurpose.PASSWORD, at=at, lasts=timedelta(hours=hours))
    letters.send(letters.granted_letter(ticket.number or "", token, hours), kind=ticket.contact_kind, to=ticket.contact, at=at)


@transaction.atomic
def send_password_link_again(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> None:
    """The person asks for another link.

    Raises:
        MoveNotAllowed: there is nothing to set, or it has been set.
    """
    record = moves.locked(ticket)
    RECOVERY.move("set_password", source=record.state)
    send_password_link(ticket=record, at=at)


def require_usable(link: RecoveryLink, *, at: datetime) -> None:
    """May this password link still be used?

    Raises:
        LinkUsed, LinkExpired.
    """
    if link.used_at is not None or link.ticket.state == RecoveryState.COMPLETED:
        raise LinkUsed()
    if at >= link.expires_at or link.ticket.state != RecoveryState.GRANTED:
        raise LinkExpired()


@transaction.atomic
def set_password(*, link: RecoveryLink, password: str, by: Actor, at: datetime) -> RecoveryTicket:
    """Set the password by the link, which is used up with it.

    Args:
        password: one that the portal's validators took.

    Raises:
        LinkUsed, LinkExpired.
    """
    record = moves.locked(link.ticket)
    row = RecoveryLink.objects.select_for_update(of=("self",)).select_related("ticket").get(pk=link.pk)
    require_usable(row, at=at)
    row.used_at = at
    row.save(update_fields=["used_at"])
    set_recovered_password(user=User.objects.get(person=record.person_id), password=password, by=by, at=at)
    moves.apply(RECOVERY, record, "set_password", history=RecoveryTicketMoved, by=by, at=at)
    return record


def require_objectable(link: RecoveryLink, *, at: datetime) -> None:
    """May this link still object?

    Raises:
        ObjectionKnown, ObjectionTooLate.
    """
    if link.ticket.state == RecoveryState.FROZEN:
        raise ObjectionKnown()
    if link.used_at is not None or at >= link.expires_at or RECOVERY.state(link.ticket.state).is_final:
        raise ObjectionTooLate()


@transaction.atomic
def object_to(*, link: RecoveryLink, by: Actor, at: datetime) -> RecoveryTicket:
    """Whoever reads an old contact says it was not them: what was changed is put back, and officers look again.

    Raises:
        ObjectionKnown, ObjectionTooLate.
    """
    record = moves.locked(link.ticket)
    row = RecoveryLink.objects.select_for_update(of=("self",)).select_related("ticket").get(pk=link.pk)
    require_objectable(row, at=at)
    row.used_at = at
    row.save(update_fields=["used_at"])
    record.links.filter(purpose=LinkPurpose.PASSWORD, used_at=None).update(expires_at=at)
    if record.previous:
        put_back(user=User.objects.get(person=record.person_id), before=record.previous, by=by, at=at)
    moves.apply(RECOVERY, record, "object", history=RecoveryTicketMoved, by=by, at=at, previous=None)
    letters.send(letters.frozen_letter(record.number or ""), kind=record.contact_kind, to=record.contact, at=at)
    fact = RecoveryObjected(recovery_ticket_id=record.pk, region_code=record.region_id or "", version=record.version)
    publish(fact, by=by, at=at)
    return record
