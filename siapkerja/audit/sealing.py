"""Sealing the log: every minute the rows of all finished transactions get a Merkle root, chained to the seal before.

A row that is changed, removed or slipped in later no longer fits its seal; a seal that is changed or removed no longer
fits the next one. What a chain cannot show is the loss of its own end, so every seal's head also goes to the process
log, which is kept elsewhere, and `verify_audit` prints the head to compare.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from siapkerja.audit.models import PersonView, Seal, SecurityAct

logger = logging.getLogger(__name__)

EMPTY = hashlib.sha256(b"siapkerja audit").digest()
LOCK = 0x51AB_5EA1
SEALED_WITHIN = timedelta(hours=1)


# Columns the tables got later: where they hold nothing they are left out, so that older seals still fit.
ADDED_LATER = {"purpose": "", "legal_entity_id": None}


def leaf(kind: str, row: Mapping[str, Any]) -> bytes:
    """Digest of one row: every column, in a form that does not depend on the connection's time zone."""
    plain = {
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in row.items()
        if key not in ADDED_LATER or value != ADDED_LATER[key]
    }
    return hashlib.sha256(b"\0" + json.dumps([kind, plain], sort_keys=True, separators=(",", ":")).encode()).digest()


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """Root of the binary tree over the leaves; an odd one is carried up. Inner nodes are marked apart from leaves."""
    level = list(leaves)
    if not level:
        return EMPTY
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]


def chained(previous: bytes, seal: Seal) -> bytes:
    """Digest that ties a seal to the one before it."""
    facts = [seal.from_xid, seal.to_xid, seal.acts, seal.views, bytes(seal.root).hex(), seal.sealed_at.astimezone(UTC).isoformat()]
    return hashlib.sha256(b"\2" + previous + json.dumps(facts).encode()).digest()


def _leaves(model: type[SecurityAct] | type[PersonView], from_xid: int, to_xid: int) -> list[bytes]:
    rows = model.objects.filter(xid__gte=from_xid, xid__lt=to_xid).order_by("xid", "id").values()
    return [leaf(model.__name__, row) for row in rows.iterator(chunk_size=5000)]


def _finished_below() -> int:
    """Every transaction below this number has ended."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text")
        return int(cursor.fetchone()[0])


@transaction.atomic
def seal(*, at: datetime) -> Seal | None:
    """Seal everything written since the last seal by transactions that have ended; None where there is nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    last = Seal.objects.order_by("-pk").first()
    from_xid, to_xid = (last.to_xid if last else 0), _finished_below()
    if to_xid < from_xid:
        logger.error("Transaction numbers went back from %d to %d: was the database restored elsewhere?", from_xid, to_xid)
        return None
    acts, views = _leaves(SecurityAct, from_xid, to_xid), _leaves(PersonView, from_xid, to_xid)
    if not acts and not views:
        return None
    new = Seal(from_xid=from_xid, to_xid=to_xid, acts=len(acts), views=len(views), root=merkle_root(acts + views), sealed_at=at)
    new.chain = chained(bytes(last.chain) if last else EMPTY, new)
    new.save(force_insert=True)
    logger.info("Sealed %d acts and %d views; head of the chain: %s", len(acts), len(views), new.chain.hex())
    return new


@dataclass(frozen=True)
class Fault:
    """What does not fit, and where to look."""

    seal_id: int | None
    words: str


def faults() -> Iterator[Fault]:
    """Everything in the log that does not fit its seals."""
    previous, expected_from = EMPTY, 0
    for current in Seal.objects.order_by("pk").iterator():
        if current.from_xid != expected_from:
            yield Fault(current.pk, "a seal before this one is missing")
        if bytes(current.chain) != chained(previous, current):
            yield Fault(current.pk, "the seal itself or one before it was changed or removed")
        yield from _faulty_rows(current)
        previous, expected_from = bytes(current.chain), current.to_xid
    if expected_from > _finished_below():
        yield Fault(None, "transaction numbers are lower than those sealed: the database was restored into another server")
    yield from _unsealed(expected_from)


def _unsealed(from_xid: int) -> Iterator[Fault]:
    """Rows that should have had a seal long ago."""
    for model in (SecurityAct, PersonView):
        count = model.objects.filter(xid__gte=from_xid, recorded_at__lt=timezone.now() - SEALED_WITHIN).count()
        if count:
            yield Fault(None, f"{count} rows of {model._meta.db_table} are older than an hour and not sealed")


def _faulty_rows(current: Seal) -> Iterator[Fault]:
    acts = _leaves(SecurityAct, current.from_xid, current.to_xid)
    views = _leaves(PersonView, current.from_xid, current.to_xid)
    counted = [("acts", len(acts), current.acts), ("views", len(views), current.views)]
    for what, found, sealed in counted:
        if found != sealed:
            yield Fault(current.pk, f"{sealed} {what} were sealed, {found} are there")
    if merkle_root(acts + views) != bytes(current.root):
        yield Fault(current.pk, f"a row of the transactions {current.from_xid} to {current.to_xid - 1} was changed, added or removed")
