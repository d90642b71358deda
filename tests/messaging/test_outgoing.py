"""Where the portal's own requests may lead, and where not."""

import socket
import time
from typing import Any

import pytest

from siapkerja.messaging.outgoing import AddressForbidden, TooSlow, Unreachable, is_public, post_json, post_to_stranger
from tests.support.programs import receiving
from tests.support.simulators import Simulators

PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1",
    "64:ff9b:1::a00:1", "::ffff:0:10.0.0.1", "::10.0.0.1", "fec0::1",
)  # fmt: skip


@pytest.fixture
def in_production(settings: Any) -> Any:
    settings.OUTGOING_MAY_STAY_LOCAL = False
    return settings


def _post(url: str) -> None:
    post_json(url, body={}, token="", key="1", seconds=1.0)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_told_apart(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "103.28.12.1", "2001:4860:4860::8888", "::ffff:1.1.1.1"])
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_production_never_enters_a_private_network(in_production: Any, address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(AddressForbidden):
        _post(f"https://{host}/")


def test_a_name_that_leads_into_a_private_network_is_refused_also_beside_public_ones(
    in_production: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: answer)
    with pytest.raises(AddressForbidden):
        _post("https://gateway.contoh.example/")


def test_the_operator_may_name_a_host_of_a_private_network(in_production: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    in_production.OUTGOING_PRIVATE_HOSTS = ["registry.contoh.example"]
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: answer)
    with pytest.raises(Unreachable):
        _post("https://registry.contoh.example:9/")


@pytest.mark.parametrize(
    "url", ["http://1.1.1.1/", "ftp://1.1.1.1/", "file:///etc/passwd", "https://", "https://a:b@1.1.1.1/", "gopher://1.1.1.1"]
)
def test_production_uses_https_only_and_nothing_odd(in_production: Any, url: str) -> None:
    with pytest.raises(AddressForbidden):
        _post(url)


def test_https_is_not_believed_without_a_certificate(simulators: Simulators) -> None:
    with pytest.raises(Unreachable):
        _post(simulators.address.replace("http:", "https:") + "/gateway/messages")


def test_environment_proxies_are_not_used(simulators: Simulators, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    answer = post_json(simulators.address + "/gateway/messages", body={}, token="salah", key="1", seconds=2.0)

    assert answer.status == 401


def test_whoever_takes_all_the_time_for_the_connection_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the answer could come byte by byte for as long as the other side likes: the clock has run out already."""

    def slowly(*arguments: Any, **options: Any) -> socket.socket:
        time.sleep(0.2)
        return connect(*arguments, **options)

    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", slowly)
    with receiving() as receiver, pytest.raises(TooSlow):
        post_to_stranger(receiver.url, body=b"{}", headers={}, seconds=0.1, may_be_plain=True)
    assert receiver.heard == []
