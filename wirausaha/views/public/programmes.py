"""Programmes of aid as everybody reads them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wirausaha.queries import programmes as reads
from wirausaha.queries.limits import limits_of
from wirausaha.queries.proposals import proposal_in


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Programmes one can apply for, those to come, and the latest of the past."""
    rows = list(reads.public_programmes()[:60])
    context = {
        "open": [(row, limits_of(row)) for row in rows if row.state == "open"],
        "ahead": [(row, limits_of(row)) for row in rows if row.state == "announced"],
        "past": [row for row in rows if row.state == "closed"],
    }
    return render(request, "wirausaha/programmes/index.html", context)


@login_not_required
@require_safe
def programme(request: HttpRequest, programme_id: int, slug: str) -> HttpResponse:
    """One programme: for whom, how much, for what, with which papers, and what happens when."""
    found = reads.public_programme(programme_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found.get_absolute_url(), permanent=True)
    limits = limits_of(found)
    context = {
        "programme": found,
        "limits": limits,
        "clocks": reads.clocks_of(found),
        "proposal": proposal_in(request.actor, found),  # type: ignore[attr-defined]
    }
    return render(request, "wirausaha/programmes/programme.html", context)
