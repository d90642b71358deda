"""Closing an account for good: who it was can no longer be told from it (UU 27/2022 art. 8 and 43)."""

import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import transaction

from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Consent, Membership, NikClaim, PassportClaim, Person, ProcessingLimit, User
from siapkerja.kernel.calendar import day_in


@transaction.atomic
def close_account(*, person_id: int, by: Actor, at: datetime) -> None:
    """Sign out everywhere, forget every way in, every number and every contact; the person becomes a pseudonym.

    What others' records point at stays: the row itself, memberships with their dates, consents with theirs.
    """
    for user in User.objects.select_for_update(of=("self",)).filter(person=person_id):
        _end_sessions(user)
        for model in (EmailAddress, Authenticator, SocialAccount):
            model.objects.filter(user=user).delete()
        user.set_unusable_password()
        user.is_active, user.is_staff, user.email = False, False, None
        user.phone = user.phone_index = user.phone_verified_at = None
        user.save()
    NikClaim.objects.filter(person=person_id).delete()
    PassportClaim.objects.filter(person=person_id).delete()
    ProcessingLimit.objects.filter(person=person_id).delete()
    Person.objects.filter(pk=person_id).update(
        full_name=f"Orang {secrets.token_hex(4).upper()}", sex="", born_on=None, phone=None, village=None, anonymised_at=at
    )


@transaction.atomic
def end_memberships(*, person_id: int, by: Actor, at: datetime) -> None:
    """The person no longer acts for any organisation."""
    today = day_in("Asia/Jakarta", at)
    Membership.objects.at(today).filter(person=person_id).update(valid_to=today, ended_at=at, ending="left")


@transaction.atomic
def withdraw_consents(*, person_id: int, by: Actor, at: datetime) -> None:
    """Every agreement ends, and whoever relied on one hears of it."""
    for consent in Consent.objects.filter(person=person_id, withdrawn_at=None):
        withdraw_consent(consent=consent, by=by, at=at)


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        SessionStore(session.session_key).delete()
        session.delete()
