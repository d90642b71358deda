"""The company's own file with a column of what to mend: made on request, by going through the file once more."""

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, cast

from django.db import transaction

from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.jobs.work import Progress, start
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.workflow.moves import locked
from wajiblapor.actions.doubles import MOST_LISTED_BRANCH, at_branches
from wajiblapor.actions.rosters import RETURNED
from wajiblapor.enums import RosterFormat, Severity
from wajiblapor.models import RosterComparison, RosterFault, RosterUpload, WaitingRow
from wajiblapor.models.rosters import filled
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.last_rosters import taking_over
from wajiblapor.queries.rosters import headings_told
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.checking import Checker
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.faults import FAULT_KINDS, Fault
from wajiblapor.rosters.reading import Roster, open_roster
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.workbook import KEPT_IN_MEMORY, Note, csv_with_notes, xlsx_with_notes

RETURN = "wajiblapor.return_roster"
RETURNED_FILE_DAYS = 30
WORDS = {Severity.MUST_FIX: "Perbaiki", Severity.CONFIRM: "Pastikan"}
FOUND_IN_DATABASE = ("nik_twice", "passport_twice", "nik_at_branch")


@transaction.atomic
def ask_for_returned(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """Let the worker write the company's file with notes. Asking again while it is being written changes nothing.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the file was not checked, or has nothing to note.
    """
    row = locked(upload)
    report = row.report
    demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
    if not row.is_checked or not row.fault_counts:
        raise MoveNotAllowed
    if row.return_job and not row.return_job.is_over:
        return row
    row.return_job = start(
        RETURN, subject=f"wajiblapor.upload:{row.pk}", by=by, at=at, total=row.rows, legal_entity_id=report.legal_entity_id
    )
    row.save(update_fields=["return_job"])
    return row


def make_returned(*, upload: RosterUpload, progress: Progress, by: Actor, at: datetime) -> None:
    """Write the company's file with notes and keep it encrypted for a month.

    What is mended on the page already is not noted any more. A large file passes through an unnamed temporary file, which no
    other process can open and which ends with the worker.

    Raises:
        JobCancelled, JobLost: from `progress`; nothing is kept then.
    """
    stored, report = upload.stored, upload.report
    rules = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, at))
    told = headings_told(upload.report)
    with (
        open_stored(stored) as read,
        open_stored(stored) as copied,
        tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as spool,
    ):
        roster = open_roster(read, size=stored.size, limits=rules.limits, told=told, needed=(), is_settled=True)
        out = cast(BinaryIO, spool)
        write = xlsx_with_notes if roster.format == RosterFormat.XLSX else csv_with_notes
        write(copied, roster, _notes(upload, roster, rules, progress), out)
        progress.advance(upload.rows, 0, upload.rows)
        out.seek(0)
        _keep(upload, roster, out, by, at)


@transaction.atomic
def _keep(upload: RosterUpload, roster: Roster, out: BinaryIO, by: Actor, at: datetime) -> None:
    row = locked(upload)
    before, stored = row.returned, row.stored
    name = stored.filename.rpartition(".")[0] or stored.filename
    row.returned = store(
        stream=out,
        filename=f"{name}-catatan.{roster.format.value}",
        purpose=RETURNED,
        by=by,
        at=at,
        legal_entity_id=row.report.legal_entity_id,
        expires_at=at + timedelta(days=RETURNED_FILE_DAYS),
        max_bytes=max(4 * stored.size, 64 * 1024 * 1024),
    )
    row.save(update_fields=["returned"])
    if before:
        remove(stored=before, by=by, at=at)


def _notes(upload: RosterUpload, roster: Roster, rules: RuleSet, progress: Progress) -> Iterator[Note]:
    """What to say of each row, in their order, found again as the file streams by."""
    waiting = set(WaitingRow.objects.filter(upload=upload).values_list("row", flat=True))
    taking = taking_over(upload, RosterComparison.objects.filter(upload=upload).first(), roster, rules)
    far: dict[int, list[Fault]] = {}
    for known in RosterFault.objects.filter(upload=upload, code__in=FOUND_IN_DATABASE):
        far.setdefault(known.row, []).append(Fault(known.row, known.column, known.code, "", known.params))
    has_more = upload.fault_counts.get("nik_at_branch", 0) > MOST_LISTED_BRANCH
    checker, done = Checker(rules, taking.mapping if taking else roster.mapping), 0
    for chunk in roster.chunks():
        checked = checker.check(taking.complete(chunk) if taking else chunk, roster.hollow)
        by_row: dict[int, list[Fault]] = {}
        for fault in checked.faults:
            if fault.code not in FOUND_IN_DATABASE:
                by_row.setdefault(fault.row, []).append(fault)
        if has_more:
            for fault in at_branches(upload, checked.rows):
                if all(fault.params != known.params for known in far.get(fault.row, [])):
                    by_row.setdefault(fault.row, []).append(fault)
        for row in checked.rows:
            if row in far:
                by_row.setdefault(row, []).extend(far[row])
        for row in sorted(by_row):
            note = _note(row, by_row[row])
            if row in waiting or not note.is_stopping:
                yield note
        done += len(chunk)
        progress.advance(done, checker.faulty_rows, roster.total or upload.rows)


def _note(row: int, faults: list[Fault]) -> Note:
    words, is_stopping = [], False
    for fault in faults:
        kind = FAULT_KINDS[fault.code]
        is_stopping = is_stopping or kind.severity == Severity.MUST_FIX
        said, expected = filled(kind.sentence, fault.params), filled(kind.expected, fault.params)
        words.append(f"{WORDS[kind.severity]}: {BY_SLUG[fault.column].title}. {said} {expected}")
    return Note(row, " | ".join(words), is_stopping)
