"""Tokens of programs: given, ended, forgotten."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from siapkerja.api.models import ApiClient, ApiToken
from siapkerja.api.queries import actor_of_client, digest_of
from siapkerja.audit.recording import record_act

TOKEN_SECONDS = 600


@transaction.atomic
def keep_token(*, client: ApiClient, value: str, scopes: list[str], at: datetime) -> ApiToken:
    """Keep a token just given to a program, as a digest, for ten minutes."""
    ApiClient.objects.filter(pk=client.pk).update(last_used_at=at)
    record_act(actor_of_client(client, scopes), "api_token_issued", client.subject, at, scopes=" ".join(scopes))
    return ApiToken.objects.create(
        client=client, digest=digest_of(value), scopes=scopes, issued_at=at, expires_at=at + timedelta(seconds=TOKEN_SECONDS)
    )


def end_token(*, client: ApiClient, value: str) -> None:
    """A program gives a token of its own back before its time (RFC 7009); another's is left alone."""
    ApiToken.objects.filter(Q(client=client) | Q(client__operator=client), digest=digest_of(value)).delete()


def forget_expired_tokens(*, at: datetime) -> int:
    """Delete tokens that ran out. Returns how many."""
    return ApiToken.objects.filter(expires_at__lte=at).delete()[0]
