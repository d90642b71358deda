"""Holding a checked payroll file against the last filed roster: by blind index, in the database; only what differs is looked into."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from siapkerja.copying import copy_in
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rules
from wajiblapor.actions.rekeying import bring_up_to_date
from wajiblapor.actions.staging import whole_rosters
from wajiblapor.enums import ChangeKind
from wajiblapor.models import RosterChange, RosterComparison, RosterLeaver, RosterUpload
from wajiblapor.queries.last_rosters import ReportKeys, batches
from wajiblapor.rosters.doubts import Thresholds, doubt, is_renamed, person_key, wage_jumped
from wajiblapor.rosters.sealing import unseal

THRESHOLDS = {
    "left_percent": "roster.delta.left_percent",
    "left_fewest": "roster.delta.left_fewest",
    "wage_factor": "roster.delta.wage_factor",
    "renamed_percent": "roster.delta.renamed_percent",
}
# Codes that follow from what a person writes.
WRITTEN_AS = {"occupation_code": "job_title", "home_regency_code": "home_regency"}

_JOINED = """
    insert into wajiblapor_rosterchange (upload_id, kind, "row", fields)
    select %(upload)s, 'joined', line.row, '[]' from wajiblapor_rosterrow line
    where line.upload_id = %(upload)s and not exists (
        select 1 from wajiblapor_employmentspan span
        where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and span.worker_index = line.worker_index)
"""
_CHANGED = """
    select line.row, line.attributes, line.sealed, span.attributes, span.sealed, filing.report_id
    from wajiblapor_rosterrow line
    join wajiblapor_employmentspan span on span.workplace_id = %(workplace)s and span.valid_to_filing_id is null
        and span.worker_index = line.worker_index and span.digest <> line.digest
    join wajiblapor_filing filing on filing.id = span.valid_from_filing_id
    where line.upload_id = %(upload)s
"""
_NOT_GONE = """
    delete from wajiblapor_rosterleaver leaver where leaver.upload_id = %(upload)s and (
        exists (select 1 from wajiblapor_rosterrow line where line.upload_id = %(upload)s and line.worker_index = leaver.worker_index)
        or not exists (
            select 1 from wajiblapor_employmentspan span
            where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and span.worker_index = leaver.worker_index))
"""
# Of whom the last roster, corrected since, knows other days: where they began after the day said of them, it is asked for again.
_STILL_GONE = """
    update wajiblapor_rosterleaver leaver set started_on = known.started_on, contract_ends_on = known.ends_on,
        reason = case when leaver.left_on < known.started_on then '' else leaver.reason end,
        left_on = case when leaver.left_on < known.started_on then null else leaver.left_on end
    from (select span.worker_index, (span.attributes->>'started_on')::date as started_on,
                 (span.attributes->>'contract_ends_on')::date as ends_on
          from wajiblapor_employmentspan span where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null) known
    where leaver.upload_id = %(upload)s and known.worker_index = leaver.worker_index
        and (leaver.started_on, leaver.contract_ends_on) is distinct from (known.started_on, known.ends_on)
"""
_GONE = """
    insert into wajiblapor_rosterleaver (upload_id, place, worker_index, index_version, started_on, contract_ends_on, reason)
    select %(upload)s,
        (select coalesce(max(place), 0) from wajiblapor_rosterleaver where upload_id = %(upload)s)
            + row_number() over (order by gone.ends_on nulls last, gone.worker_index),
        gone.worker_index, gone.index_version, gone.started_on, gone.ends_on, ''
    from (select span.worker_index, span.index_version, (span.attributes->>'started_on')::date as started_on,
                 (span.attributes->>'contract_ends_on')::date as ends_on
          from wajiblapor_employmentspan span
          where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and not exists (
              select 1 from wajiblapor_rosterrow line where line.upload_id = %(upload)s and line.worker_index = span.worker_index)) gone
    on conflict (upload_id, worker_index) do nothing
"""
_BEFORE = "select count(*) from wajiblapor_employmentspan span where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null"
_KEPT = "select count(*), count(*) filter (where row >= %(first)s) from wajiblapor_rosterrow where upload_id = %(upload)s"
_JOINERS = """
    select line.row, line.sealed from wajiblapor_rosterrow line
    join wajiblapor_rosterchange change on change.upload_id = line.upload_id and change.row = line.row and change.kind = 'joined'
    where line.upload_id = %(upload)s
"""
_OTHERS = """
    select line.row, line.sealed from wajiblapor_rosterrow line
    where line.upload_id = %(upload)s and not exists (
        select 1 from wajiblapor_rosterchange change
        where change.upload_id = line.upload_id and change.row = line.row and change.kind = 'joined')
"""
_LEAVERS = """
    select leaver.place, span.sealed, filing.report_id from wajiblapor_rosterleaver leaver
    join wajiblapor_employmentspan span
        on span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and span.worker_index = leaver.worker_index
    join wajiblapor_filing filing on filing.id = span.valid_from_filing_id
    where leaver.upload_id = %(upload)s and leaver.reason <> 'renumbered'
"""


@transaction.atomic
def compare_again(*, upload: RosterUpload, at: datetime, told: Callable[[int], None] = lambda done: None) -> None:
    """Find anew what differs from the last roster, if the upload is held against one. While rows wait for mending nothing is said
    to have changed; what was confirmed before is to be confirmed again; reasons given for leavers stay.

    Args:
        told: hears now and then how many rows of the upload are done.
    """
    comparison = RosterComparison.objects.select_for_update().filter(upload=upload).first()
    if comparison is None:
        return
    RosterChange.objects.filter(upload=upload).delete()
    comparison.confirmed_at = comparison.confirmed_by = comparison.compared_at = None
    if upload.is_clean:
        bring_up_to_date(workplace_id=upload.report.workplace_id, upload=upload)
        with whole_rosters():
            _Comparing(upload, comparison, at, told).run()
    comparison.save()


class _Comparing:
    def __init__(self, upload: RosterUpload, comparison: RosterComparison, at: datetime, told: Callable[[int], None]) -> None:
        self.upload, self.comparison, self.at, self.told = upload, comparison, at, told
        self.looked, self.to_look = 0, 1
        self.ids: Mapping[str, Any] = {
            "upload": upload.pk,
            "workplace": upload.report.workplace_id,
            "first": comparison.first_carried or 2**31 - 1,
        }
        self.key, self.keys = upload.report.key.plain, ReportKeys()
        found = rules(list(THRESHOLDS.values()), day_in(upload.report.workplace.time_zone, at))
        self.thresholds = Thresholds(**{name: int(found[key].value) for name, key in THRESHOLDS.items()})

    def run(self) -> None:
        row = self.comparison
        with connection.cursor() as cursor:
            cursor.execute(_JOINED, self.ids)
            row.joined = cursor.rowcount
            cursor.execute(_NOT_GONE, self.ids)
            cursor.execute(_STILL_GONE, self.ids)
            cursor.execute(_GONE, self.ids)
            cursor.execute(_BEFORE, self.ids)
            [before] = cursor.fetchone()
            cursor.execute(_KEPT, self.ids)
            kept, row.carried = cursor.fetchone()
        row.left = RosterLeaver.objects.filter(upload=self.upload).count()
        known = kept - row.joined
        self.to_look = max(1, known + (kept + row.left if row.joined else 0))
        jumped, renamed = self._changes()
        self._tell(known - row.changed)
        row.unchanged = kept - row.joined - row.changed
        row.doubts = self._doubts(before, jumped, renamed)
        row.compared_at = self.at

    def _batches(self, statement: str) -> Iterator[list[tuple[Any, ...]]]:
        for lines in batches(statement, self.ids):
            yield lines
            self._tell(len(lines))

    def _tell(self, looked: int) -> None:
        self.looked = min(self.looked + looked, self.to_look)
        self.told(self.upload.rows * self.looked // self.to_look)

    def _changes(self) -> tuple[list[int], list[int]]:
        """Write which columns of which rows differ; returns the rows whose wage or name seem unlikely."""
        jumped: list[int] = []
        renamed: list[int] = []
        self.comparison.changed = 0
        by_column: Counter[str] = Counter()
        for lines in self._batches(_CHANGED):
            buffer = io.StringIO()
            writer = csv.writer(buffer)
            for row, attributes, sealed, was_attributes, was_sealed, report in lines:
                now, before = json.loads(attributes), json.loads(was_attributes)
                mine, theirs = unseal(self.key, bytes(sealed)), unseal(self.keys.of(report), bytes(was_sealed))
                fields = differing(now | mine, before | theirs)
                by_column.update(fields)
                writer.writerow((self.upload.pk, ChangeKind.CHANGED.value, row, json.dumps(fields)))
                if "base_wage" in fields and wage_jumped(now, before, self.thresholds.wage_factor):
                    jumped.append(row)
                if "name" in fields and is_renamed(mine.get("name", ""), theirs.get("name", "")):
                    renamed.append(row)
            buffer.seek(0)
            self.comparison.changed += len(lines)
            copy_in('copy wajiblapor_rosterchange (upload_id, kind, "row", fields) from stdin with (format csv)', buffer)
        self.comparison.by_column = dict(by_column.most_common())
        return jumped, renamed

    def _doubts(self, before: int, jumped: list[int], renamed: list[int]) -> list[dict[str, Any]]:
        limits, row = self.thresholds, self.comparison
        found = []
        if row.left >= limits.left_fewest and 100 * row.left >= limits.left_percent * before:
            found.append(doubt("many_left", [], left=row.left, before=before))
        if jumped:
            found.append(doubt("wages_tenfold", sorted(jumped), factor=limits.wage_factor))
        if renamed and 100 * len(renamed) >= limits.renamed_percent * (row.changed + row.unchanged):
            found.append(doubt("many_renamed", sorted(renamed)))
        return found + (self._alike() if row.joined else [])

    def _alike(self) -> list[dict[str, Any]]:
        """Joiners of the name and birthday of somebody else: a leaver with another NIK, or a second row of one person."""
        joiners: dict[int, int] = {}
        twice: set[int] = set()
        for lines in self._batches(_JOINERS):
            for row, sealed in lines:
                if joiners.setdefault(person_key(unseal(self.key, bytes(sealed))), row) != row:
                    twice.add(row)
        for lines in self._batches(_OTHERS):
            for _row, sealed in lines:
                if (joiner := joiners.get(person_key(unseal(self.key, bytes(sealed))))) is not None:
                    twice.add(joiner)
        renumbered: set[int] = set()
        for lines in self._batches(_LEAVERS):
            for _place, sealed, report in lines:
                if (joiner := joiners.get(person_key(unseal(self.keys.of(report), bytes(sealed))))) is not None:
                    renumbered.add(joiner)
        pairs = (("renumbered", renumbered), ("person_twice", twice))
        return [doubt(code, sorted(rows)) for code, rows in pairs if rows]


def differing(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """Slugs of the columns in which two states of a worker differ."""
    slugs = (slug for slug in now.keys() | before.keys() if now.get(slug) != before.get(slug))
    return sorted({WRITTEN_AS.get(slug, slug) for slug in slugs})
