"""Pasar Kerja: the labour market of the country, a province and a group of occupations. No sign-in; read from sums."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from karirhub.queries.market import MAJORS, occupation_titles, read_market
from karirhub.queries.market_figures import PAY_OFFERED, SKILLS_ASKED
from karirhub.views.public import market_words
from karirhub.views.public.market_tables import TABLES, pay_lines
from karirhub.views.public.market_words import Scope
from siapkerja.reference.queries.places import place, places
from siapkerja.statistics.views.downloads import download


@login_not_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The country; a province or group of occupations chosen in the form has a page of its own."""
    region, code = request.GET.get("provinsi", "")[:10], request.GET.get("jabatan", "")[:10]
    if region and code:
        return redirect("karirhub:market_both", region, code)
    if region:
        return redirect("karirhub:market_province", region)
    if code:
        return redirect("karirhub:market_occupation", code)
    return _page(request, Scope())


@login_not_required
@require_safe
def province(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _province(code))


@login_not_required
@require_safe
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """A major group of KBJI (one digit) or an occupation (four)."""
    return _page(request, _occupation(code))


@login_not_required
@require_safe
def both(request: HttpRequest, region: str, code: str) -> HttpResponse:
    """A group of KBJI or an occupation within one province."""
    return _page(request, _scope(region, code))


@login_not_required
@require_safe
def download_table(request: HttpRequest, table: str) -> HttpResponse:
    """One of the page's tables as CSV, of what `provinsi` or `jabatan` names, else of the country."""
    if table not in TABLES:
        raise Http404
    scope = _scope(request.GET.get("provinsi", ""), request.GET.get("jabatan", ""))
    market = read_market(region_code=scope.region_code, occupation_code=scope.occupation_code, today=timezone.localdate())
    return download(TABLES[table](market, scope), "csv")


def _page(request: HttpRequest, scope: Scope) -> HttpResponse:
    market = read_market(region_code=scope.region_code, occupation_code=scope.occupation_code, today=timezone.localdate())
    context = {
        "scope": scope,
        "market": market,
        "figures": market_words.shown_figures(market, scope),
        "sentence": market_words.sentence(market, scope),
        "trend": market_words.trend(market, scope),
        "tiles": None if scope.region_code else market_words.tiles(market.regions, scope),
        "occupations": market_words.linked(market.occupations, scope),
        "top": market_words.linked(market.top, scope),
        "regions": market_words.linked(market.regions, scope),
        "pay": market_words.pay_words(market.pay) if market.pay else "",
        "pay_figure": {"figure": PAY_OFFERED, "as_of": market.pay_counted_at, "list_url": ""},
        "skills_figure": {"figure": SKILLS_ASKED, "as_of": market.pay_counted_at, "list_url": ""},
        "pay_lines": [line for line in pay_lines(market) if line.pay and line.pay.median],
        "provinces": [found for found in places().values() if found.is_province],
        "majors": sorted(occupation_titles({*MAJORS, scope.occupation_code} - {""}).items()),
    }
    return render(request, "karirhub/market/market.html", context)


def _scope(region: str, code: str) -> Scope:
    """
    Raises:
        Http404: there is no such province, or no such group of KBJI.
    """
    if not region or not code:
        return _province(region) if region else _occupation(code) if code else Scope()
    where, what = _province(region), _occupation(code)
    name = gettext("%(occupation)s di %(province)s") % {"occupation": what.name, "province": where.name}
    return Scope(region_code=where.region_code, occupation_code=what.occupation_code, name=name, region_name=where.name)


def _province(code: str) -> Scope:
    """
    Raises:
        Http404: there is no such province.
    """
    found = place(code)
    if found is None or not found.is_province:
        raise Http404
    return Scope(region_code=found.code, name=found.name, region_name=found.name)


def _occupation(code: str) -> Scope:
    """
    Raises:
        Http404: there is no such group of KBJI, or the market is not counted by it.
    """
    title = occupation_titles([code]).get(code) if len(code) in (1, 4) else None
    if title is None:
        raise Http404
    return Scope(occupation_code=code, name=title)
