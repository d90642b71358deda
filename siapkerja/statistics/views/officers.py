"""The officers' dashboard: figures within the regions of their assignments, nothing hidden. Rows outside count for nothing."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.statistics import tables
from siapkerja.statistics.figures import Figure, figure, figures
from siapkerja.statistics.forms import MonthForm
from siapkerja.statistics.queries.behind import records_behind, told
from siapkerja.statistics.queries.benefit import Benefits, read_benefit
from siapkerja.statistics.queries.dashboard import read_cards, read_page
from siapkerja.statistics.views.downloads import download

RECORDS_SHOWN = 50


@require_safe
@officer_view()
def dashboard(request: HttpRequest) -> HttpResponse:
    """The benefit of the whole and every service's figures, for a region and month."""
    form = _form(request)
    cards = read_cards(figures(), region_code=form.region_code, month=form.month, actor=request.actor)  # type: ignore[attr-defined]
    found = _benefit(form, with_parts=False)
    return render(request, "statistics/dashboard.html", {"form": form, "cards": cards, "benefit": found.whole})


@require_safe
@officer_view()
def download_dashboard(request: HttpRequest, form: str) -> HttpResponse:
    chosen = _form(request)
    cards = read_cards(figures(), region_code=chosen.region_code, month=chosen.month, actor=request.actor)  # type: ignore[attr-defined]
    return download(tables.cards_table(cards, region_name=chosen.region_name, month=chosen.month), form)


@require_safe
@officer_view()
def figure_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One figure: its months, the provinces as tiles and as a table, or a province's regencies."""
    shown, form = _figure(slug), _form(request)
    page = read_page(shown, region_code=form.region_code, parts=form.parts, month=form.month, actor=request.actor)  # type: ignore[attr-defined]
    return render(request, "statistics/figure.html", {"form": form, "page": page, "figures": _of_service(shown)})


@require_safe
@officer_view()
def records(request: HttpRequest, slug: str) -> HttpResponse:
    """What a figure counts in a month and region, record by record, the newest first."""
    shown, form = _figure(slug), _form(request)
    rows = records_behind(shown, region_code=form.region_code, month=form.month)
    page = keyset_page(rows, request, order=("-pk",), size=RECORDS_SHOWN)
    return render(request, "statistics/records.html", {"form": form, "figure": shown, "page": page, "lines": told(page)})


@require_safe
@officer_view()
def download_figure(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    shown, chosen = _figure(slug), _form(request)
    page = read_page(shown, region_code=chosen.region_code, parts=chosen.parts, month=chosen.month, actor=request.actor)  # type: ignore[attr-defined]
    table = tables.figure_table(page, region_code=chosen.region_code, region_name=chosen.region_name, month=chosen.month)
    return download(table, form)


@require_safe
@officer_view()
def benefit(request: HttpRequest) -> HttpResponse:
    """The benefit of the whole for those trained in the year of the month chosen, by province or regency."""
    form = _form(request)
    return render(request, "statistics/benefit.html", {"form": form, "found": _benefit(form), "year": form.month.year})


@require_safe
@officer_view()
def download_benefit(request: HttpRequest, form: str) -> HttpResponse:
    chosen = _form(request)
    return download(tables.benefit_table(_benefit(chosen), year=chosen.month.year), form)


def _form(request: HttpRequest) -> MonthForm:
    reach = request.actor.officer_regions(frozenset(OfficerRole))  # type: ignore[attr-defined]
    return MonthForm(request.GET, reach=reach, today=timezone.localdate(), with_regencies=True)


def _benefit(form: MonthForm, *, with_parts: bool = True) -> Benefits:
    return read_benefit(
        region_code=form.region_code, region_name=form.region_name, start=date(form.month.year, 1, 1), in_public=False,
        parts=form.parts if with_parts else {},
    )  # fmt: skip


def _figure(slug: str) -> Figure:
    try:
        return figure(slug)
    except KeyError as error:
        raise Http404 from error


def _of_service(shown: Figure) -> list[Figure]:
    """The figures beside it, for the tabs."""
    return [other for other in figures() if other.service == shown.service]
