"""A vacancy's applicants as a table to take along. What is in it was seen: each person is recorded."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.models import Vacancy
from karirhub.queries.comparing import PHONE, head, table
from karirhub.queries.vacancies import today_at
from karirhub.views.employer.applicants.access import actor_of, pipeline_asked, vacancy_handled
from siapkerja.audit.recording import record_act, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import fresh_view, organisation_view
from siapkerja.reference.queries import rule

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@organisation_view
def export(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, form: str) -> HttpResponseBase:
    """Those whom the filters of the address leave, as CSV or XLSX; up to the rule `applicants.export_most`."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    if form not in {"csv", "xlsx"}:
        raise Http404
    return _download(request, vacancy, form)


@fresh_view
def _download(request: HttpRequest, vacancy: Vacancy, form: str) -> HttpResponseBase:
    """Whoever may not have it is not asked for a password first."""
    pipeline, _filters = pipeline_asked(vacancy, request.GET)
    at = timezone.now()
    most = int(rule("applicants.export_most", today_at(vacancy, at)).value)
    rows = list(table(pipeline.chosen_rows.order_by("-sent_at", "-pk"), vacancy, most))
    lines = [line for _person, line in rows]
    seen = {"application": [pk for pk, _line in rows if pk], "phone": [pk for pk, line in rows if pk and line[PHONE]]}
    for what, people in seen.items():
        record_views(actor_of(request), people, what, at, purpose=ViewPurpose.SELECTION)
    record_act(actor_of(request), "applicants_exported", f"karirhub.vacancy:{vacancy.pk}", at, rows=len(lines), form=form)
    body, kind = (_xlsx(head(), lines), XLSX) if form == "xlsx" else (_csv(head(), lines), "text/csv; charset=utf-8")
    name = f"pelamar-{vacancy.number or vacancy.pk}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=kind, headers=headers)


def _csv(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """`;` and a mark for UTF-8, as Excel in Indonesia opens it; no cell acts as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(titles)
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Text cells only: nothing is read as a formula, a number or a link."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, len(titles), 22)
        sheet.write_row(0, 0, titles, bold)
        for row, line in enumerate(lines, start=1):
            for column, cell in enumerate(line):
                sheet.write_string(row, column, cell)
    return out.getvalue()


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_SIGNS) else cell
