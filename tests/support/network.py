"""No test reaches outside this machine."""

import socket
from typing import Any

import pytest

_LOOPBACK = {"127.0.0.1", "::1", "localhost", "", None}


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine. It is no OSError, so that no `except` for network trouble hides it."""


def forbid_network(patch: pytest.MonkeyPatch) -> None:
    """Let this process connect to its own machine only, by name or by address."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(sock: socket.socket, address: Any) -> None:
        if sock.family != socket.AF_UNIX and address[0] not in _LOOPBACK:
            raise NetworkForbidden(f"a test tried to connect to {address}")

    def checked_connect(self: socket.socket, address: Any) -> None:
        check(self, address)
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        check(self, address)
        return connect_ex(self, address)

    def checked_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if host not in _LOOPBACK:
            raise NetworkForbidden(f"a test tried to look up {host}")
        return getaddrinfo(host, *arguments, **options)

    patch.setattr(socket.socket, "connect", checked_connect)
    patch.setattr(socket.socket, "connect_ex", checked_connect_ex)
    patch.setattr(socket, "getaddrinfo", checked_getaddrinfo)
