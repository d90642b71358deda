"""The account's own messages: written in the account's language, stored with the act, sent by the worker."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.signin.queries import language_of

CODES_LAST = timedelta(seconds=settings.CODE_SECONDS)
NOTICES_LAST = timedelta(days=2)


def send_mail(*, template: str, email: str, context: dict[str, Any]) -> None:
    """Write and store one e-mail.

    Args:
        template: prefix of `_subject.txt` and `_message.txt`, as allauth names them ("account/email/login_code").
    """
    at = timezone.now()
    with translation.override(language_of(email) or translation.get_language()):
        words = {"email": email, "portal": settings.BASE_URL, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", words).split())
        body = render_to_string(f"{template}_message.txt", words).strip()
    send_message(
        channel=Channel.EMAIL,
        to=email,
        subject=settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject,
        body=body,
        purpose=template.rpartition("/")[2],
        at=at,
        worthless_at=at + (CODES_LAST if "code" in context else NOTICES_LAST),
    )


def send_text(*, template: str, phone: str, context: dict[str, Any]) -> None:
    """Write and store one text message of `templates/signin/sms/`."""
    at = timezone.now()
    with translation.override(language_of(phone) or translation.get_language()):
        body = " ".join(render_to_string(f"signin/sms/{template}.txt", {"portal": settings.BASE_URL, **context}).split())
    last = CODES_LAST if "code" in context else NOTICES_LAST
    send_message(channel=Channel.SMS, to=phone, subject="", body=body, purpose=f"sms_{template}", at=at, worthless_at=at + last)
