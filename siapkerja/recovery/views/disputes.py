"""NIK used by somebody else: the claimant's and the holder's pages."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Person
from siapkerja.identity.queries import standing_nik
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.actions.contacts import send_code
from siapkerja.recovery.actions.disputes import DisputeAnswers, answer_dispute, appeal, confirm_dispute, file_dispute, withdraw_dispute
from siapkerja.recovery.clocks import number_from, today_in
from siapkerja.recovery.enums import DisputeOutcome, DisputeReason, DisputeRefusal, DisputeState
from siapkerja.recovery.forms.people import AppealForm, CodeForm, DisputeAnswerForm, DisputeForm
from siapkerja.recovery.models import NikDispute
from siapkerja.recovery.queries import dispute_side, entries_of
from siapkerja.recovery.secrets_of_cases import access_code
from siapkerja.recovery.views.opened import is_in, let_in, upload_of
from siapkerja.recovery.views.people import FILED_PER_ADDRESS, FILED_PER_IDENTITY
from siapkerja.recovery.workflows import DISPUTE
from siapkerja.throttles import address_of, count_one

REASONS = {**dict(DisputeOutcome.choices), **dict(DisputeRefusal.choices)}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    claimant = Person.objects.filter(pk=actor.person_id).first()
    form = DisputeForm(request.POST or None, request.FILES or None, is_stranger=claimant is None, initial=_initial(claimant))
    if request.method == "POST" and form.is_valid():
        try:
            dispute = _filed(request, form, claimant)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            let_in(request, dispute)
            return redirect("recovery:dispute_status", dispute.public_id)
    days = number_from("nik_dispute.working_days", timezone.localdate())
    context = {"form": form, "days": days, "is_stranger": claimant is None}
    return render(request, "recovery/dispute/file.html", context, status=422 if form.errors else 200)


def _initial(claimant: Person | None) -> dict[str, Any]:
    if claimant is None:
        return {}
    claim = standing_nik(claimant.pk)
    return {"full_name": claimant.full_name, "born_on": claimant.born_on, "nik": claim.nik if claim else ""}


def _filed(request: HttpRequest, form: DisputeForm, claimant: Person | None) -> NikDispute:
    data = form.cleaned_data
    count_one(what="recovery.dispute", of=address_of(request), per_hour=FILED_PER_ADDRESS)
    count_one(what="recovery.dispute", of=data["nik"], per_hour=FILED_PER_IDENTITY)
    answers = DisputeAnswers(
        nik=data["nik"],
        full_name=data["full_name"],
        born_on=data["born_on"],
        reason=DisputeReason(data["reason"]),
        story=data["story"],
        contact_kind=data.get("contact_kind", ""),
        contact=data.get("contact", ""),
    )
    family = upload_of(data["family_card"]) if data["family_card"] else None
    actor = request.actor  # type: ignore[attr-defined]
    return file_dispute(answers=answers, claimant=claimant, card=upload_of(data["card"]), family_card=family, by=actor, at=timezone.now())


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    dispute = _visible(request, public_id)
    if dispute.state != DisputeState.UNCONFIRMED:
        return redirect("recovery:dispute_status", public_id)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            confirm_dispute(dispute=dispute, code=code, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("recovery:dispute_status", public_id)
    context = {"form": form, "case": dispute, "resend": "recovery:dispute_resend"}
    return render(request, "recovery/person/code.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def resend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    dispute = _visible(request, public_id)
    if dispute.state == DisputeState.UNCONFIRMED:
        send_code(case=dispute, at=timezone.now())
        messages.success(request, _("Kode baru dikirim. Kode sebelumnya tidak berlaku lagi."))
    return redirect("recovery:dispute_code", public_id)


@login_not_required
@never_cache
@require_safe
def status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return _status(request, _visible(request, public_id), AppealForm())


def _status(request: HttpRequest, dispute: NikDispute, form: AppealForm, status: int = 200) -> HttpResponse:
    if dispute.state == DisputeState.UNCONFIRMED:
        return redirect("recovery:dispute_code", dispute.public_id)
    side = _side(request, dispute)
    may_appeal = dispute.state == DisputeState.DECIDED and bool(side) and _is_in_time(dispute)
    context = {
        "dispute": dispute,
        "side": side,
        "access": access_code(dispute.public_id) if dispute.claimant_id is None else "",
        "may_appeal": may_appeal,
        "may_withdraw": side == "claimant" and dispute.state in {DisputeState.NEW, DisputeState.HEARING},
        "may_answer": side == "holder" and dispute.state == DisputeState.HEARING,
        "entries": entries_of(DISPUTE, dispute.history.all(), words=REASONS, with_people=False),
        "form": form,
    }
    return render(request, "recovery/dispute/status.html", context, status=status)


def _is_in_time(dispute: NikDispute) -> bool:
    return dispute.appeal_until is not None and today_in(dispute.region, timezone.now()) <= dispute.appeal_until


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
@never_cache
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The other side answers; only they can open it."""
    actor = request.actor  # type: ignore[attr-defined]
    dispute = NikDispute.objects.filter(public_id=public_id).first()
    if dispute is None or dispute_side(dispute, actor.person_id) != "holder":
        raise Http404
    holder = dispute.holders.filter(claim__person_id=actor.person_id).first()
    form = DisputeAnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            card = upload_of(form.cleaned_data["card"])
            answer_dispute(dispute=dispute, answer=form.cleaned_data["answer"], card=card, by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Jawaban Anda kami terima."))
            return redirect("recovery:dispute_status", public_id)
    context = {"form": form, "dispute": dispute, "holder": holder}
    return render(request, "recovery/dispute/answer.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    dispute = _visible(request, public_id)
    if _side(request, dispute) != "claimant":
        raise Http404
    withdraw_dispute(dispute=dispute, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Sengketa dicabut. Tidak ada yang berubah."))
    return redirect("recovery:dispute_status", public_id)


@login_not_required
@require_POST
def ask_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Appeal, once."""
    dispute, form = _visible(request, public_id), AppealForm(request.POST)
    if not form.is_valid():
        return _status(request, dispute, form, status=422)
    try:
        side, reason = _side(request, dispute), form.cleaned_data["reason"]
        appeal(dispute=dispute, side=side, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        show_refusal(refusal, form)
        return _status(request, dispute, form, status=422)
    messages.success(request, _("Banding Anda kami terima. Petugas lain yang memutuskan."))
    return redirect("recovery:dispute_status", public_id)


def _side(request: HttpRequest, dispute: NikDispute) -> str:
    """Strangers who opened the case with its code are its claimant."""
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    if side := dispute_side(dispute, person_id):
        return side
    return "claimant" if dispute.claimant_id is None and is_in(request, dispute) else ""


def _visible(request: HttpRequest, public_id: UUID) -> NikDispute:
    """The dispute, for those it is between.

    Raises:
        Http404: for everybody else.
    """
    dispute = NikDispute.objects.select_related("region").filter(public_id=public_id).first()
    if dispute is None or not _side(request, dispute):
        raise Http404
    return dispute
