"""What a person allows an application, and taking it back."""

from datetime import datetime

from allauth.idp.oidc.models import Token
from django.db import transaction

from siapkerja.audit.recording import record_act
from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.federation.subjects import pairwise_subject
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User


@transaction.atomic
def allow_sign_in(*, party: RelyingParty, user: User, asked: list[str], allowed: list[str], by: Actor, at: datetime) -> SignInConsent:
    """Remember what the person answered; a later answer takes the place of an earlier one.

    Allowing less than before ends the tokens that could tell more.

    Args:
        asked: scopes the application asked for.
        allowed: those of them the person agreed to.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two tabs may answer at once
    standing = SignInConsent.objects.standing().filter(relying_party=party, user=user).first()
    if standing is None:
        public_id = user.person.public_id if user.person is not None else user.public_id
        subject = pairwise_subject(sector=party.sector, public_id=public_id)
        standing = SignInConsent.objects.create(relying_party=party, user=user, subject=subject, asked=asked, scopes=allowed, given_at=at)
    elif (set(standing.asked), set(standing.scopes)) == (set(asked), set(allowed)):
        return standing
    else:
        if not set(standing.scopes) <= set(allowed):
            _end_tokens(standing)
        standing.asked, standing.scopes, standing.given_at = asked, allowed, at
        standing.save(update_fields=["asked", "scopes", "given_at"])
    record_act(by, "application_allowed", _subject(standing), at, client=party.client_id, scopes=" ".join(sorted(allowed)))
    return standing


@transaction.atomic
def withdraw_sign_in(*, consent: SignInConsent, by: Actor, at: datetime) -> None:
    """Take it back: the application's tokens end now, and it is asked anew next time. Twice changes nothing."""
    if not SignInConsent.objects.standing().filter(pk=consent.pk).update(withdrawn_at=at):
        return
    ended = _end_tokens(consent)
    record_act(by, "application_withdrawn", _subject(consent), at, client=consent.relying_party.client_id, tokens=ended)


@transaction.atomic
def note_use(*, user_id: int, client_id: str, at: datetime) -> None:
    """Remember that the application just received tokens for this person."""
    SignInConsent.objects.standing().filter(user_id=user_id, relying_party__client_id=client_id).update(last_used_at=at)


def _end_tokens(consent: SignInConsent) -> int:
    ended, _rows = Token.objects.filter(client_id=consent.relying_party.client_id, user_id=consent.user_id).delete()
    return int(ended)


def _subject(consent: SignInConsent) -> str:
    return f"federation.sign_in_consent:{consent.pk}"
