"""Public figures by year, each with its definition; cells of few people are hidden. No sign-in."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.statistics import tables
from siapkerja.statistics.figures import Figure, figures
from siapkerja.statistics.forms import YearForm
from siapkerja.statistics.queries.benefit import Benefits, read_benefit
from siapkerja.statistics.queries.public import read_public_cards, read_public_page
from siapkerja.statistics.views.downloads import download


@login_not_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The benefit of the whole and every service's public figures, for the country or a province and a year."""
    form = _form(request)
    cards = read_public_cards(figures(public_only=True), region_code=form.region_code, year=form.year)
    return render(request, "statistics/public.html", {"form": form, "cards": cards, "benefit": _benefit(form, with_parts=False).whole})


@login_not_required
@require_safe
def download_overview(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    cards = read_public_cards(figures(public_only=True), region_code=form.region_code, year=form.year)
    return download(tables.public_cards_table(cards, region_name=form.region_name, year=form.year), "csv")


@login_not_required
@require_safe
def figure_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One figure with its years, its months where it is not about people, and the regions below."""
    shown, form = _figure(slug), _form(request)
    page = read_public_page(shown, region_code=form.region_code, parts=form.parts, year=form.year)
    others = [other for other in figures(public_only=True) if other.service == shown.service]
    return render(request, "statistics/public_figure.html", {"form": form, "page": page, "figures": others})


@login_not_required
@require_safe
def download_figure(request: HttpRequest, slug: str) -> HttpResponse:
    shown, form = _figure(slug), _form(request)
    page = read_public_page(shown, region_code=form.region_code, parts=form.parts, year=form.year)
    return download(tables.public_figure_table(page, region_code=form.region_code, region_name=form.region_name, year=form.year), "csv")


@login_not_required
@require_safe
def benefit(request: HttpRequest) -> HttpResponse:
    """The benefit of the whole, rows of few people closed."""
    form = _form(request)
    return render(request, "statistics/public_benefit.html", {"form": form, "found": _benefit(form), "year": form.year})


@login_not_required
@require_safe
def download_benefit(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    return download(tables.benefit_table(_benefit(form), year=form.year), "csv")


def _form(request: HttpRequest) -> YearForm:
    return YearForm(request.GET, reach={""}, today=timezone.localdate())


def _benefit(form: YearForm, *, with_parts: bool = True) -> Benefits:
    return read_benefit(
        region_code=form.region_code,
        region_name=form.region_name,
        start=date(form.year, 1, 1),
        in_public=True,
        parts=form.parts if with_parts else {},
    )


def _figure(slug: str) -> Figure:
    """A public figure.

    Raises:
        Http404: there is none of that name for everybody.
    """
    found = next((figure for figure in figures(public_only=True) if figure.slug == slug), None)
    if found is None:
        raise Http404
    return found
