"""Vacancies of partner portals: their logo, and the way out to them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.models import PartnerPortal
from karirhub.queries.partners import address_at_partner
from karirhub.queries.vacancies import today_at, vacancy_to_apply_for

A_DAY = 24 * 3600


@login_not_required
@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """A picture the portal drew itself, whatever was sent."""
    found = PartnerPortal.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.logo), content_type="image/jpeg", headers={"Cache-Control": f"public, max-age={A_DAY}"})


@login_not_required
@require_safe
def leave(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """Before somebody goes to another portal: where to, and what no longer holds there."""
    found = vacancy_to_apply_for(vacancy_id)
    if found is None or not (address := address_at_partner(found)):
        raise Http404
    if not found.is_open_on(today_at(found, timezone.now())):
        return redirect(found)
    return render(request, "karirhub/vacancies/leave.html", {"vacancy": found, "partner": found.partner, "address": address})
