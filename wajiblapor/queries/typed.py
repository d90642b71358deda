"""The workers of a small workplace as cells of a page: those of the draft, else those of its last report."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from siapkerja.reference.queries import rule
from wajiblapor.enums import Severity
from wajiblapor.models import EmploymentSpan, ManpowerReport, ReportKey, RosterFault, RosterRow, RosterUpload, WaitingRow
from wajiblapor.queries.changes import last_filing
from wajiblapor.rosters.restoring import Kept, cells_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import unseal, unseal_cells
from wajiblapor.rosters.typed import ASKED, without_what_the_nik_says
from wajiblapor.rosters.values import plain

Row = dict[str, str]


def most_typed(on: date) -> int:
    return int(rule("wlkp.typed_workers", on).value)


def may_be_typed(report: ManpowerReport, upload: RosterUpload | None, on: date) -> bool:
    """Is the workplace small enough, as far as is known, to write its workers on a page?"""
    most = most_typed(on)
    if upload is not None and not upload.is_refused:
        return upload.is_checked and upload.rows <= most
    before = last_filing(report)
    return before is None or before.report.workers_total <= most


def workers_begun(report: ManpowerReport, upload: RosterUpload | None, rules: RuleSet) -> list[Row]:
    """What the page begins with; nothing for a first report without a roster."""
    if upload is not None and upload.is_checked and (rows := _of_upload(report, upload, rules)):
        return rows
    # The rows of a filed roster are in its spans.
    before = report.filings.order_by("-revision").first() or last_filing(report)
    if before is None:
        return []
    spans = EmploymentSpan.objects.filter(workplace=report.workplace_id).at_filing(before.pk)
    found = list(spans.select_related("valid_from_filing").order_by("worker_index")[: most_typed(rules.today)])
    keys = {key.report_id: key.plain for key in ReportKey.objects.filter(report__in={span.valid_from_filing.report_id for span in found})}
    kept = [
        Kept.of(number, span.attributes, unseal(keys[span.valid_from_filing.report_id], bytes(span.sealed)))
        for number, span in enumerate(found)
    ]
    return _asked((cells_of(row, rules) for row in kept), rules.today)


def _of_upload(report: ManpowerReport, upload: RosterUpload, rules: RuleSet) -> list[Row]:
    key = report.key.plain
    good = {
        row.row: cells_of(Kept.of(row.row, row.attributes, unseal(key, bytes(row.sealed))), rules)
        for row in RosterRow.objects.filter(upload=upload)
    }
    waiting = {row.row: unseal_cells(key, bytes(row.sealed)) for row in WaitingRow.objects.filter(upload=upload)}
    rows = good | waiting
    return _asked((rows[number] for number in sorted(rows)), rules.today)


def _asked(rows: Iterable[dict[str, Any]], today: date) -> list[Row]:
    told = ({slug: plain(cells[slug]) for slug in ASKED if cells.get(slug) not in (None, "")} for cells in rows)
    return [without_what_the_nik_says(row, today) for row in told]


def faults_by_cell(upload: RosterUpload) -> dict[tuple[int, str], str]:
    """What must be fixed, in words, by row of the file and column."""
    rows = RosterFault.objects.filter(upload=upload, severity=Severity.MUST_FIX).order_by("-pk")
    return {(fault.row, fault.column): f"{fault.sentence} {fault.expected}".strip() for fault in rows}
