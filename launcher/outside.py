"""The systems outside in a demonstration: where the operator has set no real address, simulators answer on this machine."""

import contextlib
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from launcher.checkout import Checkout
from launcher.console import Stop
from launcher.environment import Environment, wants_demo
from launcher.programs import Program, simulators

# The address of each system, its token, and its path at the simulators.
_SYSTEMS = {
    "SIAPKERJA_GATEWAY_URL": ("SIAPKERJA_GATEWAY_TOKEN", "/gateway/messages"),
    "SIAPKERJA_POPULATION_REGISTRY_URL": ("SIAPKERJA_POPULATION_REGISTRY_TOKEN", "/population/comparisons"),
    "SIAPKERJA_COMPANY_REGISTRY_URL": ("SIAPKERJA_COMPANY_REGISTRY_TOKEN", "/companies/lookups"),
}

_PORT = 8090


@dataclass(frozen=True)
class Outside:
    """What the simulators need: a bound socket, and a token for this run."""

    listener: socket.socket
    token: str

    def addresses(self, environment: Environment) -> Environment:
        """The variables of those systems that have no address."""
        base = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        return {
            name: value
            for url, (token, path) in _SYSTEMS.items()
            if not environment.get(url)
            for name, value in ((url, base + path), (token, self.token))
        }

    def program(self, checkout: Checkout, environment: Environment) -> Program:
        """The process that answers there."""
        return simulators(checkout, ("--fd", str(self.listener.fileno())), self.token, _failures(environment))


def standing_alone(checkout: Checkout, environment: Environment) -> Program:
    """The simulators as a container's only process, on the port and with the token the others were told.

    Raises:
        Stop: this is no demonstration; real systems are never played there.
    """
    if not wants_demo(environment):
        raise Stop("The simulators are for demonstrations. Name the real systems in the environment; see .env.example.")
    bind = environment.get("SIAPKERJA_BIND") or "127.0.0.1"
    token = environment.get("SIAPKERJA_GATEWAY_TOKEN") or secrets.token_urlsafe(24)
    return simulators(checkout, ("--host", bind, "--port", str(_PORT)), token, _failures(environment))


def _failures(environment: Environment) -> str:
    return environment.get("SIAPKERJA_SIMULATED_FAILURES") or "0"


@contextlib.contextmanager
def outside_of(environment: Environment) -> Iterator[Outside | None]:
    """The simulators' socket; None where this is no demonstration, or every system has an address of its own."""
    if not wants_demo(environment) or all(environment.get(url) for url in _SYSTEMS):
        yield None
        return
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        yield Outside(listener, secrets.token_urlsafe(24))
