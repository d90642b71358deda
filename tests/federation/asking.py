"""An application of another system, as a test plays it: asks, is answered, redeems the code."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from siapkerja.federation.actions.relying_parties import Description, register_relying_party
from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.federation.models import RelyingParty
from tests.support.people import SYSTEM, now

VERIFIER = "penanda-rahasia-yang-panjangnya-cukup-untuk-pkce-43"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


@dataclass
class Application:
    """One registered application; its server keeps the secret."""

    party: RelyingParty
    secret: str
    redirect_uri: str
    server: Client = field(default_factory=Client)

    def question(self, **changes: str | None) -> str:
        """The address it sends people to; a parameter that is None is left out."""
        asked = {
            "client_id": self.party.client_id, "redirect_uri": self.redirect_uri, "response_type": "code", "scope": "openid profile email",
            "state": "keadaan", "nonce": "sekali", "code_challenge": CHALLENGE, "code_challenge_method": "S256",
        } | changes  # fmt: skip
        return f"{reverse('federation:authorize')}?{urlencode({key: value for key, value in asked.items() if value is not None})}"

    def ask(self, browser: Client, **changes: str | None) -> Any:
        return browser.get(self.question(**changes))

    def allowed(self, browser: Client, *, scopes: list[str] | None = None, **changes: str | None) -> str:
        """Ask, let the person allow, and give the code."""
        page = self.ask(browser, **changes)
        assert page.status_code == 200, page
        answer = browser.post(reverse("federation:authorize"), answers(page, scopes=scopes))
        return code_in(answer)

    def redeem(self, code: str, **changes: str | None) -> Any:
        asked = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect_uri, "code_verifier": VERIFIER,
            "client_id": self.party.client_id, "client_secret": self.secret,
        } | changes  # fmt: skip
        return self.server.post(reverse("oidc:token"), {key: value for key, value in asked.items() if value})

    def refresh(self, token: str) -> Any:
        return self.redeem("", grant_type="refresh_token", refresh_token=token, redirect_uri=None, code_verifier=None)

    def tokens(self, browser: Client, **changes: str | None) -> dict[str, Any]:
        """Everything at once: asked, allowed, redeemed."""
        return self.redeem(self.allowed(browser, **changes)).json()  # type: ignore[no-any-return]

    def userinfo(self, access_token: str) -> Any:
        return self.server.get(reverse("oidc:userinfo"), headers={"Authorization": f"Bearer {access_token}"})


def make_application(
    name: str = "Portal Contoh",
    *,
    host: str = "https://portal.contoh.example",
    kind: ApplicationKind = ApplicationKind.CONFIDENTIAL,
    scopes: list[str] | None = None,
) -> Application:
    """An application registered by the system."""
    redirect_uri = f"{host}/kembali"
    description = Description(
        name=name, operator="Dinas Contoh", purpose="Mendaftar pelatihan daerah.", contact="admin@contoh.example",
        redirect_uris=[redirect_uri], scopes=Scope.values if scopes is None else scopes,
    )  # fmt: skip
    party, secret = register_relying_party(description=description, kind=kind, by=SYSTEM, at=now())
    return Application(party, secret, redirect_uri)


def answers(page: Any, *, action: str = "allow", scopes: list[str] | None = None) -> dict[str, Any]:
    """What the consent page would send; every box ticked unless `scopes` says which."""
    form = page.context["form"]
    offered = [value for value, _label in form.fields["scopes"].choices] if "scopes" in form.fields else []
    return {"request": form.initial["request"], "scopes": offered if scopes is None else scopes, "action": action}


def told(answer: HttpResponseBase) -> dict[str, str]:
    """The parameters an answer carries back to the application, by redirect or by the page that goes on by itself."""
    address = answer.get("Location") or re.search(r'url=([^"]+)">', answer.content.decode())[1].replace("&amp;", "&")  # type: ignore[attr-defined,index]
    return {key: value for key, (value, *_more) in parse_qs(urlsplit(address).query).items()}


def code_in(answer: HttpResponseBase) -> str:
    return told(answer)["code"]


def claims_in(token: str) -> dict[str, Any]:
    """The contents of a token, unchecked."""
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))  # type: ignore[no-any-return]
