"""Reading what was sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from siapkerja.kernel.text import id_of
from siapkerja.messaging.models import OutgoingMessage


@dataclass(frozen=True)
class OutboxPage:
    """Messages, newest first. `previous_url` and `next_url` are queries such as `?sebelum=120`, "" at the ends."""

    messages: list[OutgoingMessage]
    previous_url: str
    next_url: str

    def __iter__(self) -> Iterator[OutgoingMessage]:
        return iter(self.messages)


def outbox_page(before: str, *, size: int) -> OutboxPage:
    """Messages that can still be read.

    Args:
        before: only those older than the one with this number; anything else shows the newest.
    """
    rows = OutgoingMessage.objects.exclude(sealed=b"").order_by("-pk")
    older_than = id_of(before)
    if older_than is not None:
        rows = rows.filter(pk__lt=older_than)
    found = list(rows[: size + 1])
    has_more, found = len(found) > size, found[:size]
    return OutboxPage(found, "?" if older_than is not None else "", f"?sebelum={found[-1].pk}" if has_more else "")
