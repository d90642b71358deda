"""Searches a person keeps, and how often they hear of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.forms import kept
from karirhub.views.public.kept import KEPT_VACANCIES, VACANCIES
from siapkerja.alerts.actions import subscriptions
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.forms import KeepForm
from siapkerja.alerts.models import Alert
from siapkerja.alerts.queries import news_address, searches_of
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused


@require_safe
@person_view
def searches(request: HttpRequest) -> HttpResponse:
    rows = list(searches_of(request.actor.subject_id).filter(kind=VACANCIES))  # type: ignore[attr-defined]
    words = kept.all_in_words([row.query for row in rows])
    told = [(row, said, kept.path(row.query)) for row, said in zip(rows, words, strict=True)]
    context = {"searches": told, "frequencies": Frequency.choices, "news_address": news_address(request.actor.subject_id)}  # type: ignore[attr-defined]
    return render(request, "karirhub/searches/searches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the search in the address, or change how often one hears of it."""
    query = kept.tidy(request.POST.get("cari", "") if request.method == "POST" else request.GET.urlencode())
    form = KeepForm(request.POST or None, initial={"cari": query})
    if request.method == "POST" and form.is_valid():
        try:
            subscriptions.keep_search(
                kind=KEPT_VACANCIES,
                query=query,
                frequency=Frequency(form.cleaned_data["frequency"]),
                language=translation.get_language() or "id",
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            messages.success(request, _("Pencarian tersimpan."))
            return redirect("karirhub:searches")
        except Refused as refusal:
            show_refusal(refusal, form)
    words = kept.in_words(query) if query else ""
    address = news_address(request.actor.subject_id)  # type: ignore[attr-defined]
    context = {"form": form, "query": query, "words": words, "results_url": kept.path(query), "news_address": address}
    return render(request, "karirhub/searches/keep.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest, search_id: UUID) -> Alert:
    return get_object_or_404(searches_of(request.actor.subject_id), public_id=search_id)  # type: ignore[attr-defined]


@require_POST
@person_view
def change(request: HttpRequest, search_id: UUID) -> HttpResponse:
    alert, wanted = _own(request, search_id), request.POST.get("frequency", "")
    if wanted in Frequency.values:
        by = request.actor  # type: ignore[attr-defined]
        subscriptions.change_frequency(alert=alert, frequency=Frequency(wanted), by=by, at=timezone.now())
        messages.success(request, _("Pilihan Anda tersimpan."))
    return redirect("karirhub:searches")


@require_POST
@person_view
def forget(request: HttpRequest, search_id: UUID) -> HttpResponse:
    subscriptions.forget_search(alert=_own(request, search_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Pencarian dihapus."))
    return redirect("karirhub:searches")
