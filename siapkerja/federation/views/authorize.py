"""Where an application sends people to sign in: who asks, what will be told, yes or no."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.core.internal.httpkit import add_query_params, del_query_params
from allauth.idp.oidc.internal.oauthlib.utils import get_uri
from allauth.idp.oidc.models import Client
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods
from oauthlib.oauth2.rfc6749 import errors

from siapkerja.audit.recording import record_act
from siapkerja.federation.actions.consents import allow_sign_in
from siapkerja.federation.addresses import origin_of
from siapkerja.federation.forms.consent import ConsentForm
from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.federation.provider.server import may_skip_the_page, server
from siapkerja.federation.queries import standing_consent
from siapkerja.identity.models import User

_SIGNER = signing.TimestampSigner(salt="siapkerja.federation.consent")
_PAGE_LASTS = 3600  # seconds between showing the page and answering it


class SignInRequest:
    """What an application asks, checked: known, not suspended, its own redirect address, PKCE, scopes it may ask.

    Raises:
        errors.FatalClientError: nobody to send the person back to.
        errors.OAuth2Error: the application is told at `redirect_uri`.
    """

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.asked, info = server().validate_authorization_request(uri, "GET", "", {})
        self.client: Client = info["request"].client
        self.redirect_uri: str = info["redirect_uri"]
        self.state: str | None = info["state"]
        self.prompt: set[str] = set(info.get("prompt") or ())
        self.languages: list[str] = list(info.get("ui_locales") or ())

    @property
    def party(self) -> RelyingParty:
        return RelyingParty.objects.select_related("client").get(client=self.client)

    def accepted(self, user: User, allowed: list[str]) -> str:
        """The address back, with a code."""
        headers, _body, _status = server().create_authorization_response(
            self.uri, "GET", "", {}, scopes=allowed, credentials={"user": user}
        )
        return with_issuer(headers["Location"])

    def denied(self) -> str:
        answer = {"error": "access_denied"} | ({"state": self.state} if self.state else {})
        return with_issuer(add_query_params(self.redirect_uri, answer))


def with_issuer(address: str) -> str:
    """So that an application with several authorities knows who answers (RFC 9207)."""
    return str(add_query_params(address, {"iss": settings.BASE_URL}))


@csrf_exempt  # an application may send its request as a form; the person's answer is checked in `_answer`
@login_not_required  # whether and how to sign in depends on the request
@never_cache
@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "request" not in request.POST:
        return HttpResponseRedirect(f"{reverse('federation:authorize')}?{request.POST.urlencode()}")
    try:
        return _answer(request) if request.method == "POST" else _ask(request)
    except errors.FatalClientError as error:
        return render(request, "federation/provider/error.html", {"error": error}, status=400)
    except errors.OAuth2Error as error:
        return HttpResponseRedirect(with_issuer(error.in_uri(error.redirect_uri)))


def _ask(request: HttpRequest) -> HttpResponse:
    asked = SignInRequest(get_uri(request))
    if elsewhere := _first(request, asked):
        return elsewhere
    user = cast(User, request.user)
    consent = standing_consent(user_id=user.pk, client_id=asked.client.pk)
    if "consent" not in asked.prompt and may_skip_the_page(asked.client, consent, asked.asked):
        return _remembered(request, asked, cast(SignInConsent, consent))
    blob = _SIGNER.sign_object({"uri": asked.uri, "user": user.pk})
    return _page(request, asked, ConsentForm(asked=asked.asked, initial={"request": blob}))


def _first(request: HttpRequest, asked: SignInRequest) -> HttpResponse | None:
    """What comes before the question: the language asked for, signing in (again), a person behind the account."""
    path = request.get_full_path()
    if _language(asked.languages) == "en" and translation.get_language() == "id" and not _is_from_here(request):
        with translation.override("en"):
            return HttpResponseRedirect(f"{reverse('federation:authorize')}?{request.GET.urlencode()}")
    if "login" in asked.prompt:
        name = "account_reauthenticate" if request.user.is_authenticated else "account_login"
        return redirect_to_login(_without_login(path, asked.prompt), reverse(name))
    if not request.user.is_authenticated:
        return None if "none" in asked.prompt else redirect_to_login(path, reverse("account_login"))
    if not request.actor.is_known:  # type: ignore[attr-defined]
        return render(request, "federation/provider/error.html", {"nobody": True}, status=403)
    return None


def _is_from_here(request: HttpRequest) -> bool:
    """Whoever chose the language on our own page keeps it."""
    return urlsplit(request.headers.get("Referer", "")).netloc == request.get_host()


def _without_login(path: str, prompt: set[str]) -> str:
    rest = " ".join(sorted(prompt - {"login"}))
    return str(add_query_params(path, {"prompt": rest}) if rest else del_query_params(path, "prompt"))


def _language(wanted: list[str]) -> str:
    """The first of the application's languages that the portal speaks; "" if it asks for none of them."""
    ours = dict(settings.LANGUAGES)
    return next((tag.split("-")[0] for tag in wanted if tag.split("-")[0] in ours), "")


def _remembered(request: HttpRequest, asked: SignInRequest, consent: SignInConsent) -> HttpResponse:
    """Back at once. Not by a redirect: browsers apply the `form-action` of the sign-in page that led here to it."""
    allowed = [scope for scope in asked.asked if scope in consent.scopes]
    address = asked.accepted(cast(User, request.user), allowed)
    _record_sign_in(request, asked)
    if "none" in asked.prompt:
        return HttpResponseRedirect(address)
    return render(request, "federation/onward.html", {"address": address, "name": asked.client.name})


@csrf_protect
def _answer(request: HttpRequest) -> HttpResponse:
    try:
        shown = _SIGNER.unsign_object(request.POST["request"], max_age=_PAGE_LASTS)
    except signing.BadSignature:
        return render(request, "federation/provider/error.html", {"is_old": True}, status=400)
    asked, user = SignInRequest(shown["uri"]), cast(User, request.user)
    if not user.is_authenticated or user.pk != shown["user"] or not request.actor.is_known:  # type: ignore[attr-defined]
        return HttpResponseRedirect(shown["uri"])  # somebody else signed in meanwhile, or nobody is: ask again
    if request.POST.get("action") != "allow":
        return HttpResponseRedirect(asked.denied())
    form = ConsentForm(request.POST, asked=asked.asked)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    allowed = form.allowed()
    acting: dict[str, Any] = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    allow_sign_in(party=asked.party, user=user, asked=asked.asked, allowed=allowed, **acting)
    address = asked.accepted(user, allowed)
    _record_sign_in(request, asked)
    return HttpResponseRedirect(address)


def _page(request: HttpRequest, asked: SignInRequest, form: ConsentForm, status: int = 200) -> HttpResponse:
    context = {"party": asked.party, "form": form, "host": origin_of(asked.redirect_uri)}
    response = render(request, "federation/provider/consent.html", context, status=status)
    # The answer is a form whose redirect leads to the application; browsers hold the redirect to the page's form-action.
    response._csp_update = {"form-action": [origin_of(asked.redirect_uri)]}  # type: ignore[attr-defined]
    return response


def _record_sign_in(request: HttpRequest, asked: SignInRequest) -> None:
    subject = f"federation.relying_party:{asked.party.pk}"
    record_act(request.actor, "application_sign_in", subject, timezone.now(), client=asked.client.pk)  # type: ignore[attr-defined]
