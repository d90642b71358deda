"""A recovery that waits for officers and a disputed NIK, for the addresses of the access matrix."""

import io
from datetime import date
from typing import Any

from django.utils import timezone
from PIL import Image

from siapkerja.identity.actor import Actor
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.recovery.actions.disputes import DisputeAnswers, file_dispute
from siapkerja.recovery.actions.pictures import Upload
from siapkerja.recovery.actions.tickets import RecoveryAnswers, confirm_ticket, file_ticket
from siapkerja.recovery.enums import ContactKind, DisputeReason
from siapkerja.recovery.models import NikDispute, RecoveryTicket
from tests.support.people import Somebody

NIK = "3273015205980001"
BORN_ON = date(1998, 5, 12)


def picture() -> Upload:
    """A small true JPEG."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(content, "JPEG")
    content.seek(0)
    return Upload(content)


def code_sent_to(address: str) -> str:
    """The six digits of the newest message to an address."""
    for message in OutgoingMessage.objects.filter(purpose="recovery_code").order_by("-pk"):
        content = message.content
        if content and content.to == address:
            return next(word.strip(",.") for word in content.body.split() if word.strip(",.").isdigit() and len(word.strip(",.")) == 6)
    raise LookupError(address)


def recovery_ticket(*, full_name: str = "Rina Contoh", nik: str = NIK, contact: str = "baru@contoh.example", **more: Any) -> RecoveryTicket:
    """A request of a stranger whose new contact is proven."""
    now = timezone.now()
    kind = ContactKind.EMAIL if "@" in contact else ContactKind.PHONE
    answers = RecoveryAnswers(nik=nik, full_name=full_name, born_on=BORN_ON, contact_kind=kind, contact=contact, **more)
    stranger = Actor.stranger()
    ticket = file_ticket(answers=answers, card=picture(), portrait=picture(), by=stranger, at=now)
    return confirm_ticket(ticket=ticket, code=code_sent_to(ticket.contact), by=stranger, at=now)


def nik_dispute(claimant: Somebody, *, nik: str = NIK) -> NikDispute:
    """`claimant` says a NIK is theirs."""
    answers = DisputeAnswers(
        nik=nik, full_name=claimant.person.full_name, born_on=BORN_ON, reason=DisputeReason.MADE_BY_OTHERS,
        story="Sekolah saya dulu membuatkan akun dengan NIK ini.",
    )  # fmt: skip
    return file_dispute(answers=answers, claimant=claimant.person, card=picture(), family_card=None, by=claimant.actor, at=timezone.now())


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    """What the addresses of this app need."""
    ticket, dispute = recovery_ticket(), nik_dispute(seeker)
    return {"recovery": ticket.public_id, "recovery.number": ticket.number, "dispute": dispute.public_id, "dispute.number": dispute.number}
