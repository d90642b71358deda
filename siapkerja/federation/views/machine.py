"""What applications ask without a person: discovery, keys, tokens, userinfo, the end of a token."""

import json
from http import HTTPStatus
from typing import Any, cast

from allauth.idp.oidc import app_settings
from allauth.idp.oidc.internal.oauthlib.utils import convert_response, extract_params
from allauth.idp.oidc.models import Client, Token
from allauth.idp.oidc.views import JwksView, RevokeView, TokenView, UserInfoView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from oauthlib.oauth2.rfc6749.errors import UnsupportedGrantTypeError

from siapkerja.federation.actions.consents import note_use
from siapkerja.federation.enums import Scope
from siapkerja.federation.provider.server import server
from siapkerja.federation.throttling import count_wrong_secret, guesses_too_much

CLAIMS = ["sub", "name", "email", "email_verified", "phone_number", "phone_number_verified", Scope.NIK_VERIFIED.value]


@login_not_required
@require_safe
def configuration(request: HttpRequest) -> JsonResponse:
    """OpenID Connect Discovery 1.0, and only what really works."""
    with translation.override(settings.LANGUAGE_CODE):
        where = {
            "authorization_endpoint": "federation:authorize",
            "end_session_endpoint": "federation:sign_out",
            "token_endpoint": "oidc:token",
            "userinfo_endpoint": "oidc:userinfo",
            "revocation_endpoint": "oidc:revoke",
            "jwks_uri": "oidc:jwks",
        }
        endpoints = {name: settings.BASE_URL + reverse(view) for name, view in where.items()}
    methods = list(app_settings.AUTH_METHODS)
    response = JsonResponse(
        {"issuer": settings.BASE_URL, **endpoints}
        | {
            "authorization_response_iss_parameter_supported": True,
            "claims_parameter_supported": False,
            "claims_supported": [*CLAIMS, "siapkerja:nik_verified_on"],
            "code_challenge_methods_supported": ["S256"],
            "grant_types_supported": [Client.GrantType.AUTHORIZATION_CODE, Client.GrantType.REFRESH_TOKEN],
            "id_token_signing_alg_values_supported": ["RS256"],
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
            "response_modes_supported": ["query"],
            "response_types_supported": [Client.ResponseType.CODE],
            "revocation_endpoint_auth_methods_supported": methods,
            "scopes_supported": Scope.values,
            "subject_types_supported": ["pairwise"],
            "token_endpoint_auth_methods_supported": methods,
            "ui_locales_supported": [code for code, _name in settings.LANGUAGES],
        }
    )
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=3600"
    return response


class Tokens(TokenView):
    """allauth's token endpoint over our own engine."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if guesses_too_much(request):
            return JsonResponse({"error": "temporarily_unavailable"}, status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": "300"})
        response = super().post(request)
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            count_wrong_secret(request)
        return cast(HttpResponse, response)

    def _post_device_token(self, request: HttpRequest) -> HttpResponse:
        raise UnsupportedGrantTypeError

    def _create_token_response(self, request: HttpRequest, **device: Any) -> HttpResponse:
        headers, body, status = server().create_token_response(*extract_params(request))
        if status == HTTPStatus.OK:
            self._note_use(body)
        return convert_response(headers, body, status)

    def _note_use(self, body: str) -> None:
        token = Token.objects.lookup(Token.Type.ACCESS_TOKEN, json.loads(body)["access_token"])
        if token is not None and token.client_id and token.user_id:
            note_use(user_id=token.user_id, client_id=token.client_id, at=timezone.now())


tokens = Tokens.as_view()
userinfo = UserInfoView.as_view()
revoke = RevokeView.as_view()
jwks = JwksView.as_view()
