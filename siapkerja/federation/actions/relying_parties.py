"""What an administrator does with applications of other systems; each act is in the audit log."""

from dataclasses import dataclass
from datetime import datetime

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client, Token
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.federation import addresses
from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.federation.models import RelyingParty
from siapkerja.federation.permissions import GRANTS, Permission
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused


class UnacceptableAddress(Refused):
    code = "unacceptable_address"
    sentence = _("Alamat kembali harus lengkap dan diawali https://. Alamat http:// hanya untuk komputer sendiri (localhost).")


class SeveralHosts(Refused):
    code = "several_hosts"
    sentence = _("Semua alamat kembali satu aplikasi berada di satu nama host. Daftarkan aplikasi lain untuk host lain.")


class HostFixed(Refused):
    code = "host_fixed"
    sentence = _("Nama host aplikasi ini tidak dapat diganti: tanda pengenal semua orang ikut berubah. Daftarkan sebagai aplikasi baru.")


class NoSecret(Refused):
    code = "no_secret"
    sentence = _("Aplikasi di HP atau komputer tidak memakai rahasia.")


@dataclass(frozen=True, kw_only=True)
class Description:
    """What an administrator says about an application.

    Args:
        redirect_uris: whole addresses, compared letter by letter when somebody signs in.
        scopes: what it may ask for; `openid` always belongs to it.
    """

    name: str
    operator: str
    purpose: str
    contact: str
    redirect_uris: list[str]
    scopes: list[str]


@transaction.atomic
def register_relying_party(*, description: Description, kind: ApplicationKind, by: Actor, at: datetime) -> tuple[RelyingParty, str]:
    """Register an application.

    Returns:
        It and its secret, which is shown once and stored as a hash only ("" for a public application).

    Raises:
        UnacceptableAddress, SeveralHosts: about `redirect_uris`.
        NotPermitted: not an administrator.
    """
    require(GRANTS, by, Permission.MANAGE_RELYING_PARTIES, region_code="")
    host = _one_host(description.redirect_uris)
    client = Client(type=kind.value, grant_types=f"{Client.GrantType.AUTHORIZATION_CODE}\n{Client.GrantType.REFRESH_TOKEN}")
    secret = get_adapter().generate_client_secret() if kind == ApplicationKind.CONFIDENTIAL else ""
    if secret:
        client.set_secret(secret)
    _describe(client, description)
    client.save()
    sector = client.pk if host in addresses.LOOPBACK else host
    party = RelyingParty.objects.create(
        client=client, operator=description.operator, purpose=description.purpose, contact=description.contact, sector=sector,
        registered_by_id=by.person_id, registered_at=at, secret_changed_at=at if secret else None,
    )  # fmt: skip
    record_act(by, "application_registered", _subject(party), at, client=client.pk, kind=kind.value)
    return party, secret


@transaction.atomic
def change_relying_party(*, party: RelyingParty, description: Description, by: Actor, at: datetime) -> RelyingParty:
    """Change what an application is called, where it returns to and what it may ask.

    Raises:
        UnacceptableAddress, SeveralHosts, HostFixed: about `redirect_uris`.
        NotPermitted: not an administrator.
    """
    locked = _locked(party, by)
    host = _one_host(description.redirect_uris)
    if host != locked.sector and not (host in addresses.LOOPBACK and locked.sector == locked.client_id):
        raise HostFixed(fields={"redirect_uris": str(HostFixed.sentence)})
    _describe(locked.client, description)
    locked.client.save()
    locked.operator, locked.purpose, locked.contact = description.operator, description.purpose, description.contact
    locked.save(update_fields=["operator", "purpose", "contact"])
    record_act(by, "application_changed", _subject(locked), at, client=locked.client_id)
    return locked


@transaction.atomic
def rotate_secret(*, party: RelyingParty, by: Actor, at: datetime) -> str:
    """Give a new secret; the old one ends at once. Shown once.

    Raises:
        NoSecret: a public application.
        NotPermitted: not an administrator.
    """
    locked = _locked(party, by)
    if locked.kind == ApplicationKind.PUBLIC:
        raise NoSecret
    secret: str = get_adapter().generate_client_secret()
    locked.client.set_secret(secret)
    locked.client.save(update_fields=["secret"])
    locked.secret_changed_at = at
    locked.save(update_fields=["secret_changed_at"])
    record_act(by, "application_secret_rotated", _subject(locked), at, client=locked.client_id)
    return secret


@transaction.atomic
def suspend_relying_party(*, party: RelyingParty, by: Actor, at: datetime) -> None:
    """Let it sign nobody in from now on, and end every token it holds. Twice changes nothing.

    Raises:
        NotPermitted: not an administrator.
    """
    locked = _locked(party, by)
    if locked.is_suspended:
        return
    locked.suspended_at = at
    locked.save(update_fields=["suspended_at"])
    ended, _rows = Token.objects.filter(client_id=locked.client_id).delete()
    record_act(by, "application_suspended", _subject(locked), at, client=locked.client_id, tokens=ended)


@transaction.atomic
def resume_relying_party(*, party: RelyingParty, by: Actor, at: datetime) -> None:
    """Let a suspended application sign people in again; tokens do not come back.

    Raises:
        NotPermitted: not an administrator.
    """
    locked = _locked(party, by)
    if not locked.is_suspended:
        return
    locked.suspended_at = None
    locked.save(update_fields=["suspended_at"])
    record_act(by, "application_resumed", _subject(locked), at, client=locked.client_id)


def _locked(party: RelyingParty, by: Actor) -> RelyingParty:
    require(GRANTS, by, Permission.MANAGE_RELYING_PARTIES, region_code="")
    return RelyingParty.objects.select_for_update(of=("self",)).select_related("client").get(pk=party.pk)


def _describe(client: Client, description: Description) -> None:
    client.name = description.name
    client.set_redirect_uris(description.redirect_uris)
    client.set_scopes([scope.value for scope in Scope if scope == Scope.OPENID or scope.value in description.scopes])
    client.set_default_scopes([Scope.OPENID.value])
    client.set_response_types([Client.ResponseType.CODE.value])


def _one_host(redirect_uris: list[str]) -> str:
    if not redirect_uris or not all(addresses.is_acceptable(address) for address in redirect_uris):
        raise UnacceptableAddress(fields={"redirect_uris": str(UnacceptableAddress.sentence)})
    hosts = addresses.hosts_of(redirect_uris)
    if len(hosts) > 1:
        raise SeveralHosts(fields={"redirect_uris": str(SeveralHosts.sentence)})
    return hosts.pop()


def _subject(party: RelyingParty) -> str:
    return f"federation.relying_party:{party.pk}"
