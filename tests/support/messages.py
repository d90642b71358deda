"""What the portal has written to people: the stored messages, read as their receivers would."""

import re
from dataclasses import dataclass

from siapkerja.messaging.models import OutgoingMessage


@dataclass(frozen=True)
class Written:
    channel: str
    to: str
    subject: str
    body: str
    purpose: str


def written(to: str = "") -> list[Written]:
    """All messages in order, or those to one address."""
    rows = [(message, message.content) for message in OutgoingMessage.objects.order_by("pk")]
    found = [Written(row.channel, content.to, content.subject, content.body, row.purpose) for row, content in rows if content]
    return [message for message in found if to in {"", message.to}]


def code_in(message: Written) -> str:
    found = re.search(r"\b(\d{3}-\d{3})\b", message.body)
    assert found, message.body
    return found[1]


def last_code(to: str) -> str:
    """The code in the newest message to an address."""
    return code_in([message for message in written(to) if "code" in message.purpose or "confirmation" in message.purpose][-1])


def other_code(code: str) -> str:
    """A code that is not this one."""
    return "000-000" if code != "000-000" else "111-111"
