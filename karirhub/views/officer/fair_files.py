"""The result report of a job fair as a file to take along. It names companies and counts people."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from karirhub.permissions import FAIR_OFFICERS
from karirhub.queries import fair_results as reads
from karirhub.queries.fairs import visible_fair
from siapkerja.audit.recording import record_act
from siapkerja.identity.views.access import officer_view

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[str | int]


@require_safe
@officer_view(*FAIR_OFFICERS)
def download(request: HttpRequest, fair_id: int, form: str) -> HttpResponse:
    """A line for each booth, below what the whole fair counted; CSV or XLSX."""
    found = visible_fair(request.actor, fair_id)  # type: ignore[attr-defined]
    if found is None or found.state == "draft" or form not in {"csv", "xlsx"}:
        raise Http404
    result = reads.result_of(found)
    above: list[Row] = list(reads.summary(found, result))
    table: list[Row] = [reads.head(), *reads.lines(result)]
    record_act(request.actor, "fair_result_exported", f"karirhub.fair:{found.pk}", timezone.now(), form=form)  # type: ignore[attr-defined]
    body, kind = (_xlsx(above, table), XLSX) if form == "xlsx" else (_csv(above, table), "text/csv; charset=utf-8")
    headers = {"Content-Disposition": f'attachment; filename="hasil-bursa-kerja-{found.pk}.{form}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=kind, headers=headers)


def _csv(above: Sequence[Row], table: Sequence[Row]) -> bytes:
    """`;` and a mark for UTF-8, as Excel in Indonesia opens it; no cell acts as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([[_safe(cell) for cell in row] for row in (*above, [], *table)])
    return ("\ufeff" + out.getvalue()).encode()


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(FORMULA_SIGNS) else cell


def _xlsx(above: Sequence[Row], table: Sequence[Row]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, bold, count = book.add_worksheet(_("Hasil")), book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 2, 44)
        sheet.set_column(3, len(table[0]), 18)
        for line, row in enumerate((*above, [], *table)):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, column, cell, count)
                else:
                    sheet.write_string(line, column, cell, bold if line == len(above) + 1 else None)
    return out.getvalue()
