"""The ministry's side: write a programme, announce it, close it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wirausaha.actions import programmes as actions
from wirausaha.enums import ClosingReason
from wirausaha.forms.programmes import CloseForm, ProgrammeForm
from wirausaha.models import Programme
from wirausaha.permissions import PROGRAMME_OFFICERS
from wirausaha.queries import programmes as reads
from wirausaha.queries.limits import limits_of

door = officer_view(*PROGRAMME_OFFICERS)


@require_safe
@door
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes, newest first."""
    page = keyset_page(reads.all_programmes(), request, order=["-year", "-pk"])
    return render(request, "wirausaha/ministry/programmes.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@door
def new(request: HttpRequest) -> HttpResponse:
    """Begin a programme."""
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drafted = actions.draft(content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("wirausaha:ministry_programme", drafted.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "wirausaha/ministry/write.html", {"form": form, "programme": None}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@door
def edit(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Change a programme nobody has read yet."""
    found = _programme(programme_id)
    form = ProgrammeForm(request.POST or None, programme=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rewrite(programme=found, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("wirausaha:ministry_programme", found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "wirausaha/ministry/write.html", {"form": form, "programme": found}, status=422 if form.errors else 200)


@require_safe
@door
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """One programme with its limits and what can be done with it."""
    return _page(request, _programme(programme_id), CloseForm())


@require_POST
@door
def announce(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Let everybody read it."""
    found = _programme(programme_id)
    try:
        announced = actions.announce(programme=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Program diumumkan: %(state)s.") % {"state": str(announced.state_row.label).lower()})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wirausaha:ministry_programme", found.pk)


@require_POST
@door
def close(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Take no more applications, with a reason."""
    found = _programme(programme_id)
    form = CloseForm(request.POST)
    if form.is_valid():
        reason = ClosingReason(form.cleaned_data["reason"])
        try:
            actions.close(programme=found, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Pendaftaran ditutup."))
            return redirect("wirausaha:ministry_programme", found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, form)


def _page(request: HttpRequest, found: Programme, form: CloseForm) -> HttpResponse:
    context = {
        "programme": found,
        "limits": limits_of(found),
        "close_form": form,
        "history": reads.history_of(found),
        "sent": found.proposals.sent().count(),
    }
    return render(request, "wirausaha/ministry/programme.html", context, status=422 if form.errors else 200)


def _programme(programme_id: int) -> Programme:
    found = reads.all_programmes().filter(pk=programme_id).first()
    if found is None:
        raise Http404
    return found
