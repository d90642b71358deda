"""How django-allauth's provider meets our people: issuer, key, subjects and claims."""

import secrets
from collections.abc import Iterable
from typing import Any, Literal

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings

from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.federation.provider.keys import signing_key
from siapkerja.federation.queries import claims_of
from siapkerja.federation.subjects import pairwise_subject
from siapkerja.identity.models import User


class ProviderAdapter(DefaultOIDCAdapter):
    """ID tokens say no more than who; everything else is told at the userinfo endpoint, by scope."""

    def generate_client_secret(self) -> str:
        """43 letters, digits, hyphens and underscores, which no form, shell or configuration file mangles."""
        return secrets.token_urlsafe(32)

    def get_issuer(self) -> str:
        """The portal's own address, whatever host name the request came by."""
        return settings.BASE_URL

    def list_private_keys(self, **only: Any) -> list[PrivateKey]:
        return [PrivateKey(pem=signing_key())]

    def get_user_sub(self, client: Client, user: Any) -> str:
        sector = RelyingParty.objects.filter(client=client).values_list("sector", flat=True).first() or client.pk
        public_id = user.person.public_id if user.person is not None else user.public_id
        return pairwise_subject(sector=sector, public_id=public_id)

    def get_user_by_sub(self, client: Client, sub: str) -> User | None:
        """The person who lets this client know them by `sub`; nobody once the consent or the account has ended."""
        consents = SignInConsent.objects.standing().filter(relying_party__client=client, relying_party__suspended_at=None)
        consent = consents.filter(subject=sub, user__is_active=True).select_related("user__person").first()
        return consent.user if consent else None

    def get_claims(
        self,
        purpose: Literal["id_token", "userinfo"],
        user: Any,
        client: Client,
        scopes: Iterable[str],
        email: str | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        claims = {"sub": self.get_user_sub(client, user)}
        return claims | claims_of(user, list(scopes)) if purpose == "userinfo" else claims
