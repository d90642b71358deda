"""What follows when allauth says that somebody signed in, or changed a factor or the password."""

import time
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset, authenticator_used
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of
from siapkerja.signin.second_factor.actions import announce_change, end_other_sessions, recognise_device
from siapkerja.signin.second_factor.devices import device_of
from siapkerja.signin.second_factor.middleware import SEEN

COOKIE_AGE = 2 * 365 * 24 * 3600
ADDED = {"webauthn": "passkey_added", "totp": "totp_added"}
REMOVED = {"webauthn": "passkey_removed", "totp": "totp_removed"}


@receiver(user_logged_in, dispatch_uid="signin.second_factor.device")
def _signed_in(request: HttpRequest, user: User, response: HttpResponseBase | None = None, **_: Any) -> None:
    now = timezone.now()
    request.session[SEEN] = int(time.time())
    brought = request.COOKIES.get(settings.DEVICE_COOKIE, "")[:64]
    device = device_of(request.headers.get("User-Agent", ""))
    cookie = recognise_device(user=user, cookie=brought, device=device, by=actor_of(user, on=timezone.localdate()), at=now)
    if response is not None:
        response.set_cookie(
            settings.DEVICE_COOKIE, cookie, max_age=COOKIE_AGE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )


@receiver([password_changed, password_set], dispatch_uid="signin.second_factor.password")
def _password_changed(request: HttpRequest, user: User, **_: Any) -> None:
    """Django ends the others by itself, as they were made under the old password; this takes them out of the lists."""
    end_other_sessions(user=user, but=request.session.session_key, by=actor_of(user, on=timezone.localdate()), at=timezone.now())


@receiver(password_reset, dispatch_uid="signin.second_factor.password_reset")
def _password_reset(request: HttpRequest, user: User, **_: Any) -> None:
    end_other_sessions(user=user, but=None, by=actor_of(user, on=timezone.localdate()), at=timezone.now())


@receiver(authenticator_added, dispatch_uid="signin.second_factor.added")
def _added(user: User, authenticator: Authenticator, **_: Any) -> None:
    _tell(user, ADDED.get(authenticator.type))


@receiver(authenticator_removed, dispatch_uid="signin.second_factor.removed")
def _removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    _tell(user, REMOVED.get(authenticator.type))


@receiver(authenticator_reset, dispatch_uid="signin.second_factor.reset")
def _reset(user: User, authenticator: Authenticator, **_: Any) -> None:
    _tell(user, "recovery_codes_made")


@receiver(authenticator_used, dispatch_uid="signin.second_factor.used")
def _used(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        authenticator.refresh_from_db()
        _tell(user, "recovery_code_used", len(authenticator.wrap().get_unused_codes()))


def _tell(user: User, change: str | None, codes_left: int | None = None) -> None:
    if change:
        announce_change(user=user, change=change, codes_left=codes_left, by=actor_of(user, on=timezone.localdate()), at=timezone.now())
