"""What applicant and employer write to each other about an application."""

from datetime import datetime, timedelta
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from karirhub.actions.steps import about
from karirhub.enums import ApplicationState
from karirhub.models import Application, ApplicationMessage
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.queries.applications import is_shared
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import MessageSent
from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import locked

PURPOSE = "karirhub.message"
LONGEST_MESSAGE = 2000


class MessageEmpty(Refused):
    code = "message_empty"
    sentence = _("Tuliskan pesan Anda, atau lampirkan berkas.")


class MessageTooLong(Refused):
    code = "message_too_long"
    sentence = _("Pesan paling panjang 2.000 huruf. Bagi menjadi dua pesan.")


class TooManyMessages(Refused):
    code = "too_many_messages"
    sentence = _(
        "Anda sudah mengirim banyak pesan dalam satu jam ini. Tunggu sebentar sebelum mengirim lagi; tulisan Anda tetap ada di sini."
    )


class ConversationClosed(Refused):
    code = "conversation_closed"
    sentence = _("Lamaran ini sudah selesai, jadi percakapannya ditutup. Pesan lama tetap bisa dibaca.")


class ApplicantNoLongerShares(Refused):
    code = "applicant_no_longer_shares"
    sentence = _("Pelamar ini tidak lagi membagikan datanya, jadi tidak dapat dikirimi pesan.")


class NotAnAttachment(Refused):
    code = "not_an_attachment"
    sentence = _("Lampiran berupa PDF, JPG, atau PNG. Berkas lain, termasuk program, tidak dapat dikirim di sini.")


def may_converse(application: Application) -> bool:
    """As long as the application is open, and after hiring."""
    return application.is_open or application.state == ApplicationState.HIRED


@transaction.atomic
def send_message(*, application: Application, text: str, attachment: BinaryIO | None = None, by: Actor, at: datetime) -> ApplicationMessage:
    """Write to the other side: the applicant to the employer, or whoever handles the application to the applicant.

    Args:
        text: up to 2,000 characters, shown as it is written; markup means nothing.
        attachment: a picture or a PDF; what it was called is let go.

    Raises:
        NotPermitted: neither the applicant nor somebody who handles the application.
        MessageEmpty, MessageTooLong, TooManyMessages, ConversationClosed, ApplicantNoLongerShares: as they say.
        NotAnAttachment, FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the field `attachment`.
    """
    current = locked(application)
    is_from_employer = writes_for_employer(current, by)
    _demand_side(current, by, is_from_employer)
    plain = text.strip()
    if not plain and attachment is None:
        raise MessageEmpty(fields={"text": str(MessageEmpty.sentence)})
    if len(plain) > LONGEST_MESSAGE:
        raise MessageTooLong(fields={"text": str(MessageTooLong.sentence)})
    limits = rules(["application.messages_per_hour", "application.file_max_bytes"], timezone.localdate(at))
    lately = current.messages.filter(is_from_employer=is_from_employer, sent_at__gt=at - timedelta(hours=1), sent_at__lte=at)
    if lately.count() >= int(limits["application.messages_per_hour"].value):
        raise TooManyMessages(fields={"text": str(TooManyMessages.sentence)})
    stored = None
    if attachment is not None:
        stored = _stored(current, attachment, is_from_employer, int(limits["application.file_max_bytes"].value), by, at)
    message = ApplicationMessage.objects.create(
        application=current, is_from_employer=is_from_employer, written_by_id=by.person_id, text=plain, attachment=stored, sent_at=at
    )
    # Whoever answers has read what came before.
    current.messages.filter(is_from_employer=not is_from_employer, read_at=None).update(read_at=at)
    announce(MessageSent(version=1, **about(current), message_id=message.pk, is_from_employer=is_from_employer, at=at), by=by, at=at)
    return message


@transaction.atomic
def mark_read(*, application: Application, by: Actor, at: datetime) -> int:
    """What the other side wrote has been read. Gives how many messages were new."""
    is_for_employer = writes_for_employer(application, by)
    _demand_permission(application, by, is_for_employer)
    return application.messages.filter(is_from_employer=not is_for_employer, read_at=None).update(read_at=at)


def writes_for_employer(application: Application, by: Actor) -> bool:
    """Whoever acts for the employer does, even where they applied there themselves."""
    return by.subject_id != application.person_id or by.legal_entity_id == application.vacancy.legal_entity_id


def _demand_permission(application: Application, by: Actor, is_from_employer: bool) -> None:
    if is_from_employer:
        demand(by, Permission.HANDLE_APPLICATIONS, application.vacancy)
    else:
        require(GRANTS, by, Permission.ANSWER_EMPLOYER, person_id=application.person_id)


def _demand_side(application: Application, by: Actor, is_from_employer: bool) -> None:
    _demand_permission(application, by, is_from_employer)
    if not may_converse(application):
        raise ConversationClosed()
    if is_from_employer and not is_shared(application):
        raise ApplicantNoLongerShares()


def _stored(application: Application, attachment: BinaryIO, is_from_employer: bool, max_bytes: int, by: Actor, at: datetime) -> StoredFile:
    return store_proof(
        stream=attachment,
        name="lampiran",
        purpose=PURPOSE,
        field="attachment",
        otherwise=NotAnAttachment,
        legal_entity_id=application.vacancy.legal_entity_id if is_from_employer else None,
        person_id=None if is_from_employer else application.person_id,
        max_bytes=max_bytes,
        by=by,
        at=at,
    )
