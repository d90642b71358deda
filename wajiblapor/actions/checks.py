"""The check of an uploaded roster, as the worker runs it: in chunks, set-based, and from the beginning if it was interrupted."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, cast

from django.db import connection, transaction

from siapkerja.files.actions.stored_files import store
from siapkerja.files.models import StoredFile
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import index_keys, key_ring
from siapkerja.jobs.work import Progress
from siapkerja.kernel.calendar import day_in
from wajiblapor.actions.rosters import RETURNED, finish_check, forget_rows, refuse_upload
from wajiblapor.enums import RosterFormat, Severity
from wajiblapor.models import RosterUpload
from wajiblapor.models.rosters import filled
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.checking import Checked, Checker
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.faults import FAULT_KINDS, Fault
from wajiblapor.rosters.reading import Roster, open_roster
from wajiblapor.rosters.refusals import HeaderOnly, UnreadableRoster
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import SealedRow, Sealer
from wajiblapor.rosters.summary import Tally
from wajiblapor.rosters.workbook import csv_with_notes, xlsx_with_notes

# Faults beyond these are counted and written into the returned file, but not listed on the page.
MOST_LISTED_FAULTS = 20_000
RETURNED_FILE_DAYS = 30
MEMORY_FOR_RETURNED_FILE = 8 * 1024 * 1024
WORDS = {Severity.MUST_FIX: "Perbaiki", Severity.CONFIRM: "Pastikan"}


def check_roster(*, upload: RosterUpload, progress: Progress, by: Actor, at: datetime) -> None:
    """Check every row of an uploaded roster; ends with the upload checked or refused.

    Raises:
        JobCancelled, JobLost: from `progress`; nothing half checked stays visible.
    """
    if not upload.is_checking:
        return
    forget_rows(upload)
    report = upload.report
    rules = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, at))
    stored = upload.stored
    with open_stored(stored) as stream:
        try:
            roster = open_roster(stream, size=stored.size, limits=rules.limits)
            _check_rows(upload, roster, rules, progress, by, at)
        except UnreadableRoster as refusal:
            refuse_upload(upload=upload, refusal=refusal, by=by, at=at)


def _check_rows(upload: RosterUpload, roster: Roster, rules: RuleSet, progress: Progress, by: Actor, at: datetime) -> None:
    checker, tally = Checker(rules, roster.mapping), Tally(rules)
    sealer = Sealer(upload.report.key.plain, index_keys().current)
    notes: dict[int, list[str]] = {}
    listed = 0
    done = 0
    for chunk in roster.chunks():
        checked = checker.check(chunk, roster.hollow)
        tally.add(checked)
        with transaction.atomic():
            _copy_rows(upload.pk, sealer.seal(checked))
            listed += _copy_faults(upload.pk, checked.faults[: MOST_LISTED_FAULTS - listed])
        _note(notes, checked)
        done += len(chunk)
        progress.advance(done, checker.faulty_rows, roster.total)
    if not checker.rows:
        raise HeaderOnly
    progress.advance(done, checker.faulty_rows, done)
    returned = _returned(upload, roster, notes, by, at) if notes else None
    found = {
        "format": roster.format,
        "rows": checker.rows,
        "faulty_rows": checker.faulty_rows,
        "doubtful_rows": checker.doubtful_rows,
        "fault_counts": dict(checker.counts),
        "unknown_columns": list(roster.mapping.unknown),
        "summary": tally.as_data(),
        "rules_version": rules.version,
    }
    finish_check(upload=upload, found=found, returned=returned, by=by, at=at)


# Into the database


def _copy(table: str, columns: str, rows: Iterable[Iterable[object]]) -> int:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    if count:
        buffer.seek(0)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"copy {table} ({columns}) from stdin with (format csv)", buffer)
    return count


def _copy_rows(upload_id: int, rows: Iterator[SealedRow]) -> None:
    version = index_keys().version
    _copy(
        "wajiblapor_rosterrow",
        "upload_id, row, worker_index, index_version, digest, attributes, sealed",
        ((upload_id, row.row, _bytea(row.worker_index), version, _bytea(row.digest), row.attributes, _bytea(row.sealed)) for row in rows),
    )


def _copy_faults(upload_id: int, faults: Iterable[Fault]) -> int:
    ring = key_ring()
    return _copy(
        "wajiblapor_rosterfault",
        'upload_id, "row", "column", code, severity, value, params',
        (
            (
                upload_id, fault.row, fault.column, fault.code, FAULT_KINDS[fault.code].severity.value,
                _bytea(ring.encrypt(fault.value.encode(), purpose="roster_fault")) if fault.value else "",
                json.dumps(fault.params),
            )
            for fault in faults
        ),
    )  # fmt: skip


def _bytea(value: bytes) -> str:
    return "\\x" + value.hex()


# The user's own file back


def _note(notes: dict[int, list[str]], checked: Checked) -> None:
    for fault in checked.faults:
        kind = FAULT_KINDS[fault.code]
        said, expected = filled(kind.sentence, fault.params), filled(kind.expected, fault.params)
        notes.setdefault(fault.row, []).append(f"{WORDS[kind.severity]}: {BY_SLUG[fault.column].title}. {said} {expected}")


def _returned(upload: RosterUpload, roster: Roster, notes: dict[int, list[str]], by: Actor, at: datetime) -> StoredFile:
    """The company's own file with a column of what to mend, kept encrypted for a month.

    A large one passes through an unnamed temporary file, which no other process can open and which ends with the worker.
    """
    stored = upload.stored
    joined = {row: " | ".join(words) for row, words in notes.items()}
    with open_stored(stored) as source, tempfile.SpooledTemporaryFile(max_size=MEMORY_FOR_RETURNED_FILE) as spool:
        out = cast(BinaryIO, spool)
        write = xlsx_with_notes if roster.format == RosterFormat.XLSX else csv_with_notes
        write(source, roster, joined, out)
        out.seek(0)
        name = stored.filename.rpartition(".")[0] or stored.filename
        return store(
            stream=out,
            filename=f"{name}-catatan.{roster.format.value}",
            purpose=RETURNED,
            by=by,
            at=at,
            legal_entity_id=upload.report.legal_entity_id,
            expires_at=at + timedelta(days=RETURNED_FILE_DAYS),
            max_bytes=max(4 * stored.size, 64 * 1024 * 1024),
        )
