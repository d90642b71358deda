"""What a company sees of an uploaded roster, and what an officer sees of a filed one."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim
from siapkerja.kernel.text import masked
from wajiblapor.enums import Severity
from wajiblapor.models import EmploymentSpan, Filing, KnownHeading, ManpowerReport, ReportKey, RosterFault, RosterUpload
from wajiblapor.models.rosters import filled
from wajiblapor.rosters.faults import FAULT_KINDS, FaultKind
from wajiblapor.rosters.sealing import unseal, unseal_cells


@dataclass(frozen=True)
class FaultGroup:
    """Faults of one kind: how many, and one of them as an example."""

    kind: FaultKind
    count: int
    example: RosterFault | None

    @property
    def title(self) -> str:
        return filled(self.kind.title, self.example.params if self.example else {})

    @property
    def code(self) -> str:
        return self.kind.code


def fault_groups(upload: RosterUpload, severity: Severity) -> list[FaultGroup]:
    """Kinds of faults of a severity, the most frequent first; one query."""
    kinds = {code: count for code, count in upload.fault_counts.items() if FAULT_KINDS[code].severity == severity}
    first = upload.faults.filter(code__in=kinds).order_by("code", "row", "pk").distinct("code")
    examples = {fault.code: fault for fault in first}
    groups = [FaultGroup(FAULT_KINDS[code], count, examples.get(code)) for code, count in kinds.items()]
    return sorted(groups, key=lambda group: (-group.count, group.code))


def samples_of(upload: RosterUpload) -> list[list[str]]:
    """The first rows below the headings of a file that waits for its columns."""
    if not upload.samples:
        return []
    rows: list[list[str]] = json.loads(unseal_cells(upload.report.key.plain, bytes(upload.samples))["rows"])
    return rows


def headings_told(report: ManpowerReport) -> dict[str, str]:
    """What the company of a report said of its headings: slug by key, "" for one that is none of our columns. What was said while
    trying out counts for trials only."""
    known = KnownHeading.objects.filter(legal_entity=report.legal_entity_id, is_sandbox=report.is_sandbox)
    return dict(known.values_list("heading", "column"))


def wage_range(upload_id: int) -> tuple[int | None, int | None]:
    """Smallest and largest wage of the good rows of an upload, rupiah a month."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select min(wage), max(wage) from (select (attributes->>'base_wage')::bigint + "
            "coalesce((attributes->>'allowance')::bigint, 0) as wage from wajiblapor_rosterrow where upload_id = %s) known",
            [upload_id],
        )
        smallest, largest = cursor.fetchone()
    return smallest, largest


@dataclass(frozen=True)
class WorkerLine:
    """One worker as an officer may see them: NIK masked, name shown."""

    number: int
    nik: str
    name: str
    sex: str
    age: int | None
    job_title: str
    contract: str
    started_on: date | None
    wage: int | None
    is_foreign: bool


def filed_workers(filing: Filing, *, on: date, start: int = 0, size: int = 50) -> list[WorkerLine]:
    """A page of the roster as filed, in a stable order; names decrypted with the keys of the reports they were written in."""
    spans = list(
        EmploymentSpan.objects.filter(workplace=filing.report.workplace_id)
        .at_filing(filing.pk)
        .select_related("valid_from_filing")
        .order_by("worker_index")[start : start + size]
    )
    reports = {span.valid_from_filing.report_id for span in spans}
    keys = {key.report_id: key.plain for key in ReportKey.objects.filter(report__in=reports)}
    return [
        _line(start + index, span, unseal(keys[span.valid_from_filing.report_id], bytes(span.sealed)), on)
        for index, span in enumerate(spans, start=1)
    ]


def people_shown(filing: Filing, *, start: int = 0, size: int = 50) -> list[int]:
    """Those workers of a page of the roster whom the portal knows as persons: by a proven NIK only."""
    spans = EmploymentSpan.objects.filter(workplace=filing.report.workplace_id).at_filing(filing.pk).order_by("worker_index")
    indexes = list(spans.values_list("worker_index", flat=True)[start : start + size])
    claims = NikClaim.objects.filter(nik_index__in=indexes, state=NikClaimState.VERIFIED)
    return list(claims.values_list("person_id", flat=True))


def _line(number: int, span: EmploymentSpan, personal: dict[str, Any], on: date) -> WorkerLine:
    attributes = span.attributes
    born_on = personal.get("born_on")
    started = attributes.get("started_on")
    base = attributes.get("base_wage")
    return WorkerLine(
        number=number,
        nik=masked(personal["nik"]) if "nik" in personal else masked(personal.get("passport", ""), head=2, tail=2),
        name=personal.get("name", ""),
        sex=attributes.get("sex", ""),
        age=on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day)) if born_on else None,
        job_title=attributes.get("job_title", ""),
        contract=attributes.get("contract", ""),
        started_on=date.fromisoformat(started) if started else None,
        wage=None if base is None else base + attributes.get("allowance", 0),
        is_foreign="nik" not in personal,
    )
