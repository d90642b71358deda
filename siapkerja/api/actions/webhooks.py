"""Where a program is told: set, given a new secret, ended; each act is in the audit log."""

from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.api.actions.clients import AlreadyRevoked
from siapkerja.api.models import ApiClient, Webhook
from siapkerja.api.rights import demand_management
from siapkerja.api.signing import new_secret
from siapkerja.api.topics import topics_for
from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused

# So long a new and the former secret sign together.
OVERLAP = timedelta(days=3)


class AddressNotUsable(Refused):
    code = "webhook_address_not_usable"
    sentence = _("Tulis alamat https yang lengkap, tanpa nama pengguna dan kata sandi. Contoh: https://hris.contoh.example/kabar.")


class NothingToTell(Refused):
    code = "nothing_to_tell"
    sentence = _("Pilih paling sedikit satu kabar. Kabar mengikuti hak program: beri dulu hak membaca.")


@transaction.atomic
def set_webhook(*, client: ApiClient, url: str, topics: Collection[str], by: Actor, at: datetime) -> tuple[Webhook, str]:
    """Tell a program at this address of these topics from now on.

    Returns:
        It, and its secret where it is new: shown once. A changed address keeps the secret, and the second value is "".

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
        AddressNotUsable, NothingToTell.
        AlreadyRevoked: the program has no rights any more.
    """
    demand_management(by, client.keeper_id)
    _demand_usable(url, client)
    known = [topic.code for topic in topics_for(client.scopes) if topic.code in topics]
    if not known:
        raise NothingToTell(fields={"topics": str(NothingToTell.sentence)})
    if not ApiClient.objects.select_for_update().get(pk=client.pk).is_live:
        raise AlreadyRevoked
    webhook = Webhook.objects.filter(client=client).first()
    if webhook is not None:
        webhook.url, webhook.topics = url, known
        webhook.save(update_fields=["url", "topics"])
        record_act(by, "webhook_changed", client.subject, at)
        return webhook, ""
    secret = new_secret()
    webhook = Webhook.objects.create(
        client=client, url=url, topics=known, secret=secret, secret_changed_at=at, created_by_id=by.person_id, created_at=at
    )
    record_act(by, "webhook_set", client.subject, at)
    return webhook, secret


def _demand_usable(url: str, client: ApiClient) -> None:
    """What can be told from the words alone; where the name leads is looked at whenever something is sent."""
    schemes = {"https", "http"} if client.is_sandbox or settings.WEBHOOKS_MAY_STAY_LOCAL else {"https"}
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in schemes and bool(parts.hostname) and not (parts.username or parts.password) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable:
        raise AddressNotUsable(fields={"url": str(AddressNotUsable.sentence)})


@transaction.atomic
def rotate_webhook_secret(*, webhook: Webhook, by: Actor, at: datetime) -> str:
    """Give a new secret. For three days the former one signs too, unless it is ended before.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    row = _locked(webhook, by)
    row.former_secret, row.former_until = row.secret, at + OVERLAP
    row.secret, row.secret_changed_at = new_secret(), at
    row.save(update_fields=["former_secret", "former_until", "secret", "secret_changed_at"])
    record_act(by, "webhook_secret_rotated", row.client.subject, at)
    return str(row.secret)


@transaction.atomic
def end_former_secret(*, webhook: Webhook, by: Actor, at: datetime) -> None:
    """The former secret signs no more: the program has changed over, or it leaked. Twice changes nothing.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    row = _locked(webhook, by)
    row.former_secret, row.former_until = None, None
    row.save(update_fields=["former_secret", "former_until"])
    record_act(by, "webhook_former_secret_ended", row.client.subject, at)


@transaction.atomic
def end_webhook(*, webhook: Webhook, by: Actor, at: datetime) -> None:
    """Tell the program nothing more; what waits is not sent, and the list of messages goes.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    row = _locked(webhook, by)
    record_act(by, "webhook_ended", row.client.subject, at)
    row.delete()


def _locked(webhook: Webhook, by: Actor) -> Webhook:
    row = Webhook.objects.select_for_update(of=("self",)).select_related("client__legal_entity").get(pk=webhook.pk)
    demand_management(by, row.client.keeper_id)
    return row
