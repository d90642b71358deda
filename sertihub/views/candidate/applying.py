"""Filling in an application: FR.APL.01, evidence, FR.APL.02."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sertihub.actions import candidacies as actions
from sertihub.actions import evidence as files
from sertihub.enums import EvidenceKind
from sertihub.forms.candidacies import ApplicationForm, EvidenceForm, SelfAssessmentForm
from sertihub.models import Candidacy, Scheme
from sertihub.queries import candidacies as reads
from sertihub.queries.schemes import public_scheme
from sertihub.views.candidate.certification import own, show
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import is_ready_to_apply, profile_of, residence_of


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def apply_for(request: HttpRequest, scheme_id: int, slug: str) -> HttpResponse:
    """Begin an application in a scheme; one that runs already is gone on with."""
    actor = request.actor  # type: ignore[attr-defined]
    scheme = public_scheme(scheme_id)
    if scheme is None:
        raise Http404
    running = reads.open_candidacy(actor.subject_id, scheme.pk)
    if running is not None:
        return redirect("sertihub:candidacy", running.public_id)
    form = ApplicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.apply_for(scheme=scheme, content=form.content(), by=actor, at=timezone.now())
            messages.success(request, _("Draf tersimpan. Lengkapi bukti dan asesmen mandiri, lalu ajukan."))
            return redirect("sertihub:candidacy", made.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _form(request, scheme, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def edit(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Change purpose, job and needs."""
    found = own(request, candidacy_id)
    if not found.may_be_edited:
        messages.error(request, str(actions.NotEditable.sentence))
        return redirect("sertihub:candidacy", found.public_id)
    form = ApplicationForm(request.POST or None, initial=ApplicationForm.told_by(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise(candidacy=found, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("sertihub:candidacy", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _form(request, found.scheme, form, found)


@require_POST
@person_view
def add_evidence(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Hand in a file for a basic requirement."""
    found = own(request, candidacy_id)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            told, who = form.cleaned_data, {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
            files.add_evidence(candidacy=found, kind=EvidenceKind(told["kind"]), stream=told["document"], **who)
            messages.success(request, _("Bukti tersimpan."))
            return redirect("sertihub:candidacy", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return show(request, found, evidence=form)


@require_POST
@person_view
def remove_evidence(request: HttpRequest, candidacy_id: UUID, evidence_id: int) -> HttpResponse:
    """Take a file back."""
    found = own(request, candidacy_id)
    file = found.evidence.filter(pk=evidence_id).select_related("candidacy", "stored").first()
    if file is None:
        raise Http404
    try:
        files.remove_evidence(evidence=file, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Bukti dihapus."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:candidacy", found.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def assess_oneself(request: HttpRequest, candidacy_id: UUID, place: int) -> HttpResponse:
    """One unit of the self-assessment; saving leads to the next."""
    found = own(request, candidacy_id)
    units = reads.answers_of(found)
    if not 1 <= place <= len(units) or not found.may_be_edited:
        raise Http404
    form = SelfAssessmentForm(units[place - 1], request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            who: dict[str, Any] = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
            files.answer_unit(candidacy=found, marks=form.marks(), files=form.handed_in(), **who)
            if place < len(units) and "berikutnya" in request.POST:
                return redirect("sertihub:self_assessment", found.public_id, place + 1)
            messages.success(request, _("Asesmen mandiri tersimpan."))
            return redirect("sertihub:candidacy", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"candidacy": found, "form": form, "unit": units[place - 1], "place": place, "total": len(units)}
    return render(request, "sertihub/candidacies/self_assessment.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, scheme: Scheme, form: ApplicationForm, found: Candidacy | None) -> HttpResponse:
    profile = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    context = {
        "form": form,
        "scheme": scheme,
        "candidacy": found,
        "profile": profile,
        "residence": residence_of(profile),
        "is_profile_ready": is_ready_to_apply(profile),
    }
    return render(request, "sertihub/candidacies/apply.html", context, status=422 if form.errors else 200)
