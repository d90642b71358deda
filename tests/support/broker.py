"""The broker in tests: a real Valkey; every worker of pytest-xdist has a numbered database of its own."""

import time

import redis

from tests.support import environment

QUEUES = ("quick", "bulk")
# Of a queue the transport keeps a list for each priority, the foremost under the queue's own name.
LISTS = ("", "\x06\x163", "\x06\x169")


class Broker:
    """What tests may ask of the broker and do to it."""

    def __init__(self) -> None:
        self.url = environment.CHOSEN["REDIS_URL"]
        self.client = redis.Redis.from_url(self.url)

    def waiting(self, queue: str) -> int:
        """How many tasks wait in a queue."""
        return sum(int(self.client.llen(self._key(queue) + behind)) for behind in LISTS)

    def in_hand(self) -> int:
        """How many tasks a worker has taken and not finished."""
        return int(self.client.hlen(self._key("unacked")))

    def is_idle(self) -> bool:
        """Nothing waits and nothing is being done.

        Asked several times: between leaving its queue and being noted as in hand, a task is nowhere for a moment.
        """
        for pause in (0.0, 0.05, 0.1):
            time.sleep(pause)
            if any(self.waiting(queue) for queue in QUEUES) or self.in_hand():
                return False
        return True

    def empty(self) -> None:
        """Lose every task and everything cached, as a broker does that comes back without its data."""
        self.client.flushdb()

    @staticmethod
    def _key(name: str) -> str:
        from django.conf import settings

        return f"{settings.CELERY_BROKER_TRANSPORT_OPTIONS.get('global_keyprefix', '')}{name}"
