"""A vacancy's applicants, as a board of columns or as a list."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.queries.pipeline import columns_of, tabs_of
from karirhub.views.employer.applicants.access import actor_of, pipeline_asked, vacancy_handled
from karirhub.views.employer.applicants.cards import cards_of, steps_for_many
from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.web.pagination import AFTER, BEFORE, keyset_page

LIST, BOARD = "daftar", "papan"


@require_safe
@organisation_view
def applicants(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Who applied, column by column or in one list; the address holds the filters. Each person shown is recorded as seen."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    pipeline, form = pipeline_asked(vacancy, request.GET)
    is_board = request.GET.get("tampilan", BOARD) != LIST and not pipeline.criteria.column
    columns = columns_of(pipeline) if is_board else tabs_of(pipeline)
    page = None if is_board else keyset_page(pipeline.listed, request, order=pipeline.order, size=25)
    rows: list[Any] = [row for column in columns for row in column.rows] if page is None else list(page)
    cards = cards_of(rows, pipeline)
    seen = [row.person_id for row in rows if row.is_shared]
    record_views(actor_of(request), seen, "application", timezone.now(), purpose=ViewPurpose.SELECTION)
    context = {
        "organisation": organisation,
        "vacancy": vacancy,
        "form": form,
        "criteria": pipeline.criteria,
        "is_board": is_board,
        "columns": [(column, [cards[row.pk] for row in column.rows]) for column in columns],
        "page": page,
        "cards": [cards[row.pk] for row in rows] if page is not None else [],
        "total": sum(column.count for column in columns),
        "shown": sum(column.count for column in columns if pipeline.criteria.column in {"", column.key}),
        "steps": steps_for_many(vacancy),
        "filters": _address(request, without=("tahap", "tampilan")),
        "here": _address(request),
        "today": timezone.localdate(),
    }
    return render(request, "karirhub/employer/applicants.html", context)


def _address(request: HttpRequest, without: tuple[str, ...] = ()) -> str:
    """The filters as a query, without the page one is on."""
    query: QueryDict = request.GET.copy()
    for name in (*without, AFTER, BEFORE):
        query.pop(name, None)
    return query.urlencode()
