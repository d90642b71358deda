"""Rows of a roster sent one by one, each looked at at once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from wajiblapor.actions.sent_rows import GivenRow, begin_anew, take_rows
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS
from wajiblapor.api.faults import told_fault
from wajiblapor.api.rosters import RosterView
from wajiblapor.enums import Severity
from wajiblapor.forms.json_answers import is_writable
from wajiblapor.queries.sent_rows import judged
from wajiblapor.rosters.columns import BY_SLUG, Kind
from wajiblapor.rosters.faults import FAULT_KINDS, Fault

LONGEST_CELL = 2000
NUMBERS = {Kind.MONEY, Kind.NUMBER}
ROWS = OpenApiExample(
    "One row with a fault",
    value={
        "rows": [
            {
                "id": "E-0017",
                "cells": {
                    "nik": "332101520395000", "name": "Sari Contoh", "sex": "Perempuan", "born_on": "1995-03-12", "education": "SMK",
                    "job_title": "Operator mesin jahit", "contract": "PKWTT", "started_on": "2018-01-02", "wage_system": "Bulanan",
                    "base_wage": 3900000, "weekly_hours": 40,
                },
            }
        ],
        "remove": ["E-0009"],
    },
    request_only=True,
)  # fmt: skip
ROWS_ANSWER = OpenApiExample(
    "What is wrong with it",
    value={
        "received": 1, "held": 117, "faulty_rows": 1,
        "errors": [{
            "type": "/api/v1/problems/roster/nik_not_16_digits", "title": "nik_not_16_digits", "status": 422,
            "detail": "NIK ini terdiri dari 15 angka.", "expected": "NIK terdiri dari 16 angka, seperti pada KTP.",
            "severity": "must_fix", "pointer": "#/rows/0/cells/nik", "row": 0, "row_id": "E-0017", "column": "nik",
            "value": "332101*****000",
        }],
    },
    response_only=True,
)  # fmt: skip


class Rows(RosterView):
    """Rows sent one by one."""

    @extend_schema(
        operation_id="wajib_lapor_roster_rows_send", parameters=[KEY], request=kinds.RowsSerializer,
        responses=kinds.RowsAnswerSerializer, examples=[ROWS, ROWS_ANSWER], tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Send up to 1,000 rows; one with a known number takes the place of the earlier one.

        All rows are kept, faulty ones too, and what is wrong with each is told at once. What only shows in the whole roster (the
        same NIK twice, workers of other branches) is found by the check.
        """
        looked_at = self.look_at(kinds.RowsSerializer, request.data)
        rows = look_at_rows(looked_at["rows"])

        def work() -> Response:
            report, acting = self.own(report_id), self.acting()
            held = take_rows(report=report, rows=rows, removed=looked_at["remove"], **acting)
            faults = judged(report, [row.cells for row in rows], at=acting["at"])
            wrong = {fault.row for fault in faults if FAULT_KINDS[fault.code].severity == Severity.MUST_FIX}
            errors = [_told_sent(fault, rows) for fault in faults]
            return Response({"received": len(rows), "held": held, "faulty_rows": len(wrong), "errors": errors})

        return self.once(work)

    @extend_schema(operation_id="wajib_lapor_roster_rows_forget", responses=kinds.RosterSerializer, tags=TAGS)
    def delete(self, request: Request, report_id: UUID) -> Response:
        """Forget all rows sent so far, to begin anew. A roster checked before stays until another is checked."""
        begin_anew(report=self.own(report_id), **self.acting())
        return self.roster(report_id)


def _told_sent(fault: Fault, rows: list[GivenRow]) -> dict[str, Any]:
    return told_fault(
        fault.code, fault.params, pointer=f"#/rows/{fault.row}/cells/{fault.column}", row=fault.row,
        row_id=rows[fault.row].number, column=fault.column, value=fault.value,
    )  # fmt: skip


def look_at_rows(sent: list[Any]) -> list[GivenRow]:
    """Rows whose shape is right; what their cells say is the check's business.

    Raises:
        ValidationError: with every wrong place.
    """
    faults: dict[str, Any] = {}
    rows = []
    serializer = kinds.RowSerializer()
    for index, one in enumerate(sent):
        try:
            told = serializer.run_validation(one)
            _demand_cells(told["cells"])
        except exceptions.ValidationError as error:
            faults[str(index)] = error.detail
        else:
            rows.append(GivenRow(number=told["id"], cells={slug: cell for slug, cell in told["cells"].items() if cell not in (None, "")}))
    if faults:
        raise exceptions.ValidationError({"rows": faults})
    return rows


def _demand_cells(cells: Mapping[str, Any]) -> None:
    wrong = {str(slug)[:60]: [words] for slug, cell in cells.items() if (words := _trouble(slug, cell))}
    if not wrong and not any(str(cell).strip() for cell in cells.values() if cell is not None):
        raise exceptions.ValidationError({"cells": [_("Semua sel baris ini kosong.")]})
    if wrong:
        raise exceptions.ValidationError({"cells": wrong})


def _trouble(slug: str, cell: Any) -> Any:
    column = BY_SLUG.get(slug)
    if column is None:
        return _("Kolom ini tidak dikenal.")
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, str):
        if len(cell) > LONGEST_CELL:
            return _("Sel paling panjang 2.000 huruf.")
        return None if is_writable(cell) else _("Sel ini berisi tanda yang tidak dapat disimpan.")
    if column.kind not in NUMBERS:
        return _("Kirim isi kolom ini sebagai tulisan dalam tanda kutip.")
    if not isinstance(cell, int | float):
        return _("Kirim bilangan, tanpa tanda kutip.")
    return None if abs(cell) < 1e15 else _("Bilangan ini terlalu besar.")
