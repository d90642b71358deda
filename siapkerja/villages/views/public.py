"""Villages as everybody sees them."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from siapkerja.reference.models import RegionLevel
from siapkerja.reference.queries import search_regions
from siapkerja.reference.queries.rules import rules_read_once
from siapkerja.villages.queries.pages import RULES, figures_of, has_officer, shelves_of, village_path

SHOWN = 6
MOST_FOUND = 30


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """A village by its name or code."""
    text = request.GET.get("q", "").strip()[:100]
    if village_path(digits_of(text)):
        return redirect("villages:village", digits_of(text))
    return render(request, "villages/village/find.html", searched(text))


@login_not_required
@require_safe
def village(request: HttpRequest, code: str) -> HttpResponse:
    """One village: its figures, what is in reach, the next days, where to get help."""
    path = village_path(digits_of(code))
    if not path:
        return unknown(request, code)
    if code != path[-1].code:
        return redirect("villages:village", path[-1].code, permanent=True)
    with rules_read_once(RULES):
        shelves, dates = shelves_of(path, shown=SHOWN)
        figures = figures_of(path[-1])
    context = {
        "village": path[-1],
        "above": list(reversed(path[:-1])),
        "figures": figures,
        "shelves": shelves,
        "dates": dates,
        "has_officer": has_officer(path[-1]),
    }
    return render(request, "villages/village/village.html", context)


def unknown(request: HttpRequest, code: str) -> HttpResponse:
    """There is no such village: a page to look for the right one on."""
    return render(request, "villages/village/unknown.html", {"code": code[:30], **searched("")}, status=404)


def searched(text: str) -> dict[str, object]:
    found = search_regions(text, level=RegionLevel.VILLAGE, limit=MOST_FOUND + 1) if text else []
    return {"text": text, "found": found[:MOST_FOUND], "is_cut": len(found) > MOST_FOUND}


def digits_of(code: str) -> str:
    """`33.21.05.2001` is `3321052001`; "" for whatever is no code of a village."""
    digits = code.replace(".", "").replace(" ", "")
    return digits if re.fullmatch(r"[0-9]{10}", digits) else ""
