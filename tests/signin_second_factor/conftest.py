"""Being signed in the way people are, and knowing what their authenticator app shows."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from tests.support.people import PASSWORD, Somebody

ANDROID = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"


def app_code(secret: str, *, ahead: int = 0) -> str:
    """What the authenticator app shows now, or `ahead` half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def signed_in(who: Somebody, *, user_agent: str = ANDROID, client: Client | None = None, follow: bool = True) -> Client:
    """A browser that signed in with the password."""
    client = client or Client(HTTP_USER_AGENT=user_agent)
    client.post(reverse("account_login"), {"login": who.user.email, "password": PASSWORD}, follow=follow)
    return client


def confirmed(client: Client) -> Client:
    """The same browser, after the password was asked once more."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def give_app(who: Somebody) -> str:
    """An authenticator app for the account; returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(who.user, secret)
    return secret


def give_codes(who: Somebody) -> list[str]:
    """Recovery codes for the account."""
    codes: list[str] = RecoveryCodes.activate(who.user).get_unused_codes()
    return codes


@pytest.fixture
def app_secret(seeker: Somebody) -> str:
    """The seeker's authenticator app."""
    return give_app(seeker)


def factors(who: Somebody) -> list[Any]:
    return list(Authenticator.objects.filter(user=who.user).order_by("pk").values_list("type", flat=True))
