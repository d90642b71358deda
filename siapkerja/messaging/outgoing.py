"""The portal's only way out by HTTP: to addresses the operator has set, and never where a web address must not lead.

Refused are: anything but https (http only where the portal may talk to itself: outside production and in demos), redirects, and
in production every name that leads into a private network, unless the operator has named that host. The name is looked up once
and that very address is connected to, so that a second look-up cannot lead elsewhere. No proxy, cookie or password file is read.
"""

import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LONGEST_ANSWER = 64 * 1024
CONNECT_SECONDS = 3.0
USER_AGENT = "SIAPKerja"


class OutgoingTrouble(Exception):
    """The other side did not give a usable answer. `kind` may be kept and logged; it holds nothing personal."""

    @property
    def kind(self) -> str:
        return type(self).__name__


class AddressForbidden(OutgoingTrouble):
    """The portal does not send there: wrong scheme, or an address inside a private network."""


class Unreachable(OutgoingTrouble):
    """No connection, or it broke."""


class TooSlow(OutgoingTrouble):
    """No whole answer in time."""


class NonsenseAnswered(OutgoingTrouble):
    """Not HTTP, not JSON, a redirect, or longer than any answer is."""


@dataclass(frozen=True)
class Answer:
    """A status from 200 to 599 except redirects, and the JSON object that came with it ({} for none)."""

    status: int
    data: dict[str, Any]

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


def post_json(url: str, *, body: Mapping[str, Any], token: str, key: str, seconds: float) -> Answer:
    """Send a JSON object and read the one that comes back.

    Args:
        url: set by the operator, never by a visitor.
        token: sent as a bearer token unless "".
        key: idempotency key of the request; the same for every attempt.
        seconds: for everything together, connecting included.

    Raises:
        OutgoingTrouble: no usable answer, see the subclasses. An answer with status 4xx or 5xx is an answer.
    """
    parts = urlsplit(url)
    address = _address_of(parts)
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": USER_AGENT, "Idempotency-Key": key}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    status, raw = _exchanged(_connection(parts, address, seconds), parts.path or "/", json.dumps(body).encode(), headers, seconds)
    return _understood(status, raw)


def post_to_stranger(url: str, *, body: bytes, headers: Mapping[str, str], seconds: float, may_be_plain: bool) -> int:
    """Send JSON to an address that somebody outside has set; of what comes back only the status is looked at.

    No host is trusted here, also none the operator has named for the portal's own partners.

    Args:
        body: exactly these bytes, as they were signed.
        seconds: for everything together, connecting included.
        may_be_plain: http will do; else only outside production.

    Raises:
        OutgoingTrouble: no status from 200 to 299 or 400 to 599 in time, or an address the portal does not send to.
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is none
    except ValueError as trouble:
        raise AddressForbidden() from trouble
    address = _address_of_stranger(parts, may_be_plain=may_be_plain)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    told = {"Content-Type": "application/json", "User-Agent": USER_AGENT, **headers}
    status, _raw = _exchanged(_connection(parts, address, seconds), path, body, told, seconds)
    if not (200 <= status < 300 or 400 <= status < 600):
        raise NonsenseAnswered()
    return status


def _exchanged(
    connection: http.client.HTTPConnection, path: str, body: bytes, headers: Mapping[str, str], seconds: float
) -> tuple[int, bytes]:
    is_late = Event()
    hurry = Timer(seconds, _break_off, [connection, is_late])
    hurry.daemon = True
    try:
        with closing(connection):
            hurry.start()
            connection.connect()
            if is_late.is_set():  # before there was a socket to shut: nobody would break off what comes now
                raise TimeoutError
            connection.request("POST", path, body, dict(headers))
            response = connection.getresponse()
            raw = response.read(LONGEST_ANSWER + 1)
        if is_late.is_set():
            raise TimeoutError
    except (OSError, http.client.HTTPException, ValueError) as trouble:
        raise _as_trouble(trouble, is_late=is_late.is_set()) from trouble
    finally:
        hurry.cancel()
    return response.status, raw


def _break_off(connection: http.client.HTTPConnection, is_late: Event) -> None:
    """Time is up: whoever waits on the socket wakes with an error, also where the other side keeps sending single bytes."""
    is_late.set()
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _as_trouble(trouble: Exception, *, is_late: bool) -> OutgoingTrouble:
    if is_late or isinstance(trouble, TimeoutError):
        return TooSlow()
    if isinstance(trouble, OSError):
        return Unreachable()
    return NonsenseAnswered()


def _understood(status: int, raw: bytes) -> Answer:
    if 300 <= status < 400 or len(raw) > LONGEST_ANSWER:
        raise NonsenseAnswered()
    if not 200 <= status < 300:
        return Answer(status, _object(raw, strict=False))
    return Answer(status, _object(raw, strict=True))


def _object(raw: bytes, *, strict: bool) -> dict[str, Any]:
    try:
        data = json.loads(raw or b"{}")
    except ValueError:
        data = None
    if isinstance(data, dict):
        return data
    if strict:
        raise NonsenseAnswered()
    return {}


def _address_of(parts: SplitResult) -> str:
    """Look the host up and choose an address the portal may connect to.

    Raises:
        AddressForbidden, Unreachable
    """
    host = parts.hostname or ""
    if parts.scheme not in {"https", "http"} or not host or parts.username:
        raise AddressForbidden()
    if parts.scheme == "http" and not settings.OUTGOING_MAY_STAY_LOCAL:
        raise AddressForbidden()
    found = _looked_up(host)
    if settings.OUTGOING_MAY_STAY_LOCAL or host in settings.OUTGOING_PRIVATE_HOSTS:
        return found[0]
    return _public_of(found)


def _address_of_stranger(parts: SplitResult, *, may_be_plain: bool) -> str:
    """As `_address_of`, for addresses set by others: a private network is entered outside production only.

    Raises:
        AddressForbidden, Unreachable
    """
    host, may_stay_local = parts.hostname or "", settings.WEBHOOKS_MAY_STAY_LOCAL
    is_plain = parts.scheme == "http" and (may_be_plain or may_stay_local)
    if not (parts.scheme == "https" or is_plain) or not host or parts.username or parts.password:
        raise AddressForbidden()
    found = _looked_up(host)
    return found[0] if may_stay_local else _public_of(found)


def _public_of(found: list[str]) -> str:
    # One private address among several is no accident: refuse the name altogether.
    if not all(is_public(address) for address in found):
        raise AddressForbidden()
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet, and is no private, local or reserved one, also not in disguise."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        # Reserved are also the prefixes under which a network translates IPv4 addresses, its own among them.
        if ip.sixtofour or ip.teredo or ip.is_reserved or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def _looked_up(host: str) -> list[str]:
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise Unreachable() from trouble
    return [str(row[4][0]) for row in rows]


def _connection(parts: SplitResult, address: str, seconds: float) -> http.client.HTTPConnection:
    kind = _PlainConnection if parts.scheme == "http" else _SafeConnection
    return kind(parts.hostname or "", parts.port, address, seconds)


class _PlainConnection(http.client.HTTPConnection):
    """Connects to the address that was checked; the name is only said."""

    def __init__(self, host: str, port: int | None, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=min(CONNECT_SECONDS, seconds))
        self.address, self.seconds = address, seconds

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        self.sock.settimeout(self.seconds)


class _SafeConnection(http.client.HTTPSConnection):
    """The same with TLS; the certificate is checked against the name."""

    def __init__(self, host: str, port: int | None, address: str, seconds: float) -> None:
        self.trust = ssl.create_default_context()
        super().__init__(host, port, timeout=min(CONNECT_SECONDS, seconds), context=self.trust)
        self.address, self.seconds = address, seconds

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.trust.wrap_socket(plain, server_hostname=self.host)
        self.sock.settimeout(self.seconds)
