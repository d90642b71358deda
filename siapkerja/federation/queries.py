"""Reading applications, what people allowed them, and what they are told."""

from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.models import EmailAddress
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from siapkerja.federation.enums import Scope
from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, User


def relying_parties() -> QuerySet[RelyingParty]:
    """Every registered application with its client and how many people use it, by name."""
    users = Count("consents", filter=Q(consents__withdrawn_at=None))
    return RelyingParty.objects.select_related("client", "registered_by").annotate(users=users).order_by("client__name", "pk")


def standing_consent(*, user_id: int, client_id: str) -> SignInConsent | None:
    """What the person allows this application now."""
    return SignInConsent.objects.standing().filter(user_id=user_id, relying_party__client_id=client_id).first()


def is_remembered(consent: SignInConsent | None, asked: list[str]) -> bool:
    """Was the person already asked for all of this?"""
    return consent is not None and set(asked) <= set(consent.asked)


def connected_applications(user_id: int) -> QuerySet[SignInConsent]:
    """Applications the person lets know them, the newest first."""
    rows = SignInConsent.objects.standing().filter(user_id=user_id)
    return rows.select_related("relying_party__client").order_by("-given_at", "-pk")


def claims_of(user: User, scopes: list[str]) -> dict[str, Any]:
    """What an application is told about a person for these scopes (OpenID Connect Core section 5.4), without the subject."""
    claims: dict[str, Any] = {}
    if Scope.PROFILE in scopes and user.person is not None:
        claims["name"] = user.person.full_name
    if Scope.EMAIL in scopes and (address := EmailAddress.objects.get_primary(user)):
        claims |= {"email": address.email, "email_verified": address.verified}
    if Scope.PHONE in scopes and user.phone:
        claims |= {"phone_number": user.phone, "phone_number_verified": user.phone_verified_at is not None}
    if Scope.NIK_VERIFIED in scopes:
        claims |= _nik_claims(user)
    return claims


def _nik_claims(user: User) -> dict[str, Any]:
    """Whether and since when, never the number."""
    verified = NikClaim.objects.filter(person__user=user, state=NikClaimState.VERIFIED)
    decided_at = verified.values_list("decided_at", flat=True).first()
    claims: dict[str, Any] = {Scope.NIK_VERIFIED.value: decided_at is not None}
    if decided_at is not None:
        claims["siapkerja:nik_verified_on"] = timezone.localtime(decided_at).date().isoformat()
    return claims


def consents_held(person_id: int) -> list[dict[str, Any]]:
    """For the person's download: every application ever allowed, with times."""
    rows = SignInConsent.objects.filter(user__person_id=person_id).select_related("relying_party__client").order_by("pk")
    return [
        {
            "application": row.relying_party.name,
            "operator": row.relying_party.operator,
            "told": row.scopes,
            "given_at": row.given_at.isoformat(),
            "last_used_at": row.last_used_at.isoformat() if row.last_used_at else None,
            "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
        }
        for row in rows
    ]


def authorities_of(user_id: int) -> QuerySet[SocialAccount]:
    """Accounts at other authorities that may sign in to this one, the newest first."""
    rows: QuerySet[SocialAccount] = SocialAccount.objects.filter(user_id=user_id)
    return rows.order_by("-date_joined", "-pk")


def has_another_way_in(user: User, *, without_id: int) -> bool:
    """Could the person still sign in without this connection?"""
    configured = [app["provider_id"] for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]]
    if user.has_usable_password() or authorities_of(user.pk).filter(provider__in=configured).exclude(pk=without_id).exists():
        return True
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists():
        return bool(app_settings.PASSKEY_LOGIN_ENABLED)
    if not account_settings.LOGIN_BY_CODE_ENABLED:
        return False
    return user.phone_verified_at is not None or EmailAddress.objects.filter(user=user, verified=True).exists()


def is_address_known(email: str) -> bool:
    """Has somebody here proven to read this address?"""
    return bool(EmailAddress.objects.filter(email__iexact=email, verified=True).exists())


def authorities_held(person_id: int) -> list[dict[str, Any]]:
    """For the person's download: which authorities may sign them in, and under what name they go there."""
    rows = SocialAccount.objects.filter(user__person_id=person_id).order_by("pk")
    return [{"authority": row.provider, "subject": row.uid, "since": row.date_joined.isoformat()} for row in rows]
