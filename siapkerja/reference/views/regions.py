"""Browsing regions, and the places offered while someone types."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from siapkerja.kernel.calendar import ZONE_NAMES
from siapkerja.reference.models import RegionLevel
from siapkerja.reference.queries import minimum_wage, region_path, search_regions
from siapkerja.reference.queries.regions import parts_with_counts
from siapkerja.reference.queries.suggestions import parts_of, suggest

FIELD_NAME = re.compile(r"[\w-]{1,60}")
CODE = re.compile(r"\d{0,10}")


@login_not_required
@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """All provinces, or the places that match what was typed."""
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "text": text,
        "found": search_regions(text, limit=50) if text else [],
        "parts": [] if text else parts_with_counts(),
    }
    return render(request, "reference/region/list.html", context)


@login_not_required
@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """One region: what it is, what it lies in, its parts."""
    path = region_path(code)
    if not path:
        raise Http404
    context = {
        "region": path[-1],
        "path": path[:-1],
        "zone": next((ZONE_NAMES[above.time_zone] for above in reversed(path) if above.time_zone), ""),
        "parts": parts_with_counts(code),
        "wage": minimum_wage(code, timezone.localdate()),
    }
    return render(request, "reference/region/detail.html", context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=300)
def region_options(request: HttpRequest) -> HttpResponse:
    """The choice of places as radio buttons, for `RegionField` (fragment)."""
    name, within = request.GET.get("nama", ""), request.GET.get("dalam", "")
    level, inside = request.GET.get("tingkat", ""), request.GET.get("di")
    text = request.GET.get("q", "").strip()[:100]
    known_level = level in {str(value) for value in RegionLevel.values} or not level
    if not (FIELD_NAME.fullmatch(name) and CODE.fullmatch(within) and CODE.fullmatch(inside or "") and known_level):
        raise Http404
    wanted = RegionLevel(int(level)) if level else None
    context = {
        "name": name,
        "level": wanted,
        "text": text,
        "suggestions": suggest(text, level=wanted, within=within) if inside is None else parts_of(inside or within),
    }
    return render(request, "reference/region/options.html", context)
