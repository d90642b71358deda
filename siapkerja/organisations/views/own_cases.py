"""What a person asks about organisations: claims, handovers, and how they stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.proof import is_proven
from siapkerja.identity.rights import manages_whole
from siapkerja.identity.views.access import organisation_view, person_view
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.organisations.actions.cases import claim_organisation, object_to_handover, request_handover, resubmit, withdraw
from siapkerja.organisations.enums import CaseKind, CaseState
from siapkerja.organisations.forms.cases import AnswerForm, ClaimForm, HandoverForm, ObjectionForm, ProofForm
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.queries import cases_of, invitations_to
from siapkerja.organisations.views.timeline import entries_of

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@person_view
def cases(request: HttpRequest) -> HttpResponse:
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    context = {"cases": cases_of(person_id)[:100], "invitations": invitations_to(person_id, at=timezone.now())}
    return render(request, "organisations/case/list.html", context)


@require_http_methods(GET_POST)
@person_view
def claim(request: HttpRequest) -> HttpResponse:
    return _ask(request, ClaimForm, claim_organisation, "organisations/case/claim.html")


@require_http_methods(GET_POST)
@person_view
def handover(request: HttpRequest) -> HttpResponse:
    return _ask(request, HandoverForm, request_handover, "organisations/case/handover.html")


def _ask(request: HttpRequest, form_class: type[ClaimForm] | type[HandoverForm], action: object, template: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = form_class(request.POST or None, request.FILES or None, initial={"nib": request.GET.get("nib", "")[:20]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        entity = LegalEntity.objects.filter(nib=data["nib"]).first()
        if entity is None:
            form.add_error("nib", _("Belum ada organisasi dengan NIB ini. Daftarkan dulu sebagai organisasi baru."))
        else:
            try:
                case = action(legal_entity=entity, proof=form.proof, statement=data["statement"], by=actor, at=timezone.now())  # type: ignore[operator]
            except Refused as refusal:
                show_refusal(refusal, form)
            else:
                messages.success(request, _("Permintaan terkirim dengan nomor %(number)s.") % {"number": case.number})
                return redirect("organisations:case", case.number)
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@organisation_view
def prove(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not manages_whole(actor, organisation.pk):
        raise NotPermitted
    standing = OrganisationCase.objects.standing().filter(kind=CaseKind.CLAIM, legal_entity=organisation, person=actor.person_id).first()
    if standing:
        return redirect("organisations:case", standing.number)
    if is_proven(organisation):
        return redirect("identity:organisation", organisation.public_id)
    form = ProofForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.proof:
        statement = form.cleaned_data["statement"]
        try:
            case = claim_organisation(legal_entity=organisation, proof=form.proof, statement=statement, by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Bukti terkirim dengan nomor %(number)s.") % {"number": case.number})
            return redirect("organisations:case", case.number)
    return render(request, "organisations/case/prove.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@person_view
def case(request: HttpRequest, number: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = _own(request, number)
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            resubmit(case=found, proof=form.proof, statement=form.cleaned_data["statement"], by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Jawaban terkirim. Petugas melanjutkan pemeriksaan."))
            return redirect("organisations:case", number)
    is_member = bool(actor.member_roles(found.legal_entity_id))
    context = {
        "case": found,
        "form": form if found.state == CaseState.RETURNED else None,
        "entries": entries_of(found),
        "documents": found.documents.select_related("stored"),
        "is_member": is_member,
        "may_prepare": is_member and found.kind == CaseKind.CLAIM and found.is_open,
        "reason": found.history.exclude(note="").exclude(move="resubmit").last(),
    }
    return render(request, "organisations/case/own.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def withdraw_case(request: HttpRequest, number: str) -> HttpResponse:
    withdraw(case=_own(request, number), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Permintaan ditarik."))
    return redirect("organisations:case", number)


@require_http_methods(GET_POST)
@organisation_view
def object_to(request: HttpRequest, organisation: LegalEntity, number: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not manages_whole(actor, organisation.pk):
        raise NotPermitted
    found = get_object_or_404(OrganisationCase, number=number, legal_entity=organisation, kind=CaseKind.HANDOVER)
    own = found.objections.filter(person=actor.person_id).first()
    form = ObjectionForm(request.POST or None, initial={"words": own.words if own else ""})
    if request.method == "POST" and form.is_valid():
        try:
            object_to_handover(case=found, words=form.cleaned_data["words"], by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Keberatan Anda tersimpan. Petugas membacanya sebelum memutus."))
            return redirect("organisations:object", organisation.public_id, number)
    may = found.is_open and found.objections_until and timezone.localdate() <= found.objections_until
    context = {"case": found, "form": form, "own": own, "may_object": may}
    return render(request, "organisations/case/objection.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest, number: str) -> OrganisationCase:
    mine = OrganisationCase.objects.filter(person_id=request.actor.person_id)  # type: ignore[attr-defined]
    return get_object_or_404(mine.select_related("legal_entity", "regency__parent"), number=number)
