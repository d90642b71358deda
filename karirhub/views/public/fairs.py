"""Job fairs for everybody: the list, and one of them with its companies and free places."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.forms.fairs import WhereForm
from karirhub.queries import fair_words as words
from karirhub.queries import fairs as reads
from karirhub.queries.fair_results import public_result
from karirhub.queries.fair_tickets import ticket_for
from siapkerja.web.pagination import keyset_page


@login_not_required
@require_safe
def fairs(request: HttpRequest) -> HttpResponse:
    """Coming ones first, with the latest of the past below; `?kapan=lalu` goes through the past."""
    form, now = WhereForm(request.GET), timezone.now()
    today, is_past = timezone.localdate(now), request.GET.get("kapan") == "lalu"
    if is_past:
        page = keyset_page(reads.past(form.region, today), request, order=["-starts_on", "-pk"])
    else:
        page = keyset_page(reads.coming(form.region, today), request, order=["starts_on", "pk"])
    latest = [] if is_past else list(reads.past(form.region, today).order_by("-starts_on", "-pk")[: reads.PAST_SHOWN])
    context = {
        "form": form,
        "page": page,
        "is_past": is_past,
        "shown": [words.fair_told(fair, now) for fair in page],
        "latest": [words.fair_told(fair, now) for fair in latest],
    }
    return render(request, "karirhub/fairs/list.html", context)


@login_not_required
@require_safe
def fair(request: HttpRequest, fair_id: int, slug: str) -> HttpResponseBase:
    """One fair: when and where, who comes with which vacancies, which slots are free, and afterwards what came of it."""
    found = reads.announced_fair(fair_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    now = timezone.now()
    told = words.fair_told(found, now)
    is_open = found.is_published and not told.is_over
    held = ticket_for(request.actor, found)  # type: ignore[attr-defined]
    context = {
        "fair": found,
        "told": told,
        "is_open": is_open,
        "takes_booths": found.is_published and not found.has_begun(now),
        "days": words.days_told(reads.slots_by_day(found), found, now) if is_open else [],
        "page": keyset_page(reads.companies_at(found), request, order=["booth_number", "pk"], size=30),
        "ticket": held,
        "ticket_when": words.ticket_when(held) if held else "",
        "reason": reads.called_off_because(found),
        "result": public_result(found),
    }
    return render(request, "karirhub/fairs/fair.html", context)
