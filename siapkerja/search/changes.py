"""What changed since a place in the feed of facts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from siapkerja.events import feed
from siapkerja.search.documents import SearchDocument

_HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text"
_EARLY = """
    select id, fact, payload from events_eventrecord
    where xid >= %s::text::xid8 and fact = any(%s) order by id limit 5000
"""


def horizon() -> feed.Cursor:
    """A place before which every transaction has ended: what is read after asking contains all of it."""
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        return feed.Cursor(int(cursor.fetchone()[0]), 0)


@dataclass
class Following:
    """Where one document's index stands in the feed.

    Attributes:
        position: everything up to here is in the index.
        ahead: events beyond it that are in the index already. The feed waits for the oldest running transaction, and a
            vacancy must not wait with it; bringing a row up to date twice does no harm.
    """

    document: SearchDocument
    position: feed.Cursor
    ahead: set[int] = field(default_factory=set)

    def changed(self) -> set[int]:
        """Ids of rows that changed since; the position moves on, so the caller must bring them up to date."""
        ids: set[int] = set()
        while entries := feed.read(self.position, 500):
            fresh = [entry for entry in entries if entry.cursor.id not in self.ahead]
            ids.update(self._ids((entry.name, entry.payload) for entry in fresh))
            self.ahead.difference_update(entry.cursor.id for entry in entries)
            self.position = entries[-1].cursor
        return ids | self._early()

    def _early(self) -> set[int]:
        facts = self.document.changing_facts
        with connection.cursor() as cursor:
            cursor.execute(_EARLY, [str(self.position.xid), list(facts)])
            rows = [row for row in cursor.fetchall() if row[0] not in self.ahead]
        self.ahead.update(row[0] for row in rows)
        return self._ids((name, payload) for _, name, payload in rows)

    def _ids(self, events: Iterable[tuple[str, object]]) -> set[int]:
        facts = self.document.changing_facts
        found = set()
        for name, payload in events:
            if name in facts:
                values = payload if isinstance(payload, dict) else json.loads(str(payload))
                found.add(int(values[facts[name]]))
        return found
