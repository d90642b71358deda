"""Officers decide cases and merge duplicates, within their regions; each look at a person is recorded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.rights import managers_of
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.actions.decisions import approve_capacity, approve_claim, approve_handover, refuse_case, return_case
from siapkerja.organisations.actions.merging import merge_organisations
from siapkerja.organisations.enums import CaseKind, ClaimOutcome
from siapkerja.organisations.forms.cases import DecisionForm, MergeForm
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.permissions import DECIDERS
from siapkerja.organisations.queries import (
    CONFLICT,
    QUEUES,
    cases_for,
    documents_of,
    members_beside,
    organisations_in_reach,
    other_claims,
    queue_counts,
    search_in_reach,
    would_move,
)
from siapkerja.organisations.queries import queue as queue_of
from siapkerja.organisations.views.timeline import entries_of

SHOWN = 100


@officer_view(*DECIDERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    counts = queue_counts(actor)
    wanted = request.GET.get("antrean") or next((name for name in QUEUES if counts[name]), CaseKind.CLAIM.value)
    if wanted not in QUEUES:
        raise Http404
    words = {
        CONFLICT: _("Sengketa"),
        CaseKind.CLAIM: _("Klaim"),
        CaseKind.HANDOVER: _("Pengambilalihan"),
        CaseKind.CAPACITY: _("Kedudukan"),
    }
    tabs = [(name, words[name], counts[name]) for name in QUEUES]
    context = {"cases": queue_of(actor, wanted)[:SHOWN], "tabs": tabs, "wanted": wanted, "more": max(0, counts[wanted] - SHOWN)}
    return render(request, "organisations/officer/queue.html", context)


@officer_view(*DECIDERS)
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    found = _case(request, number)
    return _page(request, found, _form(found))


@officer_view(*DECIDERS)
@require_POST
def decide(request: HttpRequest, number: str, move: str) -> HttpResponse:
    found = _case(request, number)
    form = _form(found, request.POST)
    if move not in {"return", "refuse", "approve"}:
        raise Http404
    if form.is_valid():
        try:
            _decided(request, found, move, form.cleaned_data)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Keputusan tersimpan. Semua pihak diberi tahu."))
            return redirect("organisations:officer_case", number)
    return _page(request, found, form, status=422)


def _decided(request: HttpRequest, case: OrganisationCase, move: str, answers: dict[str, Any]) -> None:
    acting = {"case": case, "note": answers["note"], "by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    if move == "return":
        return_case(**acting)
    elif move == "refuse":
        refuse_case(**acting)
    elif case.kind == CaseKind.CLAIM:
        chosen = answers.get("outcome")
        approve_claim(outcome=ClaimOutcome(chosen) if chosen else None, **acting)
    elif case.kind == CaseKind.HANDOVER:
        chosen_ids = {int(pk) for pk in answers.get("ended", [])}
        approve_handover(ended=[row for row in members_beside(case, on=timezone.localdate()) if row.pk in chosen_ids], **acting)
    else:
        approve_capacity(**acting)


def _case(request: HttpRequest, number: str) -> OrganisationCase:
    return get_object_or_404(cases_for(request.actor), number=number)  # type: ignore[attr-defined]


def _form(case: OrganisationCase, data: Any = None) -> DecisionForm:
    members: list[tuple[str, str]] | None = None
    initial: list[str] = []
    if case.kind == CaseKind.HANDOVER:
        on = timezone.localdate()
        rows = members_beside(case, on=on)
        members = [(str(row.pk), f"{row.person.full_name}, {row.get_role_display()}") for row in rows]
        initial = [str(pk) for pk in managers_of(case.legal_entity_id, on=on).values_list("pk", flat=True)]
    contested = bool(getattr(case, "is_contested", False))
    return DecisionForm(data, is_contested=contested, members=members, initial={"ended": initial})


def _page(request: HttpRequest, case: OrganisationCase, form: DecisionForm, status: int = 200) -> HttpResponse:
    actor, now, on = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    rivals = list(other_claims(case)) if case.kind == CaseKind.CLAIM else []
    members = list(members_beside(case, on=on))
    for person_id in {case.person_id, *(row.person_id for row in rivals), *(row.person_id for row in members)}:
        record_view(actor, person_id, "organisation_case", now, purpose=ViewPurpose.ORGANISATION)
    places = case.legal_entity.workplaces.filter(closed_on=None).select_related("village", "regency__parent")
    context = {
        "case": case,
        "form": form,
        "entries": entries_of(case, with_people=True),
        "documents": case.documents.select_related("stored"),
        "rivals": rivals,
        "members": members,
        "papers": documents_of(case.legal_entity).exclude(case=case),
        "objections": case.objections.select_related("person"),
        "may_approve": case.objections_until is None or on > case.objections_until,
        "office": places.order_by("-kind").first(),
    }
    return render(request, "organisations/officer/case.html", context, status=status)


@officer_view(*DECIDERS)
@require_safe
def merge_search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = search_in_reach(request.actor, words) if words else []  # type: ignore[attr-defined]
    return render(request, "organisations/officer/merge_search.html", {"q": words, "found": found})


@officer_view(*DECIDERS)
@require_safe
def merge_choice(request: HttpRequest) -> HttpResponse:
    """The two that were ticked lead to the preview; which stays can be turned round there."""
    chosen = request.GET.getlist("pilih")
    if len(set(chosen)) != 2:
        messages.warning(request, _("Pilih tepat dua organisasi."))
        return redirect("organisations:merge_search")
    try:
        kept, absorbed = (UUID(value) for value in chosen)
    except ValueError:
        raise Http404 from None
    return redirect("organisations:merge", kept, absorbed)


@officer_view(*DECIDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, kept_id: UUID, absorbed_id: UUID) -> HttpResponse:
    reach = organisations_in_reach(request.actor)  # type: ignore[attr-defined]
    kept, absorbed = get_object_or_404(reach, public_id=kept_id), get_object_or_404(reach, public_id=absorbed_id)
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acting = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
        try:
            merge_organisations(kept=kept, absorbed=absorbed, reason=form.cleaned_data["reason"], **acting)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Digabung. Alamat lama kini menuju %(name)s.") % {"name": kept.name})
            return redirect("organisations:merge_search")
    context = {"form": form, "kept": kept, "absorbed": absorbed, "moves": would_move(absorbed), "stays": would_move(kept)}
    return render(request, "organisations/officer/merge.html", context, status=422 if form.errors else 200)
