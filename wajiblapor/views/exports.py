"""Lists as CSV, line by line, and as workbooks whose rows are not kept in memory."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import xlsxwriter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from siapkerja.web import wording

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A workbook takes about a second for ten thousand rows; longer lists are streamed as CSV.
MOST_XLSX_ROWS = 50_000
# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What `csv.writer` writes to: gives the line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of a CSV that Excel in Indonesia opens right: `;`, with a mark for UTF-8, no cell that acts as a formula."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(head)
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in row])


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def table_file(head: Sequence[str], rows: Iterable[Sequence[object]], *, name: str, form: str) -> HttpResponseBase:
    """A table to take along.

    Args:
        name: of the file, before today's day.
        form: "csv" or "xlsx".
    """
    filename = f"{name}-{timezone.localdate():%Y%m%d}.{form}"
    if form == "xlsx":
        return _workbook(head, rows, filename)
    response = StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _workbook(head: Sequence[str], rows: Iterable[Sequence[object]], filename: str) -> HttpResponse:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, count, day = (book.add_format(how) for how in ({"bold": True}, {"num_format": "#,##0"}, {"num_format": "dd/mm/yyyy"}))
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, len(head), 18)
        sheet.write_row(0, 0, head, bold)
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, column, cell, count)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                elif cell not in (None, ""):
                    sheet.write_string(line, column, str(cell))
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(out.getvalue(), content_type=XLSX, headers=headers)


def too_long(request: HttpRequest, list_name: str) -> HttpResponse:
    """Back to the list, with what to do instead."""
    words = _("Daftar ini lebih dari %(most)s baris. Unduh sebagai CSV, atau kurangi saringannya.")
    messages.info(request, words % {"most": wording.number(MOST_XLSX_ROWS)})
    return redirect(f"{reverse(list_name)}?{request.GET.urlencode()}")
