"""Ending what other systems hold of a person, and what is no longer needed."""

from datetime import datetime

from allauth.idp.oidc.models import Token
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from siapkerja.audit.recording import record_act
from siapkerja.federation.models import SignInConsent
from siapkerja.identity.actor import Actor


@transaction.atomic
def end_all_tokens(*, person_id: int, by: Actor, at: datetime) -> int:
    """No application can ask about the person until they sign in there again; what was allowed stays allowed."""
    ended, _rows = Token.objects.filter(user__person_id=person_id).delete()
    if ended:
        record_act(by, "application_tokens_ended", f"identity.person:{person_id}", at, tokens=int(ended))
    return int(ended)


@transaction.atomic
def forget_applications(*, person_id: int, by: Actor, at: datetime) -> None:
    """Applications lose the person, and the portal what it knew them by."""
    end_all_tokens(person_id=person_id, by=by, at=at)
    SignInConsent.objects.filter(user__person_id=person_id).delete()


@transaction.atomic
def forget_authorities(*, person_id: int, by: Actor, at: datetime) -> None:
    """Nobody signs in to the account by way of another authority any more."""
    SocialAccount.objects.filter(user__person_id=person_id).delete()


@transaction.atomic
def forget_expired_tokens() -> int:
    """Tokens that are worth nothing any more."""
    ended, _rows = Token.objects.expired().delete()
    return int(ended)
