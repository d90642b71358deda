"""Reading an account's factors and the devices it is signed in on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of
from siapkerja.identity.second_factor import FACTORS, needs_second_factor
from siapkerja.signin.second_factor.devices import Device, device_of

MOST_SESSIONS = 50


@dataclass(frozen=True)
class Factors:
    """What an account can prove itself with besides the password.

    Attributes:
        passkeys: oldest first.
        totp: the authenticator app, None where there is none.
        codes_left: unused recovery codes; None where none were made.
    """

    passkeys: list[Authenticator]
    totp: Authenticator | None
    codes_left: int | None

    @property
    def has_any(self) -> bool:
        return bool(self.passkeys or self.totp)


@dataclass(frozen=True)
class SignedIn:
    """One device that is signed in now."""

    pk: int
    device: Device
    ip: str
    since: datetime
    last_seen_at: datetime
    is_here: bool


def factors_of(user: User) -> Factors:
    """The account's factors; one query."""
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        passkeys=[row for row in rows if row.type == Authenticator.Type.WEBAUTHN],
        totp=next((row for row in rows if row.type == Authenticator.Type.TOTP), None),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )


def recovery_codes_of(user: User) -> Authenticator | None:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()


def is_last_needed_factor(authenticator: Authenticator) -> bool:
    """Is it the account's only second factor, and does a role of the person need one?"""
    if authenticator.type not in FACTORS:
        return False
    user: Any = authenticator.user
    if Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk).exists():
        return False
    return needs_second_factor(actor_of(user, on=timezone.localdate()))


def signed_in_devices(user: User, *, session_key: str | None) -> list[SignedIn]:
    """Devices whose session still holds, the present one first, then the last seen; two queries.

    Args:
        session_key: of the request, to tell which device this is.
    """
    rows = list(UserSession.objects.filter(user=user).order_by("-last_seen_at")[:MOST_SESSIONS])
    alive = _alive([row.session_key for row in rows], user)
    found = [
        SignedIn(row.pk, device_of(row.user_agent), row.ip, row.created_at, row.last_seen_at, row.session_key == session_key)
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda signed_in: not signed_in.is_here)


def _alive(keys: list[str], user: User) -> set[str]:
    """Those of the sessions that have not ended and were made under the password in force."""
    secrets = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    return {
        session.session_key
        for session in sessions
        if any(constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), secret) for secret in secrets)
    }
