"""Handing one message to the mail server or to the gateway for SMS and WhatsApp (docs/integrations.md)."""

from django.conf import settings
from django.core.mail import EmailMessage

from siapkerja.messaging.channels import Channel
from siapkerja.messaging.models import Content
from siapkerja.messaging.outgoing import OutgoingTrouble, post_json

GATEWAY_SECONDS = 6.0


class GatewayRefused(OutgoingTrouble):
    """The gateway answered, but did not take the message. `is_final`: it will never take this one."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status

    @property
    def kind(self) -> str:
        return f"{type(self).__name__}{self.status}"

    @property
    def is_final(self) -> bool:
        """400, 404, 410, 413 and 422 are about this very message; everything else may be mended on either side."""
        return self.status in {400, 404, 410, 413, 422}


class NoGateway(OutgoingTrouble):
    """No address of a gateway is set."""


def hand_over(channel: Channel, content: Content, *, public_id: str) -> None:
    """Give the message out of hand.

    Args:
        public_id: the same for every attempt at one message.

    Raises:
        OutgoingTrouble: the gateway did not take it.
        OSError: the mail server did not take it (SMTPException is one).
    """
    if channel is Channel.EMAIL:
        _mail(content, public_id)
    else:
        _through_gateway(channel, content, public_id)


def _mail(content: Content, public_id: str) -> None:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    headers = {"Message-ID": f"<{public_id}@{domain}>", "Auto-Submitted": "auto-generated"}
    if content.stop_url:
        headers |= {"List-Unsubscribe": f"<{content.stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    subject = " ".join(content.subject.split())
    EmailMessage(subject, content.body, settings.DEFAULT_FROM_EMAIL, [content.to], headers=headers).send()


def _through_gateway(channel: Channel, content: Content, public_id: str) -> None:
    if not settings.GATEWAY_URL:
        raise NoGateway()
    body = {"id": public_id, "channel": channel.value, "from": settings.GATEWAY_SENDER, "to": content.to, "text": content.body}
    answer = post_json(settings.GATEWAY_URL, body=body, token=settings.GATEWAY_TOKEN, key=public_id, seconds=GATEWAY_SECONDS)
    if not answer.is_good:
        raise GatewayRefused(answer.status)
