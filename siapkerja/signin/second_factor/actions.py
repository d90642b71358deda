"""Every write about devices and factors that allauth does not make itself."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.second_factor import SecondFactorChanged, SignedInOnNewDevice
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.signin.models import KnownDevice
from siapkerja.signin.second_factor.devices import Device

START = datetime(2026, 1, 1, tzinfo=UTC)


def _digest(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode()).digest()


def _version(at: datetime) -> int:
    return int((at - START).total_seconds())


@transaction.atomic
def recognise_device(*, user: User, cookie: str, device: Device, by: Actor, at: datetime) -> str:
    """Note that the account was signed in to on this device; a device that is new to it is announced.

    The first device of an account is nobody's news.

    Args:
        cookie: what the browser brought from an earlier visit, "" for nothing.

    Returns:
        The cookie the browser keeps: the one it brought, if it was one of ours.
    """
    User.objects.select_for_update().get(pk=user.pk)
    codes = {"browser": device.browser, "system": device.system, "last_seen_at": at}
    if cookie and KnownDevice.objects.filter(user=user, digest=_digest(cookie)).update(**codes):
        return cookie
    is_first = not KnownDevice.objects.filter(user=user).exists()
    kept = cookie if cookie and KnownDevice.objects.filter(digest=_digest(cookie)).exists() else secrets.token_urlsafe(32)
    known = KnownDevice.objects.create(user=user, digest=_digest(kept), first_seen_at=at, **codes)
    if user.person_id is not None and not is_first:
        publish(
            SignedInOnNewDevice(
                version=_version(at), known_device_id=known.pk, person_id=user.person_id, browser=device.browser, system=device.system
            ),
            by=by,
            at=at,
        )
    return kept


@transaction.atomic
def announce_change(*, user: User, change: str, codes_left: int | None = None, by: Actor, at: datetime) -> None:
    """Log and announce that the account's factors changed."""
    if user.person_id is None:
        return
    record_act(by, f"second_factor_{change}"[:60], f"identity.user:{user.pk}", at, codes_left=codes_left)
    publish(SecondFactorChanged(version=_version(at), person_id=user.person_id, change=change, codes_left=codes_left), by=by, at=at)


@transaction.atomic
def put_codes_away(*, codes: Authenticator, by: Actor, at: datetime) -> None:
    """Note that the recovery codes were kept by their owner: from now on nobody sees them."""
    codes.wrap().mark_as_viewed()


@transaction.atomic
def end_session(*, session: UserSession, by: Actor, at: datetime) -> None:
    """Sign one device out."""
    session.end()
    record_act(by, "session_ended", f"identity.user:{session.user_id}", at)


@transaction.atomic
def end_other_sessions(*, user: User, but: str | None, by: Actor, at: datetime) -> int:
    """Sign out every device but the one with this session key; returns how many there were."""
    others: Any = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    ended = [session.end() for session in others]
    if ended:
        record_act(by, "other_sessions_ended", f"identity.user:{user.pk}", at, count=len(ended))
    return len(ended)


def touch_session(*, session_key: str, ip: str, at: datetime) -> None:
    """Note that a signed-in device was seen again, and at which address."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=at, ip=ip)
