"""Tables of figures as CSV and XLSX."""

import csv
import io

import xlsxwriter
from django.http import HttpResponse

from siapkerja.statistics.tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(table: Table, form: str) -> HttpResponse:
    """A table as a file.

    Args:
        form: "csv" (`;`, with a mark for UTF-8, as Excel in Indonesia opens it) or "xlsx".
    """
    body, kind = (_xlsx(table), XLSX) if form == "xlsx" else (_csv(table), "text/csv; charset=utf-8")
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{table.name}.{form}"'})


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(table.head)
    writer.writerows(table.rows)
    writer.writerows([["", note] for note in table.notes if note])
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(table: Table) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, bold, number = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 32)
        sheet.set_column(2, len(table.head), 18)
        sheet.write_row(0, 0, table.head, bold)
        for line, row in enumerate(table.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value, number)
                else:
                    sheet.write_string(line, column, value)
        for line, note in enumerate(filter(None, table.notes), start=len(table.rows) + 2):
            sheet.write_string(line, 1, note)
    return out.getvalue()
