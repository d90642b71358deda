"""Sign-ins, failures and changes of how one signs in go to the audit log, by id, code and digest; never a contact itself."""

import hashlib
import hmac
from typing import Any

from allauth.account import signals
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.models import User


def digest(text: str) -> str:
    """16 hexadecimal digits that are equal for equal texts and say nothing else without the key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"audit:{text}".encode(), hashlib.sha256).hexdigest()[:16]


def record(act: str, request: HttpRequest | None, user: User | None, *, typed: str = "", **codes: str | int | bool | None) -> None:
    """Log an act about an account.

    Args:
        user: None where no account is known; the subject is then a digest of what was `typed`.
    """
    subject = f"identity.user:{user.pk}" if user else f"signin.unknown:{digest(typed)}"
    by = Actor(channel=Channel.WEB, user_id=user.pk, person_id=user.person_id) if user else Actor.stranger()
    address = digest(get_adapter(request).get_client_ip(request)) if request else None
    record_act(by, act, subject, timezone.now(), **codes, address=address)


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    methods = [step["method"] for step in get_authentication_records(request, user)]
    record("signed_in", request, user, method="+".join(dict.fromkeys(methods)) or "code")


def _signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        record("signed_out", request, user)


def _signed_up(request: HttpRequest, user: User, **_: Any) -> None:
    record("signed_up", request, user, through="email" if user.email else "phone")


def _password(act: str) -> Any:
    def receive(request: HttpRequest, user: User, **_: Any) -> None:
        record(act, request, user)

    return receive


def _email_changed(request: HttpRequest, user: User, **_: Any) -> None:
    record("email_changed", request, user)


def _forgive(request: HttpRequest, user: User, **_: Any) -> None:
    get_adapter(request).forgive_failures(request, user)


def listen() -> None:
    """Hear allauth's signals."""
    signals.user_logged_in.connect(_signed_in, dispatch_uid="signin.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="signin.signed_out")
    signals.user_signed_up.connect(_signed_up, dispatch_uid="signin.signed_up")
    for act in ("password_changed", "password_set", "password_reset"):
        getattr(signals, act).connect(_password(act), weak=False, dispatch_uid=f"signin.{act}")
    signals.password_reset.connect(_forgive, dispatch_uid="signin.forgive")
    signals.email_changed.connect(_email_changed, dispatch_uid="signin.email_changed")
