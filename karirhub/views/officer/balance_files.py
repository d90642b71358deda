"""The monthly labour-market report as a workbook and as a PDF."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from karirhub.queries import balance_tables as tables
from karirhub.queries.balance_tables import Report
from siapkerja.documents.pdf import compile_sheet
from siapkerja.web import wording

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE = "documents/typst/labour_balance.typ"
# Name, title, head and rows.
Sheet = tuple[str, str, list[str], list[list[Any]]]


def workbook(report: Report) -> HttpResponse:
    """A sheet for the totals and one for each breakdown."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        for name, title, head, rows in _sheets(report):
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 0, 44)
            sheet.set_column(1, len(head), 16)
            sheet.write_string(0, 0, title, bold)
            sheet.write_string(1, 0, tables.state_of(report))
            sheet.write_row(3, 0, head, bold)
            sheet.freeze_panes(4, 1)
            for line, row in enumerate(rows, start=4):
                for column, value in enumerate(row):
                    if isinstance(value, int):
                        sheet.write_number(line, column, value, number)
                    else:
                        sheet.write_string(line, column, str(value))
    return _file(out.getvalue(), XLSX, report, "xlsx")


def pdf(report: Report, *, at: datetime) -> HttpResponse:
    """The same tables on paper."""
    data = {
        "title": tables.title_of(report),
        "issuer": _("Informasi pasar kerja"),
        "state": tables.state_of(report),
        "total": _("Jumlah"),
        "tables": [
            {"title": title, "head": head, "rows": [[_words(cell) for cell in row] for row in rows]}
            for _name, title, head, rows in _sheets(report)
            if rows
        ],
        "notes": [
            _("Sisa akhir bulan sama dengan sisa bulan lalu ditambah yang terdaftar, dikurangi yang ditempatkan dan yang dihapuskan."),
            *(_("Koreksi: %(words)s") % {"words": tables.correction_words(row)} for row in report.corrections),
        ],
    }
    return _file(compile_sheet(TEMPLATE, data, at=at), "application/pdf", report, "pdf")


def _words(cell: object) -> str:
    return wording.number(cell) if isinstance(cell, int) else str(cell)


def _sheets(report: Report) -> list[Sheet]:
    """Every table of the report, those of a wider scope and corrections only where there are any."""
    seekers, openings = tables.Row(_("Pencari kerja"), report.seekers), tables.Row(_("Lowongan"), report.openings)
    totals = [[row.words, *tables.cells(row)] for row in (seekers, openings)]
    found: list[Sheet] = [(_("Ikhtisar"), tables.title_of(report), tables.head(_("Neraca")), totals)]
    for table in report.tables:
        rows = [[row.words, *tables.cells(row)] for row in table.rows]
        found.append((table.slug[:31], table.title, tables.head(table.first), rows))
    for placed in report.placed:
        counted = [[words, count] for words, count in placed.rows]
        found.append((f"placed-{placed.slug}", placed.title, [placed.first, _("Ditempatkan")], counted))
    if report.regions:
        head = [_("Wilayah"), _("Sisa pencari kerja"), _("Ditempatkan"), _("Sisa lowongan"), _("Lowongan terisi")]
        regions = [[region.name, one.closing, one.placed, other.closing, other.placed] for region, one, other in report.regions]
        found.append(("regions", _("Menurut wilayah"), head, regions))
    if report.corrections:
        said = [[tables.correction_words(row)] for row in report.corrections]
        found.append(("corrections", _("Koreksi bulan sebelumnya"), [_("Koreksi")], said))
    return found


def _file(body: bytes, kind: str, report: Report, ending: str) -> HttpResponse:
    name = f"pasar-kerja-{report.region.pk if report.region else 'indonesia'}-{report.month:%Y-%m}.{ending}"
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
