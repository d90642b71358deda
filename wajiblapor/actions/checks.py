"""The check of an uploaded roster, as the worker runs it: in chunks of rows and set-based.

A CSV is checked while it arrives, and goes on from the last chunk it kept wherever it was interrupted; an XLSX, which cannot be
read before its last byte, begins anew.
"""

import hashlib
from datetime import datetime

from siapkerja.files.reading import held_bytes, open_arrived, open_stored
from siapkerja.identity.actor import Actor
from siapkerja.jobs.work import JobLost, Progress
from siapkerja.kernel.calendar import day_in
from wajiblapor.actions import courses
from wajiblapor.actions.check_runs import CsvRun, Run
from wajiblapor.actions.columns import ask_columns
from wajiblapor.actions.rosters import refuse_upload
from wajiblapor.enums import RosterFormat
from wajiblapor.models import RosterComparison, RosterCourse, RosterUpload
from wajiblapor.queries.rosters import headings_told
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.columns import IDENTIFYING, REQUIRED, Told
from wajiblapor.rosters.delimited import Course, CsvReading, NotYet
from wajiblapor.rosters.reading import detect, open_csv, open_roster
from wajiblapor.rosters.refusals import ColumnsUnclear, UnreadableRoster
from wajiblapor.rosters.rules import RuleSet

# Fewer new bytes are not worth going back to what has arrived.
FEWEST_NEW_BYTES = 256 * 1024


def check_roster(*, upload: RosterUpload, progress: Progress, by: Actor, at: datetime) -> None:
    """Check every row of an uploaded roster; ends with the upload checked, refused, or waiting to hear what its columns mean.

    Raises:
        JobCancelled, JobLost: from `progress`; nothing half checked stays visible.
    """
    if not upload.is_checking:
        return
    rules, told, stored = _rules_of(upload, at), headings_told(upload.report), upload.stored
    comparison = RosterComparison.objects.filter(upload=upload).first()
    needed = IDENTIFYING if comparison else REQUIRED
    course = courses.take_over(upload=upload)
    with open_stored(stored) as stream:
        try:
            if detect(stream) == RosterFormat.CSV:
                basis = _basis(rules, told, comparison)
                reading = CsvReading(stream, _course_of(course, basis), is_whole=True, limits=rules.limits, told=told)
                run: Run = CsvRun(upload, open_csv(reading, needed=needed), rules, course, comparison, reading.course, basis)
            else:
                roster = open_roster(stream, size=stored.size, limits=rules.limits, told=told, needed=needed)
                run = Run(upload, roster, rules, course, comparison)
            run.to_the_end(progress, by, at)
        except ColumnsUnclear as unclear:
            ask_columns(upload=upload, unclear=unclear, by=by, at=at)
        except UnreadableRoster as refusal:
            refuse_upload(upload=upload, refusal=refusal, by=by, at=at)
        except JobLost:
            # Where that was because the file was given up, the job is cancelled rather than lost.
            progress.advance(0)
            raise


def check_arrived(*, upload: RosterUpload, at: datetime) -> None:
    """Check what is here of a CSV that still arrives: full chunks of rows, so that what is found does not depend on how it came.

    Whatever is wrong with the file as a whole is only noted, for the page; the check of the whole file has the last word.
    """
    if not upload.is_arriving or upload.format != RosterFormat.CSV:
        return
    course = courses.take_if_idle(upload=upload, at=at)
    if course is None:
        return
    rules, told = _rules_of(upload, at), headings_told(upload.report)
    basis = _basis(rules, told, None)
    known = _course_of(course, basis)
    try:
        if not course.data.get("trouble") and held_bytes(upload.stored) - known.scanned >= FEWEST_NEW_BYTES:
            _check_arrived(upload, course, known, rules, told, basis)
    except JobLost:
        return
    courses.let_go(course)


def _check_arrived(upload: RosterUpload, course: RosterCourse, known: Course, rules: RuleSet, told: Told, basis: str) -> None:
    with open_arrived(upload.stored) as stream:
        reading = CsvReading(stream, known, is_whole=False, limits=rules.limits, told=told)
        try:
            CsvRun(upload, open_csv(reading), rules, course, None, known, basis).go_on()
        except NotYet:
            return
        except ColumnsUnclear:
            courses.keep(course, data=course.data | {"trouble": "columns_unclear"})
        except UnreadableRoster as refusal:
            courses.keep(course, data=course.data | {"trouble": refusal.code, "params": refusal.params})


def _rules_of(upload: RosterUpload, at: datetime) -> RuleSet:
    report = upload.report
    return rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, at))


def _course_of(course: RosterCourse, basis: str) -> Course:
    """Where an earlier run came to, if it went by the same rules; else the beginning."""
    data = course.data
    if not data or data.get("trouble") or data["basis"] != basis:
        return Course()
    known = Course.of(data["course"])
    return Course() if known.is_utf16 else known


def _basis(rules: RuleSet, told: Told, comparison: RosterComparison | None) -> str:
    """What the findings depend on besides the file; a day or a decree later they may be others."""
    against = comparison.filing_id if comparison else None
    parts = (rules.version, rules.today, rules.wage_floor, len(rules.occupations), len(rules.regencies), sorted(told.items()), against)
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()
