"""Checked rows and faults on their way into the database: by COPY, a chunk at a time."""

import csv
import io
import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection

from siapkerja.copying import copy_in
from siapkerja.identity.fields import index_keys, key_ring
from wajiblapor.models import (
    RepairedRow,
    RosterChange,
    RosterCourse,
    RosterFault,
    RosterRepair,
    RosterRow,
    RosterUpload,
    WaitingRow,
)
from wajiblapor.rosters.faults import FAULT_KINDS, Fault
from wajiblapor.rosters.sealing import SealedRow, seal_cells

# Questions about good rows beyond these are counted, but not listed. Rows with a must-fix wait all, with all their faults.
MOST_LISTED_FAULTS = 20_000

_BINARY_HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_BINARY_END = b"\xff\xff"
# Number of columns; then each one's length and value: upload, row, index, version, digest, length of the attributes.
_ROW = struct.Struct(">hiqiii32sihi16si")
_WAITING = struct.Struct(">hiqiii")
_LENGTH = struct.Struct(">i")
_JSONB_VERSION = b"\x01"


@contextmanager
def whole_rosters() -> Iterator[None]:
    """In the caller's transaction, join whole rosters by hashing. Of rows that are only just written the planner knows nothing yet,
    and would compare each with each: a hundred thousand workers would take hours."""
    with connection.cursor() as cursor:
        cursor.execute("set local enable_nestloop = off; set local work_mem = '96MB'")
        yield
        cursor.execute("set local enable_nestloop to default; set local work_mem to default")


def forget_rows(upload: RosterUpload) -> None:
    """Delete what a check has staged; it can be made again from the stored file.

    How far it came goes first: a check that still runs finds that out before it can keep anything more.
    """
    RosterCourse.objects.filter(upload=upload).delete()
    clear_rows(upload)


def clear_rows(upload: RosterUpload) -> None:
    """As `forget_rows`, for the run that holds the file's course and begins anew.

    What a company said of leavers stays: no file tells it again.
    """
    RosterRow.objects.filter(upload=upload).delete()
    RosterFault.objects.filter(upload=upload).delete()
    WaitingRow.objects.filter(upload=upload).delete()
    RepairedRow.objects.filter(repair__upload=upload).delete()
    RosterRepair.objects.filter(upload=upload).delete()
    RosterChange.objects.filter(upload=upload).delete()


def copy_rows(upload_id: int, rows: Iterable[SealedRow]) -> None:
    """Good rows, in PostgreSQL's binary form: nothing is written as text and read again."""
    version, pack, length = index_keys().version, _ROW.pack, _LENGTH.pack
    packed = [
        pack(7, 8, upload_id, 4, row, 32, index, 2, version, 16, digest, 1 + len(attributes))
        + _JSONB_VERSION
        + attributes
        + length(len(sealed))
        + sealed
        for row, index, digest, attributes, sealed in rows
    ]
    _copy_binary("wajiblapor_rosterrow", "upload_id, row, worker_index, index_version, digest, attributes, sealed", packed)


def copy_waiting(upload_id: int, key: bytes, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Rows with a must-fix, their cells as the file has them, sealed under the report's data key."""
    sealed = ((row, seal_cells(key, cells)) for row, cells in rows)
    packed = [_WAITING.pack(3, 8, upload_id, 4, row, len(secret)) + secret for row, secret in sealed]
    _copy_binary("wajiblapor_waitingrow", "upload_id, row, sealed", packed)


def _copy_binary(table: str, columns: str, packed: list[bytes]) -> None:
    if packed:
        content = io.BytesIO(b"".join((_BINARY_HEAD, *packed, _BINARY_END)))
        copy_in(f"copy {table} ({columns}) from stdin with (format binary)", content)


def copy_faults(upload_id: int, faults: Iterable[Fault]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(_fault_lines(upload_id, faults))
    if buffer.tell():
        buffer.seek(0)
        columns = 'upload_id, "row", "column", code, severity, value, params'
        copy_in(f"copy wajiblapor_rosterfault ({columns}) from stdin with (format csv)", buffer)


def _fault_lines(upload_id: int, faults: Iterable[Fault]) -> Iterator[tuple[object, ...]]:
    ring = key_ring()
    for fault in faults:
        value = "\\x" + ring.encrypt(fault.value.encode(), purpose="roster_fault").hex() if fault.value else ""
        severity = FAULT_KINDS[fault.code].severity.value
        yield upload_id, fault.row, fault.column, fault.code, severity, value, json.dumps(fault.params)
