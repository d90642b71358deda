"""The simulators of the message gateway and the registries, as a process of their own on a free port of this machine."""

import json
import sys
import urllib.request
from typing import Any

from tests.support import environment
from tests.support.processes import PortalProcess


class Simulators(PortalProcess):
    """Where the settings of every test point. Until a test asks for them nobody answers there: the systems are down."""

    def __init__(self) -> None:
        self.address = environment.SIMULATORS_ADDRESS
        self._socket = environment.SIMULATORS_SOCKET
        descriptor = self._socket.fileno()
        command = [sys.executable, "-m", "launcher.simulators", "--fd", str(descriptor), "--token", environment.SIMULATORS_TOKEN]
        super().__init__("simulators", command, pass_fds=[descriptor])

    def start(self) -> None:
        """Start them, unless they run, and wait until they answer."""
        super().start()
        self.wait_ready(self._answers)

    def forget(self) -> None:
        """As they were at the start."""
        self._ask("DELETE", "/_all")

    def behave(self, system: str, **wish: Any) -> None:
        """Let "gateway", "population" or "companies" fail (`status=503`, `delay=2.0`, `nonsense=True`, `location=…`, `times=…`)."""
        self._ask("PUT", f"/_behaviour/{system}", wish)

    def knows(self, system: str, number: str, **data: Any) -> None:
        """Let a registry know somebody by NIK or NIB."""
        self._ask("PUT", f"/_records/{system}/{number}", data)

    def received(self, system: str) -> list[dict[str, Any]]:
        """What a system was asked, oldest first: `request`, `key`, `status`, `attempt`."""
        return list(self._ask("GET", f"/_received/{system}")["received"])

    def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self.address + path, body, method=method)  # noqa: S310 - our own address
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return json.load(answer)

    def _answers(self) -> bool:
        try:
            self._ask("GET", "/_ready")
        except OSError:
            return False
        return True
