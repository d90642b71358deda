"""What every address for programs of organisations shares: the token, the scope, the limit, the log, and doing things once."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers, status
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from siapkerja.api.actions.answers import Answer, answer_once, request_text
from siapkerja.api.models import ApiClient, ApiToken
from siapkerja.api.problems import BodyTooLarge
from siapkerja.api.queries import CALL, actor_of_client, token_in_force
from siapkerja.api.throttling import ClientThrottle
from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor

MOST_BYTES = 5 * 1024 * 1024
KEPT_HEADERS = ("ETag", "Location")
_KEY = re.compile(r"[\x21-\x7e]{8,255}")
KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="8 to 255 characters; a repetition hears the same answer."
)
IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description="The ETag you read; another version is refused with 412.")
Answered = TypeVar("Answered")


def whole(work: Callable[[], Answered]) -> Answered:
    """All of it or nothing: what cannot be done to its end is not begun either."""
    with transaction.atomic():
        return work()


class Caller:
    """A program whose token is in force; stands where DRF expects a user."""

    is_authenticated = True
    is_active = True

    def __init__(self, token: ApiToken) -> None:
        self.client: ApiClient = token.client
        self.scopes: list[str] = token.scopes
        self.pk = f"client-{token.client_id}"
        self.actor: Actor = actor_of_client(token.client, token.scopes)


class InvalidToken(exceptions.AuthenticationFailed):
    default_code = "invalid_token"
    default_detail = _("Token ini tidak dikenal, sudah habis masa berlakunya, atau sambungannya dicabut. Minta token baru.")


class InsufficientScope(exceptions.PermissionDenied):
    default_code = "insufficient_scope"
    default_detail = _("Program ini tidak diberi hak untuk itu. Tambahkan haknya di halaman organisasi, Sambungan program.")


class BadKey(exceptions.APIException):
    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "bad_idempotency_key"
    default_detail = _("Idempotency-Key terdiri dari 8 sampai 255 huruf, angka, dan tanda ASCII tanpa spasi.")


class ClientAuthentication(BaseAuthentication):
    """`Authorization: Bearer …` (RFC 6750); never from the address, where it would stand in logs."""

    def authenticate(self, request: Request) -> tuple[Caller, ApiToken] | None:
        kind, _space, value = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        token = token_in_force(value.strip().decode("latin-1"), at=timezone.now())
        if token is None:
            raise InvalidToken
        caller = Caller(token)
        request._request.actor = caller.actor  # type: ignore[attr-defined]
        return caller, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="SIAPKerja"'


class HasScope(BasePermission):
    """The view says which scope each method needs; a method it does not name is nobody's."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.user, Caller):
            return False
        needed = view.scopes.get("GET" if request.method == "HEAD" else request.method)
        if needed is None:
            raise exceptions.MethodNotAllowed(request.method)
        if needed not in request.user.scopes:
            raise InsufficientScope
        return True


class BoundedJSONParser(JSONParser):
    """JSON of at most 5 MB, whether or not the sender says its length; nesting without end is no JSON of ours."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise BodyTooLarge
        try:
            return json.loads(content.decode(), parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise exceptions.ParseError(_("Isi permintaan bukan JSON yang benar.")) from error


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON number")


class ClientView(APIView):
    """An address for programs of organisations.

    Attributes:
        scopes: the scope each method needs.
    """

    authentication_classes = (ClientAuthentication,)
    permission_classes = (HasScope,)
    throttle_classes = (ClientThrottle,)
    parser_classes = (BoundedJSONParser,)
    scopes: ClassVar[Mapping[str, str]] = {}
    rate_headers: Mapping[str, str] = {}

    @property
    def actor(self) -> Actor:
        return self.request.user.actor  # type: ignore[union-attr]

    @property
    def client(self) -> ApiClient:
        return self.request.user.client  # type: ignore[union-attr]

    def look_at(self, kind: type[serializers.Serializer[Any]], data: Any) -> Any:
        """What was sent, looked at; raises with every fault and its pointer."""
        serializer = kind(data=data, context={"codes": {}})
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def once(self, work: Callable[[], Response], *, in_one: bool = True) -> Response:
        """Carry out a writing request; with an `Idempotency-Key` once, and its repetition hears the same answer.

        Args:
            in_one: as for `answer_once`.
        """
        key = self.request.headers.get("Idempotency-Key")
        if key is None:
            return work()
        if not _KEY.fullmatch(key):
            raise BadKey
        asked = request_text(str(self.request.method), self.request.get_full_path(), self.request.data)
        answer = answer_once(client=self.client, key=key, request=asked, work=lambda: _kept(work()), at=timezone.now(), in_one=in_one)
        response = Response(json.loads(answer.body) if answer.body else None, status=answer.status, headers=dict(answer.headers))
        response["Idempotency-Replayed"] = "true" if answer.is_replayed else "false"
        return response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Tell what is left of the minute, and log the call: who, what and how it ended, never its contents."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in self.rate_headers.items():
            response[name] = value
        response["Cache-Control"] = "no-store"
        caller = getattr(request, "_user", None)
        if isinstance(caller, Caller):
            match = request.resolver_match
            what = match.view_name if match else ""
            record_act(
                caller.actor, CALL, caller.client.subject, timezone.now(), method=request.method, what=what, status=response.status_code
            )
        return response


def _kept(response: Response) -> Answer:
    body = JSONRenderer().render(response.data).decode() if response.data is not None else ""
    headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
    return Answer(status=response.status_code, body=body, headers=headers)
