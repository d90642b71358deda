"""The roster a workplace filed last: what a payroll file is held against."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q

from siapkerja.identity.fields import index_keys
from wajiblapor.models import EmploymentSpan, Filing, ManpowerReport, ReportKey, RosterComparison, RosterUpload
from wajiblapor.rosters.reading import Roster
from wajiblapor.rosters.restoring import Kept
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import unseal
from wajiblapor.rosters.taking_over import TakingOver

# How many rows are read from the database at a time.
BATCH = 5_000


def last_filed(workplace_id: int) -> Filing | None:
    """The newest filing of a workplace, whichever report it belongs to: its roster is the one that stands. Trials count only where the
    workplace itself is invented."""
    counts = Q(report__is_sandbox=False) | Q(report__workplace__is_sandbox=True)
    filings = Filing.objects.filter(counts, report__workplace=workplace_id)
    return filings.select_related("report").order_by("-pk").first()


def filing_to_compare(report: ManpowerReport) -> Filing | None:
    """What a roster of this report can be held against; None before the workplace has filed one, and for what is only tried out in
    a real company: it must not learn who works there."""
    if report.is_sandbox and not report.workplace.is_sandbox:
        return None
    filing = last_filed(report.workplace_id)
    return filing if filing and EmploymentSpan.objects.current().filter(workplace=report.workplace_id).exists() else None


class ReportKeys:
    """Data keys by report, each unwrapped once."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}

    def of(self, report_id: int) -> bytes:
        if report_id not in self._plain:
            self._plain[report_id] = ReportKey.objects.get(pk=report_id).plain
        return self._plain[report_id]


class LastRoster:
    """Workers of the roster that stands, found by their blind index."""

    def __init__(self, workplace_id: int) -> None:
        self.workplace_id, self._keys = workplace_id, ReportKeys()

    def of(self, indexes: Sequence[bytes]) -> Mapping[bytes, Kept]:
        """Those of the workers whom the last roster names; one query, for at most one chunk of a file."""
        spans = EmploymentSpan.objects.current().filter(workplace=self.workplace_id, worker_index__in=indexes)
        found = spans.values_list("worker_index", "attributes", "sealed", "valid_from_filing__report")
        return {
            bytes(index): Kept.of(0, attributes, unseal(self._keys.of(report), bytes(sealed)))
            for index, attributes, sealed, report in found
        }


def taking_over(upload: RosterUpload, comparison: RosterComparison | None, roster: Roster, rules: RuleSet) -> TakingOver | None:
    """What completes the rows of a payroll file; None for a file that is the whole roster."""
    if comparison is None:
        return None
    last = LastRoster(upload.report.workplace_id)
    return TakingOver(roster.mapping, len(roster.headings), index_key=index_keys().current, known=last.of, rules=rules)


def batches(statement: str, parameters: Mapping[str, Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of a long answer, some at a time; within a transaction."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(BATCH):
            yield rows
