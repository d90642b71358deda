"""What an organisation's responsible person does with its programs; each act is in the audit log."""

import secrets
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.api.actions.telling import withdraw_ended
from siapkerja.api.models import ApiClient, ApiToken, Webhook
from siapkerja.api.queries import digest_of
from siapkerja.api.rights import demand_management, keeper_of
from siapkerja.api.scopes import scopes
from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.errors import Refused

MOST_CLIENTS = 20


class NothingAllowed(Refused):
    code = "nothing_allowed"
    sentence = _("Pilih paling sedikit satu hal yang boleh dilakukan program.")


class TooManyClients(Refused):
    code = "too_many_clients"
    sentence = _("Organisasi ini sudah punya 20 sambungan yang berlaku. Cabut yang tidak dipakai lagi.")


class AlreadyOver(Refused):
    code = "rights_already_over"
    sentence = _("Hari terakhir hak program sudah lewat. Pilih hari ini atau sesudahnya.")


class ForeignWorkplace(Refused):
    code = "workplace_of_another"
    sentence = _("Tempat kerja ini bukan milik organisasi Anda atau sudah tutup.")


class AlreadyRevoked(Refused):
    code = "client_revoked"
    sentence = _("Sambungan ini sudah dicabut atau habis masa berlakunya. Buat sambungan baru bila programnya masih dipakai.")


@transaction.atomic
def register_client(
    *,
    organisation: LegalEntity,
    name: str,
    allowed: Collection[str],
    is_sandbox: bool,
    workplaces: Collection[Workplace] = (),
    valid_until: date | None = None,
    by: Actor,
    at: datetime,
) -> tuple[ApiClient, str]:
    """Let a program act for the organisation.

    Args:
        organisation: also an invented one of it; its programs only try things out.
        allowed: codes of scopes; unknown ones are left out.
        workplaces: where it may act; none is the whole organisation.
        valid_until: last day of its rights, None until they are revoked.

    Returns:
        It and its secret, which is shown once and kept as a digest only.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
        NothingAllowed: no scope.
        AlreadyOver, ForeignWorkplace: the day or a workplace cannot be.
        TooManyClients: twenty programs are working already.
    """
    demand_management(by, keeper_of(organisation))
    is_sandbox = is_sandbox or organisation.sandbox_of_id is not None
    known = demand_rights(organisation, allowed, workplaces, valid_until, at)
    secret = secrets.token_urlsafe(32)
    client = ApiClient.objects.create(
        client_id=f"{'uji' if is_sandbox else 'org'}-{secrets.token_hex(12)}", legal_entity=organisation, name=name, scopes=known,
        valid_until=valid_until, is_sandbox=is_sandbox, secret_digest=digest_of(secret), created_by_id=by.person_id, created_at=at,
        secret_changed_at=at,
    )  # fmt: skip
    client.workplaces.set(workplaces)
    record_act(by, "api_client_registered", client.subject, at, scopes=" ".join(known), sandbox=is_sandbox)
    return client, secret


def demand_rights(
    organisation: LegalEntity, allowed: Collection[str], workplaces: Collection[Workplace], valid_until: date | None, at: datetime
) -> list[str]:
    """The scopes among `allowed` that there are, where rights like these can be given; in the caller's transaction.

    Raises:
        NothingAllowed, AlreadyOver, ForeignWorkplace, TooManyClients.
    """
    known = [scope.code for scope in scopes() if scope.code in allowed]
    if not known:
        raise NothingAllowed(fields={"scopes": str(NothingAllowed.sentence)})
    today = timezone.localdate(at)
    if valid_until is not None and valid_until < today:
        raise AlreadyOver(fields={"valid_until": str(AlreadyOver.sentence)})
    if any(workplace.legal_entity_id != organisation.pk or workplace.closed_on for workplace in workplaces):
        raise ForeignWorkplace(fields={"workplaces": str(ForeignWorkplace.sentence)})
    LegalEntity.everything.select_for_update().get(pk=organisation.pk)  # so that two at once do not pass the limit
    if ApiClient.objects.live(today).filter(legal_entity=organisation).count() >= MOST_CLIENTS:
        raise TooManyClients
    return known


@transaction.atomic
def rotate_client_secret(*, client: ApiClient, by: Actor, at: datetime) -> str:
    """Give a new secret. The old one and every token end at once: it is asked for when something leaked.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
        AlreadyRevoked: the program has no rights any more, or is another organisation's and has its secret from there.
    """
    locked = _locked(client, by)
    if not locked.is_live or locked.operator_id is not None:
        raise AlreadyRevoked
    secret = secrets.token_urlsafe(32)
    locked.secret_digest, locked.secret_changed_at = digest_of(secret), at
    locked.save(update_fields=["secret_digest", "secret_changed_at"])
    ApiToken.objects.filter(client=locked).delete()
    record_act(by, "api_client_secret_rotated", locked.subject, at)
    return secret


@transaction.atomic
def revoke_client(*, client: ApiClient, by: Actor, at: datetime) -> None:
    """Take a program's rights away for good. Twice changes nothing. What it would still have been told is not sent any more.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    locked = _locked(client, by)
    if locked.revoked_at is not None:
        return
    locked.revoked_at = at
    locked.save(update_fields=["revoked_at"])
    ApiToken.objects.filter(client=locked).delete()
    Webhook.objects.filter(client=locked).delete()
    withdraw_ended(at=at)
    record_act(by, "api_client_revoked", locked.subject, at)


def _locked(client: ApiClient, by: Actor) -> ApiClient:
    demand_management(by, client.keeper_id)
    return ApiClient.objects.select_for_update().get(pk=client.pk)
