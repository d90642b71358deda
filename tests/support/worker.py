"""A Celery worker as its own process, on the database of tests that commit."""

import sys

from tests.support import environment
from tests.support.broker import Broker
from tests.support.processes import PortalProcess, wait_until


class CeleryWorker(PortalProcess):
    """`celery -A siapkerja worker` on the queues quick and bulk."""

    def __init__(self, broker: Broker, name: str = "worker") -> None:
        self.node = f"{name}-{environment.WORKER}@test"
        self.broker = broker
        command = [sys.executable, "-m", "celery", "-A", "siapkerja", "worker", "-n", self.node, "-Q", "quick,bulk", "-c", "1"]
        super().__init__(name, [*command, "--without-gossip", "--without-mingle", "--without-heartbeat"])

    def start(self) -> None:
        """Start it and wait until it takes tasks. One that runs but does not answer any more is replaced."""
        if self.is_running and self._answers(2.0):
            return
        self.kill()
        super().start()
        self.wait_ready(self._answers)

    def _answers(self, timeout: float = 0.3) -> bool:
        from siapkerja.celery import app

        return bool(app.control.ping(destination=[self.node], timeout=timeout, limit=1))

    def wait_idle(self, timeout: float = 60.0) -> None:
        """Wait until every task has been done. `timeout` in seconds."""
        wait_until(self.broker.is_idle, timeout, what=f"the worker to finish. Its log:\n{self.log_tail()}")

    wait_until = staticmethod(wait_until)
