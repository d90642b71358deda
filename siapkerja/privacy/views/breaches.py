"""The register of breaches, kept by the data protection officer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.documents.pdf import compile_sheet
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import Refused
from siapkerja.privacy.actions.breaches import BreachAnswers, end_breach, notify_breach, record_breach
from siapkerja.privacy.enums import BreachScope
from siapkerja.privacy.forms.breaches import BreachForm, EndingForm
from siapkerja.privacy.models import Breach
from siapkerja.privacy.permissions import BREACH_OFFICERS
from siapkerja.privacy.queries import breaches as reads
from siapkerja.privacy.queries.histories import Entry, entries_of
from siapkerja.privacy.workflows import BREACH

LETTER = "privacy/typst/breach_letter.typ"


@require_safe
@officer_view(*BREACH_OFFICERS)
def register(request: HttpRequest) -> HttpResponse:
    page = keyset_page(reads.register(), request, order=["-discovered_at", "-pk"])
    return render(request, "privacy/officer/breaches.html", {"page": page, "now": timezone.now()})


@require_http_methods(["GET", "HEAD", "POST"])
@officer_view(*BREACH_OFFICERS)
def record(request: HttpRequest) -> HttpResponse:
    form = BreachForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        organisation = answers.pop("nib")
        answers |= {"region_code": answers.pop("region") or "", "legal_entity_id": organisation.pk if organisation else None}
        answers["scope"] = BreachScope(answers["scope"])
        try:
            made = record_breach(answers=BreachAnswers(**answers), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Tercatat. Batas waktu pemberitahuan berjalan sejak diketahui."))
            return redirect("privacy:breach", made.public_id)
    return render(request, "privacy/officer/record_breach.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@officer_view(*BREACH_OFFICERS)
def breach(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return _page(request, _breach(public_id), EndingForm())


@require_POST
@officer_view(*BREACH_OFFICERS)
def move(request: HttpRequest, public_id: UUID, move: str) -> HttpResponse:
    found, acting = _breach(public_id), {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    form = EndingForm(request.POST)
    if move == "notify":
        notify_breach(breach=found, **acting)
        messages.success(request, _("Pemberitahuan sedang dikirim kepada semua yang terdampak."))
    elif move not in {"close", "dismiss"}:
        raise Http404
    elif not form.is_valid():
        return _page(request, found, form, status=422)
    else:
        try:
            end_breach(breach=found, move=move, note=form.cleaned_data["note"], **acting)
        except Refused as refusal:
            show_refusal(refusal, form)
            return _page(request, found, form, status=422)
        messages.success(request, _("Perkara ditutup."))
    return redirect("privacy:breach", public_id)


@require_safe
@officer_view(*BREACH_OFFICERS)
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter to the authority, in Indonesian whatever language the page is in."""
    found, now = _breach(public_id), timezone.now()
    with translation.override("id"):
        content = compile_sheet(LETTER, reads.letter_of(found, at=now), at=now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    return response


def _breach(public_id: UUID) -> Breach:
    return get_object_or_404(reads.register(), public_id=public_id)


def _page(request: HttpRequest, found: Breach, form: EndingForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "found": found,
        "form": form,
        "hours_left": found.hours_left(now),
        "concerned": reads.concerned(found),
        "told": found.people.exclude(notified_at=None).count(),
        "entries": entries_of(BREACH, found.history.select_related("by_person"), begun=Entry(_("Dicatat"), found.recorded_at)),
    }
    return render(request, "privacy/officer/breach.html", context, status=status)
