"""Whether this host's follower is alive, for the status page and `/readyz`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from siapkerja.search import generations

FILE = "heartbeat.json"
STALE_AFTER = timedelta(seconds=15)


@dataclass(frozen=True)
class Beat:
    """What the follower last said.

    Attributes:
        rows: indexed rows by document; a document that is being built for the first time is missing.
        is_building: some index is not ready, and PostgreSQL answers for it.
    """

    at: datetime
    rows: Mapping[str, int]
    is_building: bool

    def is_alive(self, now: datetime) -> bool:
        return now - self.at < STALE_AFTER


def beat(*, at: datetime, rows: Mapping[str, int], is_building: bool) -> None:
    generations.root().mkdir(parents=True, exist_ok=True)
    told = {"at": at.isoformat(), "rows": dict(rows), "is_building": is_building, "pid": os.getpid()}
    generations.write_json(generations.root() / FILE, told)


def last_beat() -> Beat | None:
    """The last sign of life, or None where no follower ever ran on this host."""
    told = generations.read_json(generations.root() / FILE)
    try:
        return Beat(datetime.fromisoformat(told["at"]), told["rows"], told["is_building"])
    except (TypeError, KeyError, ValueError):
        return None
