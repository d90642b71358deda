"""Who must have a second factor before the roles that need one count.

A second factor is a passkey or an authenticator app; recovery codes only stand in for one. Until it is set up the roles
are withheld from the actor, so that pages, downloads and the API are closed alike, and the doors lead to the set-up page.
"""

from dataclasses import replace

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.identity.permissions import MANAGERS

OFFICERS, SIGNATORIES = "officers", "signatories"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def needs_second_factor(actor: Actor) -> bool:
    """Does the actor hold a role for which this installation demands a second factor (`SECOND_FACTOR_FOR`)?"""
    wanted = settings.SECOND_FACTOR_FOR
    is_signatory = any(claim.role in MANAGERS for claim in actor.memberships)
    return (OFFICERS in wanted and actor.is_officer) or (SIGNATORIES in wanted and is_signatory)


def has_second_factor(user: User) -> bool:
    """Has the account a passkey or an authenticator app? One query."""
    return bool(is_mfa_enabled(user, list(FACTORS)))


def without_unproven_roles(actor: Actor, user: User) -> Actor:
    """The actor without the roles that need a second factor, where the account has none; else the actor as it is."""
    if not needs_second_factor(actor) or has_second_factor(user):
        return actor
    wanted = settings.SECOND_FACTOR_FOR
    return replace(
        actor,
        memberships=tuple(claim for claim in actor.memberships if SIGNATORIES not in wanted or claim.role not in MANAGERS),
        assignments=() if OFFICERS in wanted else actor.assignments,
        awaits_second_factor=True,
    )
