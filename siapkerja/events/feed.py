"""The feed: committed facts in the order of their transactions, for whoever follows from outside the worker.

Reading "id > last" loses rows whose transaction commits late. The feed reads only transactions older than every running
one, so what it has passed can never gain a row. A long transaction holds it up, and loses nothing.

A cursor belongs to one database cluster: after a restore into another, followers start from the beginning.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from siapkerja.facts.base import REGISTRY, Fact


@dataclass(frozen=True, order=True)
class Cursor:
    """How far a follower has read."""

    xid: int = 0
    id: int = 0

    def __str__(self) -> str:
        return f"{self.xid}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Raises ValueError where the text is no cursor."""
        xid, _, number = text.partition(":")
        return cls(int(xid), int(number))


BEGINNING = Cursor()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One announced fact."""

    cursor: Cursor
    name: str
    subject: str
    version: int
    at: datetime
    payload: dict[str, Any]

    @property
    def fact(self) -> Fact | None:
        """The fact itself, or None where this version of the code does not know it."""
        kind = REGISTRY.get(self.name)
        return kind.from_payload(self.payload) if kind else None


_READ = """
    select xid::text, id, fact, subject, version, at, payload from events_eventrecord
    where (xid, id) > (%s::text::xid8, %s) and xid < pg_snapshot_xmin(pg_current_snapshot())
      and (%s::text[] is null or fact = any(%s::text[]))
    order by xid, id limit %s
"""


def position() -> Cursor:
    """Where the feed stands: everything before it is readable now, everything that comes is after it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text")
        return Cursor(int(cursor.fetchone()[0]), 0)


def read(after: Cursor | None = None, limit: int = 500, *, names: Collection[str] | None = None) -> list[Entry]:
    """Up to `limit` committed facts after a cursor (None: from the beginning), in transaction order.

    Args:
        names: only facts of these names.
    """
    after = after or BEGINNING
    wanted = None if names is None else list(names)
    with connection.cursor() as cursor:
        cursor.execute(_READ, [str(after.xid), after.id, wanted, wanted, limit])
        rows = cursor.fetchall()
    return [
        Entry(
            cursor=Cursor(int(xid), number),
            name=name,
            subject=subject,
            version=version,
            at=at,
            payload=payload if isinstance(payload, dict) else json.loads(payload),
        )
        for xid, number, name, subject, version, at, payload in rows
    ]
