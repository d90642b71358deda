"""One run of the worker through a roster file, or through the rest of it: chunk by chunk, each kept with how far the run came."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import index_keys
from siapkerja.jobs.work import Progress
from wajiblapor.actions import courses
from wajiblapor.actions.differences import compare_again
from wajiblapor.actions.doubles import ask_about_branches, take_out_doubles
from wajiblapor.actions.rosters import finish_check
from wajiblapor.actions.staging import MOST_LISTED_FAULTS, clear_rows, copy_faults, copy_rows, copy_waiting
from wajiblapor.models import RosterComparison, RosterCourse, RosterUpload
from wajiblapor.queries.last_rosters import taking_over
from wajiblapor.rosters.checking import Checked, Checker
from wajiblapor.rosters.delimited import Course, NotYet
from wajiblapor.rosters.reading import Roster
from wajiblapor.rosters.refusals import HeaderOnly
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import Sealer
from wajiblapor.rosters.summary import Tally


class Run:
    """One run through one file, or through the rest of it; what it lacks is taken over where it is held against the last roster."""

    def __init__(
        self, upload: RosterUpload, roster: Roster, rules: RuleSet, course: RosterCourse, comparison: RosterComparison | None
    ) -> None:
        self.upload, self.roster, self.rules, self.course = upload, roster, rules, course
        self.taking = taking_over(upload, comparison, roster, rules)
        self.checker, self.tally = Checker(rules, self.taking.mapping if self.taking else roster.mapping), Tally(rules)
        self.key = upload.report.key.plain
        self.sealer = Sealer(self.key, index_keys().current)
        self.done = self.listed = 0
        self.claimed: Callable[[], None] = lambda: None
        self.begin()

    def begin(self) -> None:
        """From the first row, or from where an earlier run came to."""
        self._begin_anew()

    def _begin_anew(self) -> None:
        with transaction.atomic():
            courses.keep(self.course, data={})
            clear_rows(self.upload)

    def data(self) -> dict[str, Any]:
        """What a later run needs to go on from here."""
        return {}

    @property
    def total(self) -> int | None:
        return self.roster.total

    def begin_with(self, progress: Progress) -> None:
        """Keep rows only while the job is this run's."""
        self.claimed = progress.demand_claim

    def to_the_end(self, progress: Progress, by: Actor, at: datetime) -> None:
        """All rows, and what can be seen only behind the last one."""
        checker = self.checker
        self.begin_with(progress)
        for _chunk in self.chunks():
            progress.advance(self.done, checker.faulty_rows, self.total)
        if not checker.rows:
            raise HeaderOnly
        progress.advance(self.done, checker.faulty_rows, self.done)
        with transaction.atomic():
            self.claimed()
            courses.end(self.course)
            self._find_far_doubles()
            self._finish(by, at)

    def chunks(self) -> Iterator[int]:
        """Check and keep a chunk of rows, give its size, and so on."""
        for chunk in self.roster.chunks():
            checked = self.checker.check(self.taking.complete(chunk) if self.taking else chunk, self.roster.hollow)
            self.done += len(chunk)
            with transaction.atomic():
                self.claimed()
                self._stage(checked)
                courses.keep(self.course, data=self.data())
            yield len(chunk)

    def _stage(self, checked: Checked) -> None:
        """Good rows are counted and kept, the others wait; of their faults, those that a page will show."""
        stopped = checked.stopped
        kept = checked.without(stopped)
        self.tally.add(kept)
        copy_rows(self.upload.pk, self.sealer.seal(kept))
        copy_waiting(
            self.upload.pk,
            self.key,
            (
                (row, {slug: cells[index] for slug, cells in checked.raws.items() if cells[index] != ""})
                for index, row in enumerate(checked.rows)
                if row in stopped
            ),
        )
        questions = kept.faults[: max(MOST_LISTED_FAULTS - self.listed, 0)]
        self.listed += len(questions)
        copy_faults(self.upload.pk, [fault for fault in checked.faults if fault.row in stopped] + questions)

    def _find_far_doubles(self) -> None:
        checker = self.checker
        for found in (
            take_out_doubles(self.upload, self.rules, self.tally),
            ask_about_branches(self.upload),
        ):
            checker.counts.update(found.counts)
            checker.faulty_rows += found.faulty_rows
            checker.doubtful_rows += found.doubtful_rows

    def _finish(self, by: Actor, at: datetime) -> None:
        checker = self.checker
        found = {
            "format": self.roster.format,
            "rows": checker.rows,
            "faulty_rows": checker.faulty_rows,
            "doubtful_rows": max(checker.doubtful_rows, 0),
            "fault_counts": +checker.counts,
            "unknown_columns": list(self.roster.mapping.unknown),
            "remarks": self.roster.remarks_for(self.upload.report.year),
            "summary": self.tally.as_data(),
            "rules_version": self.rules.version,
        }
        row = finish_check(upload=self.upload, found=found, by=by, at=at)
        if self.taking:
            RosterComparison.objects.filter(upload=row).update(taken_over=self.taking.slugs, first_carried=None)
            compare_again(upload=row, at=at)


class CsvRun(Run):
    """A run that can go on from where an earlier one came to, and stop where what has arrived ends."""

    def __init__(
        self,
        upload: RosterUpload,
        roster: Roster,
        rules: RuleSet,
        course: RosterCourse,
        comparison: RosterComparison | None,
        known: Course,
        basis: str,
    ) -> None:
        self.known, self.basis = known, basis
        super().__init__(upload, roster, rules, course, comparison)

    def begin(self) -> None:
        if not self.known.offset:
            self._begin_anew()
            return
        data, checker = self.course.data, self.checker
        checker.counts = Counter(data["counts"])
        checker.rows, checker.faulty_rows, checker.doubtful_rows = data["rows"], data["faulty_rows"], data["doubtful_rows"]
        self.done, self.listed = data["done"], data["listed"]
        self.tally = Tally.continued(self.rules, data["summary"])

    def begin_with(self, progress: Progress) -> None:
        """What was checked on the way shows at once; each chunk of rows is a step done for good."""
        self.claimed = lambda: progress.save_checkpoint({"rows": self.done})
        progress.begin_at(self.done)
        progress.advance(self.done, self.checker.faulty_rows, self.total)

    def data(self) -> dict[str, Any]:
        checker = self.checker
        return {
            "basis": self.basis,
            "course": self.known.as_data(),
            "counts": dict(checker.counts),
            "rows": checker.rows,
            "faulty_rows": checker.faulty_rows,
            "doubtful_rows": checker.doubtful_rows,
            "done": self.done,
            "listed": self.listed,
            "summary": self.tally.as_data(),
        }

    @property
    def total(self) -> int | None:
        """By the line ends: known before the rows are read, and nearly always right."""
        lines = self.known.lines - self.known.heading_row
        return max(lines, self.done) if lines > 0 else None

    def go_on(self) -> None:
        """As far as full chunks of rows are here; then how much was looked at, so that it is not looked at again."""
        kept = replace(self.known)
        try:
            for _chunk in self.chunks():
                kept = replace(self.known)
        except NotYet:
            pass
        known = self.known
        known.offset, known.row = kept.offset, kept.row
        courses.keep(self.course, data=self.data())
