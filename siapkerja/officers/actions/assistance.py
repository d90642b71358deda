"""Acting for a citizen on their code or signed form, for a limited time, and ending it."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import BinaryIO
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.officers import AssistanceBegun, AssistanceEnded
from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ActingBasis, OfficerRole
from siapkerja.identity.models import Assignment, Person, Representation, User
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.officers.models import AssistanceCode
from siapkerja.officers.permissions import Permission
from siapkerja.officers.queries.assistance import assignment_for
from siapkerja.reference.queries import rule, rules
from siapkerja.throttles import count_one

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
FORM_PURPOSE = "officers.signed_form"
JAKARTA = ZoneInfo("Asia/Jakarta")


class CodeNotValid(Refused):
    code = "assistance_code_not_valid"
    sentence = _("Kode ini tidak cocok, sudah dipakai, atau sudah lewat waktunya. Minta warga membuat kode baru.")


class OutsideYourRegion(NotPermitted):
    code = "outside_your_region"
    sentence = _("Warga ini tercatat tinggal di luar wilayah tugas Anda. Petugas di wilayahnya dapat mendampingi.")


class ResidenceUnknown(Refused):
    code = "residence_unknown"
    sentence = _("Tempat tinggal warga ini belum tercatat, jadi formulir belum dapat dipakai. Gunakan kode dari warganya.")


class NotYourself(Refused):
    code = "not_yourself"
    sentence = _("Anda tidak perlu mendampingi diri sendiri. Buka halaman Anda dari menu akun.")


@dataclass(frozen=True)
class MadeCode:
    """A code as it is shown once, and until when it counts."""

    words: str
    expires_at: datetime


def _digest(code: str) -> bytes:
    letters = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return hmac.new(settings.SECRET_KEY.encode(), f"assistance:{letters}".encode(), hashlib.sha256).digest()


def _make(person: Person, *, asked_by_id: int | None, at: datetime) -> MadeCode:
    letters = "".join(secrets.choice(ALPHABET) for _position in range(CODE_LENGTH))
    minutes = int(rule("assistance.code_minutes", at.date()).value)
    expires_at = at + timedelta(minutes=minutes)
    AssistanceCode.objects.filter(person=person, used_at=None, asked_by_id=asked_by_id).update(used_at=at)
    AssistanceCode.objects.create(person=person, digest=_digest(letters), asked_by_id=asked_by_id, made_at=at, expires_at=expires_at)
    return MadeCode(f"{letters[:4]}-{letters[4:]}", expires_at)


@transaction.atomic
def make_own_code(*, person: Person, by: Actor, at: datetime) -> MadeCode:
    """A code the citizen reads to an officer. The one before it counts no more.

    Raises:
        NotPermitted: somebody else's.
    """
    if by.person_id != person.pk:
        raise NotPermitted()
    made = _make(person, asked_by_id=None, at=at)
    record_act(by, "assistance_code_made", f"identity.person:{person.pk}", at)
    return made


@transaction.atomic
def send_code(*, person: Person | None, by: Actor, at: datetime) -> None:
    """Send a code to the citizen's own proven contact, to be told to this officer. Says nothing of whether there is one.

    Args:
        person: as found by the NIK the citizen showed; None where none was found.

    Raises:
        TooOften: this officer asked too often within the hour.
    """
    count_one(what="assistance.send", of=str(by.person_id), per_hour=int(rule("assistance.codes_sent_per_hour", at.date()).value))
    user = User.objects.filter(person=person, is_active=True).first() if person else None
    contact = proven_contact(user) if user else None
    officer = Person.objects.filter(pk=by.person_id).first() if by.person_id else None
    if person is None or contact is None or officer is None or person == officer:
        return
    made = _make(person, asked_by_id=by.person_id, at=at)
    with translation.override("id"):
        body = _now(
            "Kode pendampingan: %(code)s. Dengan kode ini %(officer)s dapat mengisi data dan melamar atas nama Anda. "
            "Sebutkan hanya bila Anda memintanya. Berlaku sampai %(until)s WIB."
        ) % {"code": made.words, "officer": officer.full_name, "until": f"{made.expires_at.astimezone(JAKARTA):%H.%M}"}
        subject = _now("Kode pendampingan Anda")
    channel, to = contact
    send_message(channel=channel, to=to, subject=subject, body=body, purpose="assistance_code", at=at, worthless_at=made.expires_at)
    record_act(by, "assistance_code_sent", f"identity.person:{person.pk}", at, channel=str(channel))


def proven_contact(user: User) -> tuple[Channel, str] | None:
    """Where a code may go: only what the citizen has proven to read, never what an officer wrote down."""
    if user.phone and user.phone_verified_at:
        return Channel.SMS, user.phone
    address = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk").first()
    return (Channel.EMAIL, address.email) if address else None


def begin_with_code(*, code: str, by: Actor, at: datetime, on: date) -> Representation:
    """Act for the citizen whose code this is, from now on, for as long as the rule says.

    Raises:
        CodeNotValid: unknown, used, expired, or sent for another officer.
        TooOften: too many within the hour.
        OutsideYourRegion: a village officer, and the citizen lives elsewhere.
        NotYourself, NotPermitted.
    """
    count_one(what="assistance.try", of=str(by.person_id), per_hour=int(rule("assistance.code_tries_per_hour", on).value))
    with transaction.atomic():
        found = AssistanceCode.objects.usable(at).filter(digest=_digest(code)).select_for_update(of=("self",)).first()
        if found is None or found.asked_by_id not in {None, by.person_id}:
            raise CodeNotValid(fields={"code": str(CodeNotValid.sentence)})
        person = Person.objects.get(pk=found.person_id)
        assignment = _assignment_to_assist(person, by, on)
        found.used_at = at
        found.save(update_fields=["used_at"])
        hours = int(rule("assistance.code_hours", on).value)
        return _begin(person, assignment, ActingBasis.CODE_FROM_PERSON, hours=hours, form=None, by=by, at=at)


def _assignment_to_assist(person: Person, by: Actor, on: date) -> Assignment:
    """By which assignment the officer acts: one over the citizen's residence, else one whose counter serves everybody."""
    covering = assignment_for(by, Permission.ASSIST, region_code=person.village_id, on=on) if person.village_id else None
    chosen = covering or assignment_for(by, Permission.ASSIST, region_code=None, on=on)
    if chosen is None:
        raise NotPermitted()
    if covering is None and person.village_id and chosen.role == OfficerRole.VILLAGE_OFFICER:
        raise OutsideYourRegion()
    return chosen


@transaction.atomic
def begin_with_form(*, person: Person, stream: BinaryIO, by: Actor, at: datetime, on: date) -> Representation:
    """Act for a citizen of one's own region on a form they signed; the form is sealed and kept.

    Raises:
        ResidenceUnknown, OutsideYourRegion, NotYourself.
        FormNotReadable: neither a picture nor a PDF.
        FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    if not person.village_id:
        raise ResidenceUnknown()
    assignment = assignment_for(by, Permission.ASSIST, region_code=person.village_id, on=on)
    if assignment is None:
        raise OutsideYourRegion()
    form = store_form(person=person, stream=stream, by=by, at=at, on=on)
    return begin_on_form(person=person, assignment=assignment, form=form, by=by, at=at, on=on)


def begin_on_form(*, person: Person, assignment: Assignment, form: StoredFile, by: Actor, at: datetime, on: date) -> Representation:
    """Act for a citizen on a form that is kept already, for as long as the rule says.

    Raises:
        NotYourself.
    """
    hours = int(rule("assistance.form_hours", on).value)
    return _begin(person, assignment, ActingBasis.SIGNED_FORM, hours=hours, form=form, by=by, at=at)


class FormNotReadable(Refused):
    code = "form_not_readable"
    sentence = _("Formulir harus berupa foto (JPG atau PNG) atau PDF. Foto ulang, lalu unggah lagi.")


def store_form(*, person: Person, stream: BinaryIO, by: Actor, at: datetime, on: date) -> StoredFile:
    """Seal a signed form; kept as the proof for as long as the rule says."""
    terms = rules(["assistance.form_max_bytes", "assistance.form_kept_days"], on)
    return store_proof(
        stream=stream,
        name="formulir",
        purpose=FORM_PURPOSE,
        field="form",
        otherwise=FormNotReadable,
        by=by,
        at=at,
        person_id=person.pk,
        expires_at=at + timedelta(days=int(terms["assistance.form_kept_days"].value)),
        max_bytes=int(terms["assistance.form_max_bytes"].value),
    )


def _begin(
    person: Person, assignment: Assignment, basis: ActingBasis, *, hours: int, form: StoredFile | None, by: Actor, at: datetime
) -> Representation:
    if person.pk == by.person_id:
        raise NotYourself()
    agent = Person.objects.get(pk=assignment.person_id)
    for earlier in Representation.objects.in_force(at).filter(agent=agent):
        end_assistance(representation=earlier, by=by, at=at)
    row = Representation.objects.create(
        agent=agent, principal=person, basis=basis, assignment=assignment, signed_form=form,
        starts_at=at, ends_at=at + timedelta(hours=hours),
    )  # fmt: skip
    record_act(
        by, "assistance_begun", f"identity.person:{person.pk}", at, basis=str(basis), assignment=assignment.pk, representation=row.pk
    )
    publish(AssistanceBegun(version=1, basis=str(basis), ends_at=row.ends_at, **_parties(row)), by=by, at=at)
    return row


@transaction.atomic
def end_assistance(*, representation: Representation, by: Actor, at: datetime) -> None:
    """End it at once, by the officer or by the citizen. Ending what is over changes nothing.

    Raises:
        NotPermitted: neither of the two.
    """
    if by.person_id not in {representation.agent_id, representation.principal_id}:
        raise NotPermitted()
    if not Representation.objects.in_force(at).filter(pk=representation.pk).update(ended_at=at, ended_by_id=by.person_id):
        return
    record_act(by, "assistance_ended", f"identity.person:{representation.principal_id}", at, representation=representation.pk)
    publish(AssistanceEnded(version=2, **_parties(representation)), by=by, at=at)


def _parties(row: Representation) -> dict[str, int]:
    return {"representation_id": row.pk, "person_id": row.principal_id, "agent_id": row.agent_id}
