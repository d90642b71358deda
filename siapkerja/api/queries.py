"""Reading programs of organisations and their calls."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from siapkerja.api.models import ApiClient, ApiToken, MessageState, Webhook, WebhookMessage
from siapkerja.api.scopes import role_for
from siapkerja.api.topics import topics_for, words_of_topic
from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actor import Actor, Channel, MembershipClaim
from siapkerja.identity.models import LegalEntity

CALL = "api_called"
CALLS_SHOWN = 30
MESSAGES_SHOWN = 10


def digest_of(secret: str) -> bytes:
    """How secrets and tokens are kept: SHA-256, 32 bytes. Both are 256 random bits, so nothing can be guessed from it."""
    return hashlib.sha256(secret.encode()).digest()


def sandbox_of(organisation: LegalEntity) -> LegalEntity | None:
    """The invented company its programs try things out with."""
    return LegalEntity.everything.filter(sandbox_of=organisation, merged_into=None).first()


def clients_of(organisation: LegalEntity) -> QuerySet[ApiClient]:
    """The organisation's programs and those of its invented company, working ones first."""
    whose = Q(legal_entity=organisation) | Q(legal_entity__sandbox_of=organisation)
    rows = ApiClient.objects.filter(whose).select_related("created_by", "operator__legal_entity", "legal_entity")
    rows = rows.prefetch_related("workplaces")
    return rows.order_by(F("revoked_at").desc(nulls_first=True), "-created_at", "-pk")


def client_of(organisation: LegalEntity, client_id: str) -> ApiClient | None:
    return clients_of(organisation).filter(client_id=client_id).first()


def live_client(client_id: str) -> ApiClient | None:
    """The program under this number; rights given to another's program have no secret of their own."""
    rows = ApiClient.objects.live(timezone.localdate()).filter(client_id=client_id, operator=None)
    return rows.first() if client_id else None


def program_to_delegate_to(client_id: str, organisation: LegalEntity) -> ApiClient | None:
    """The program of another organisation under this number, where it may still act."""
    rows = ApiClient.objects.live(timezone.localdate()).filter(operator=None, client_id=client_id).exclude(legal_entity=organisation)
    rows = rows.filter(legal_entity__sandbox_of=None)
    return rows.select_related("legal_entity").first() if client_id else None


def delegations_to(client: ApiClient) -> QuerySet[ApiClient]:
    """Rights other organisations have given to a program, those that were taken back or are over left out."""
    rows = ApiClient.objects.live(timezone.localdate()).filter(operator=client).select_related("legal_entity")
    return rows.prefetch_related("workplaces").order_by("legal_entity__name", "pk")


def delegation_by(client: ApiClient, organisation_id: str) -> ApiClient | None:
    """The rights the organisation has given to a program; None also where that is no number of one."""
    try:
        return delegations_to(client).filter(legal_entity__public_id=UUID(organisation_id)).first()
    except ValueError:
        return None


def token_in_force(value: str, *, at: datetime) -> ApiToken | None:
    """The token with its client, organisation and workplaces; two queries."""
    rows = ApiToken.objects.in_force(at).select_related("client__legal_entity").prefetch_related("client__workplaces")
    return rows.filter(digest=digest_of(value)).first()


def actor_of_client(client: ApiClient, scopes: list[str]) -> Actor:
    """The program as one who acts: for its organisation, with the role its scopes stand for, where it may."""
    role = role_for(scopes)
    places: list[int | None] = [workplace.pk for workplace in client.workplaces.all()]
    claims = tuple(MembershipClaim(client.legal_entity_id, role, place) for place in places or [None]) if role else ()
    return Actor(
        channel=Channel.API,
        client=str(client.pk),
        is_sandbox=client.is_sandbox,
        legal_entity_id=client.legal_entity_id,
        memberships=claims,
    )


@dataclass(frozen=True)
class Call:
    """One request of a program, as its organisation reads it."""

    at: datetime
    method: str
    what: str
    status: int

    @property
    def is_good(self) -> bool:
        return self.status < 400


def calls_of(client: ApiClient) -> list[Call]:
    """The latest calls, newest first; also those for organisations that gave it rights."""
    subjects = [client.subject, *(one.subject for one in client.delegations.only("pk"))]
    rows = SecurityAct.objects.filter(subject__in=subjects, act=CALL).order_by("-pk")[:CALLS_SHOWN]
    return [Call(row.at, row.codes.get("method", ""), row.codes.get("what", ""), int(row.codes.get("status", 0))) for row in rows]


def webhook_of(client: ApiClient) -> Webhook | None:
    return Webhook.objects.filter(client=client).select_related("created_by").first()


def messages_of(webhook: Webhook) -> QuerySet[WebhookMessage]:
    """What the program was told or should have been, newest first."""
    return webhook.messages.select_related("delegation__legal_entity").order_by("-pk")


@dataclass(frozen=True)
class Hearing:
    """What the partner an organisation gave rights to is told of it, at the partner's own address.

    Attributes:
        host: where the address leads; the whole of it is the partner's matter.
        messages: the last ones about the organisation, newest first.
    """

    host: str
    topics: list[str]
    messages: list[WebhookMessage]


def hearing_of(client: ApiClient) -> Hearing | None:
    """For rights given to another's program; None where it has no address, or asked for nothing these rights let it hear."""
    webhook = webhook_of(client.operator) if client.operator and client.is_live else None
    known = {topic.code for topic in topics_for(client.scopes)}
    topics = [words_of_topic(code) for code in webhook.topics if code in known] if webhook else []
    if webhook is None or not topics:
        return None
    return Hearing(urlsplit(webhook.url).hostname or "", topics, list(client.told_messages.order_by("-pk")[:MESSAGES_SHOWN]))


def undelivered(webhook: Webhook) -> QuerySet[WebhookMessage]:
    """What never arrived and can be sent again, oldest first: in the order it happened."""
    return webhook.messages.filter(state=MessageState.DEAD).select_related("delegation__legal_entity").order_by("pk")


def message_of(client: ApiClient, public_id: UUID) -> WebhookMessage | None:
    return WebhookMessage.objects.filter(webhook__client=client, public_id=public_id).first()
