"""Vacancies a person keeps in view."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import saved as actions
from karirhub.models import Vacancy
from karirhub.queries.saved import saved_by
from karirhub.queries.vacancies import public_vacancy
from karirhub.views.public.cards import card
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


def _vacancy(vacancy_id: int) -> Vacancy:
    found = public_vacancy(vacancy_id)
    if found is None:
        raise Http404
    return found


@require_safe
@person_view
def saved(request: HttpRequest) -> HttpResponse:
    """What one keeps, newest first; what closes soon and what has closed says so."""
    page = keyset_page(saved_by(request.actor.subject_id), request, order=["-pk"])  # type: ignore[attr-defined]
    today = timezone.localdate()
    cards = [(row, card(row.vacancy), row.vacancy.is_public and today <= row.vacancy.closes_on) for row in page]
    return render(request, "karirhub/saved/saved.html", {"page": page, "cards": cards})


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def save(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """Keep it. Opened by link, as after signing in, the page asks first."""
    found = _vacancy(vacancy_id)
    if request.method != "POST":
        return render(request, "karirhub/saved/save.html", {"vacancy": found})
    try:
        actions.save_vacancy(vacancy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Lowongan tersimpan. Kami ingatkan sebelum ditutup."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


@require_POST
@person_view
def forget(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    actions.forget_vacancy(vacancy=_vacancy(vacancy_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Lowongan dihapus dari simpanan Anda."))
    return redirect("karirhub:saved")
