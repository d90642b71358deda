"""Workers named twice: far apart in one file, or at two workplaces of one company. Found where all rows are: in the database."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from siapkerja.kernel.text import masked
from wajiblapor.actions.staging import copy_faults, copy_waiting, whole_rosters
from wajiblapor.enums import UploadState
from wajiblapor.models import RosterUpload
from wajiblapor.models.reports import OPEN
from wajiblapor.queries.last_rosters import BATCH
from wajiblapor.queries.rosters import wage_range
from wajiblapor.rosters.across import named_twice
from wajiblapor.rosters.faults import Fault
from wajiblapor.rosters.restoring import Kept, cells_of, restored
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import unseal
from wajiblapor.rosters.summary import Tally

# A branch that took its list from the head office's names everybody twice: nobody looks through all of them one by one.
MOST_LISTED_BRANCH = 1_000


@dataclass
class Found:
    """What was found: faults by code, and how many more rows are faulty or only to be confirmed."""

    counts: Counter[str] = field(default_factory=Counter)
    faulty_rows: int = 0
    doubtful_rows: int = 0


_TWICE = """
    create temporary table roster_twice on commit drop as
    select later.row, first.row as first_row
    from (select worker_index, min(row) as row from wajiblapor_rosterrow
          where upload_id = %(upload)s group by worker_index having count(*) > 1) first
    join wajiblapor_rosterrow later
      on later.upload_id = %(upload)s and later.worker_index = first.worker_index and later.row <> first.row
"""
_TAKEN = """
    select line.row, twice.first_row, line.attributes, line.sealed
    from roster_twice twice join wajiblapor_rosterrow line on line.upload_id = %(upload)s and line.row = twice.row
    where line.row > %(last)s order by line.row limit %(batch)s
"""
_TAKE_AWAY = """
    delete from wajiblapor_rosterrow line using roster_twice twice where line.upload_id = %(upload)s and line.row = twice.row
"""
_DOUBTS_LESS = """
    select count(distinct fault.row) from wajiblapor_rosterfault fault join roster_twice twice on twice.row = fault.row
    where fault.upload_id = %(upload)s
"""


def take_out_doubles(upload: RosterUpload, rules: RuleSet, tally: Tally) -> Found:
    """Rows whose worker stands in an earlier row wait for mending; runs in the caller's transaction.

    Args:
        tally: loses what those rows counted.
    """
    found, ids = Found(), {"upload": upload.pk}
    with whole_rosters(), connection.cursor() as cursor:
        cursor.execute(_TWICE, ids)
        found.faulty_rows = cursor.rowcount
        if found.faulty_rows:
            cursor.execute(_DOUBTS_LESS, ids)
            found.doubtful_rows = -cursor.fetchone()[0]
            for taken in _taken(upload):
                tally.take(restored([kept for _row, _first, kept in taken]))
                copy_waiting(upload.pk, upload.report.key.plain, ((row, cells_of(kept, rules)) for row, _first, kept in taken))
                faults = [_twice(row, first, kept) for row, first, kept in taken]
                copy_faults(upload.pk, faults)
                found.counts.update(fault.code for fault in faults)
            cursor.execute(_TAKE_AWAY, ids)
            tally.wage_smallest, tally.wage_largest = wage_range(upload.pk)
        cursor.execute("drop table roster_twice")
    return found


def _taken(upload: RosterUpload) -> Iterator[list[tuple[int, int, Kept]]]:
    """The later rows of workers named twice, some thousands at a time: number, number of the first, and what they hold."""
    key, last = upload.report.key.plain, -1
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_TAKEN, {"upload": upload.pk, "last": last, "batch": BATCH})
            lines = cursor.fetchall()
            if not lines:
                return
            last = lines[-1][0]
            yield [
                (row, first, Kept.of(row, json.loads(attributes), unseal(key, bytes(sealed)))) for row, first, attributes, sealed in lines
            ]


def _twice(row: int, first: int, kept: Kept) -> Fault:
    return named_twice(row, first, nik=kept.values.get("nik"), passport=kept.values.get("passport"))


# What stands in the last reports of the company's other workplaces, and in their drafts of the same year. A trial in a real company
# is held against other trials only: it must not learn who works there.
_AT_BRANCHES = """
    select line.row, place.name from wajiblapor_rosterrow line
    join wajiblapor_employmentspan span on span.worker_index = line.worker_index and span.valid_to_filing_id is null
    join identity_workplace place on place.id = span.workplace_id
    where line.upload_id = %(upload)s and place.legal_entity_id = %(entity)s and place.id <> %(workplace)s
        and place.is_sandbox = %(is_trial)s {only}
    union
    select line.row, place.name from wajiblapor_rosterrow line
    join wajiblapor_rosterrow other on other.worker_index = line.worker_index and other.upload_id = any(%(drafts)s)
    join wajiblapor_rosterupload draft on draft.id = other.upload_id
    join wajiblapor_manpowerreport report on report.id = draft.report_id
    join identity_workplace place on place.id = report.workplace_id
    where line.upload_id = %(upload)s {only}
"""
_ELSEWHERE = f"create temporary table roster_elsewhere on commit drop as {_AT_BRANCHES.format(only='')}"
_DOUBTS_MORE = """
    select count(distinct twice.row) from roster_elsewhere twice where not exists (
        select 1 from wajiblapor_rosterfault fault where fault.upload_id = %(upload)s and fault.row = twice.row)
"""
_FIRST = """
    select twice.row, twice.name, line.sealed
    from (select row, name from roster_elsewhere order by row, name limit %(most)s) twice
    join wajiblapor_rosterrow line on line.upload_id = %(upload)s and line.row = twice.row
    order by twice.row, twice.name
"""
_AMONG = f"{_AT_BRANCHES.format(only='and line.row = any(%(rows)s)')} order by 1, 2"


def ask_about_branches(upload: RosterUpload) -> Found:
    """Workers whom another workplace of the same company names too, in its last report or in its draft of this year: moved perhaps, so
    only asked about. All are counted, and the first ones listed."""
    found, ids = Found(), _places(upload) | {"most": MOST_LISTED_BRANCH}
    if not _has_branches(upload):
        return found
    with whole_rosters(), connection.cursor() as cursor:
        cursor.execute(_ELSEWHERE, ids)
        found.counts["nik_at_branch"] = cursor.rowcount
        if cursor.rowcount:
            cursor.execute(_DOUBTS_MORE, ids)
            [found.doubtful_rows] = cursor.fetchone()
            cursor.execute(_FIRST, ids)
            key, lines = upload.report.key.plain, cursor.fetchall()
            copy_faults(upload.pk, [_elsewhere(row, name, str(unseal(key, bytes(sealed)).get("nik", ""))) for row, name, sealed in lines])
        cursor.execute("drop table roster_elsewhere")
    return found


def at_branches(upload: RosterUpload, rows: Collection[int]) -> Iterator[Fault]:
    """Of some good rows all that `ask_about_branches` would count, without the workers' numbers."""
    if not rows or not _has_branches(upload):
        return
    with connection.cursor() as cursor:
        cursor.execute(_AMONG, _places(upload) | {"rows": list(rows)})
        yield from (_elsewhere(row, name, "") for row, name in cursor.fetchall())


def _has_branches(upload: RosterUpload) -> bool:
    return upload.report.legal_entity.workplaces.exclude(pk=upload.report.workplace_id).exists()


def _places(upload: RosterUpload) -> dict[str, Any]:
    report = upload.report
    others = RosterUpload.objects.current().filter(
        state=UploadState.CHECKED,
        report__legal_entity=report.legal_entity_id,
        report__year=report.year,
        report__is_sandbox=report.is_sandbox,
        report__state__in=OPEN,
    )
    drafts = list(others.exclude(report__workplace=report.workplace_id).values_list("pk", flat=True))
    return {
        "upload": upload.pk, "entity": report.legal_entity_id, "workplace": report.workplace_id, "drafts": drafts,
        "is_trial": report.is_sandbox,
    }  # fmt: skip


def _elsewhere(row: int, place: str, nik: str) -> Fault:
    return Fault(row, "nik", "nik_at_branch", masked(nik) if nik else "", {"workplace": place})
