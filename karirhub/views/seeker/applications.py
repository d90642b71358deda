"""A job seeker's side: applying, following, withdrawing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import applications as actions
from karirhub.forms.applications import ApplyForm
from karirhub.models import Application, Vacancy
from karirhub.queries import applications as reads
from karirhub.queries.vacancies import today_at, vacancy_to_apply_for
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import is_ready_to_apply, profile_of
from siapkerja.web.pagination import keyset_page


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """Look over what will be sent, and send it."""
    vacancy = vacancy_to_apply_for(vacancy_id)
    if vacancy is None or not vacancy.is_open_on(today_at(vacancy, timezone.now())):
        return _no_longer_open(vacancy_id)
    actor = request.actor  # type: ignore[attr-defined]
    if (sent := reads.own_application(actor, vacancy)) is not None:
        return redirect("karirhub:application", sent.public_id)
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.apply(vacancy=vacancy, by=actor, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Lamaran Anda terkirim. Kami kabari setiap kali ada perkembangan."))
            return redirect("karirhub:application", sent.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _apply_page(request, vacancy, form)


def _apply_page(request: HttpRequest, vacancy: Vacancy, form: ApplyForm) -> HttpResponse:
    profile = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    is_ready, today = is_ready_to_apply(profile), today_at(vacancy, timezone.now())
    context = {
        "vacancy": vacancy,
        "form": form,
        "is_ready": is_ready,
        "snapshot": reads.readable(reads.snapshot_of(profile, today), today) if is_ready else None,
        "here": reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]),
    }
    return render(request, "karirhub/applications/apply.html", context, status=422 if form.errors else 200)


def _no_longer_open(vacancy_id: int) -> HttpResponse:
    """To the vacancy's page, which says what became of it."""
    known = Vacancy.objects.filter(pk=vacancy_id, published_at__isnull=False).first()
    if known is None:
        raise Http404
    return redirect(known)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The person's applications, newest first."""
    page = keyset_page(reads.applications_of(request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    return render(request, "karirhub/applications/mine.html", {"page": page})


@require_safe
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Where an application stands, and how it came there."""
    found = _own(request, application_id)
    history = reads.history_of(found)
    context = {
        "application": found,
        "vacancy": found.vacancy,
        "entries": reads.steps_told(history),
        "note": history[0].note if history and found.is_open else "",
        "stages": reads.stage_labels(),
        "stage": reads.stage_of(found),
    }
    return render(request, "karirhub/applications/application.html", context)


@require_POST
def withdraw(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Take an application back."""
    found = _own(request, application_id)
    actions.withdraw(application=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Lamaran ditarik. Perusahaan diberi tahu."))
    return redirect("karirhub:application", application_id)


def _own(request: HttpRequest, application_id: UUID) -> Application:
    found = reads.application_of(request.actor, application_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
