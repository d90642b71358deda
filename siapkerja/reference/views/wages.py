"""Minimum wages by place and year."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.kernel.text import id_of
from siapkerja.reference.forms.wages import MinimumWageForm
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import minimum_wage, provincial_wages, regency_wages, region_path, regions_under, wage_years
from siapkerja.reference.queries.regions import label_of


@login_not_required
@require_safe
def minimum_wages(request: HttpRequest) -> HttpResponse:
    """The minimum wage of a place in a year (`?wilayah=3273&tahun=2026`), and the provinces' in that year."""
    today, years = timezone.localdate(), wage_years()
    year = _year(request.GET.get("tahun", ""), years, today)
    if "tempat" in request.GET:
        form = MinimumWageForm(request.GET, years=years)
        if form.is_valid():
            meant = {"wilayah": form.cleaned_data["tempat"].code, "tahun": form.cleaned_data["tahun"]}
            return HttpResponseRedirect(f"?{urlencode(meant)}")
        about = {}
    else:
        path = region_path(code) if (code := request.GET.get("wilayah", "")) else ()
        if code and not path:
            raise Http404
        form = MinimumWageForm(years=years, initial={"tempat": path, "tahun": year})
        about = _about(path, year, today) if path else {}
    context = {"form": form, "year": year, "provinces": provincial_wages(year), **about}
    return render(request, "reference/wage/list.html", context)


def _year(asked: str, years: list[int], today: date) -> int:
    """The year asked for if it is loaded, else this year, else the newest."""
    found = id_of(asked)
    return found if found in years else next((year for year in years if year <= today.year), today.year)


def _about(path: Sequence[Region], year: int, today: date) -> dict[str, Any]:
    """The figure of a place, and what its province's regencies have."""
    province, on = path[0], today if year == today.year else date(year, 12, 31)
    return {
        "place": label_of(path),
        "figure": minimum_wage(path[-1].code, on),
        "province": province,
        "regencies": regency_wages(province.code, year),
        "regency_count": regions_under(province.code, level=RegionLevel.REGENCY).count(),
    }
