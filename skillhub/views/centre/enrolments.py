"""A training centre's line of registrations: who came when, choosing, results."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_view
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import profile_of
from siapkerja.web.pagination import keyset_page
from skillhub.actions import enrolments as actions
from skillhub.actions.certificates import NotPassed, issue_certificate, withdraw_certificate
from skillhub.actions.results import record_result
from skillhub.enums import CertificateWithdrawReason, DeclineReason
from skillhub.forms.enrolments import CertificateWithdrawForm, DeclineForm, ResultForm, ScoreForm
from skillhub.models import Batch, Enrolment
from skillhub.permissions import Permission, may
from skillhub.queries import enrolments as reads
from skillhub.queries.attendance import is_low, least_attendance, share_of
from skillhub.queries.batches import batch_of
from skillhub.queries.certificates import certificate_of
from skillhub.queries.requirements import requirements_of
from skillhub.views.centre.programmes import own
from skillhub.workflows import ENROLMENT


@require_safe
@organisation_view(needs=Permission.SELECT_PARTICIPANTS)
def line(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> HttpResponse:
    """Everybody who registered, in order; by state where asked."""
    batch = _batch(request, organisation, programme_id, batch_id)
    rows, state = reads.line_of(batch), request.GET.get("tahap", "")
    if state in ENROLMENT.values():
        rows = rows.filter(state=state)
    numbers = reads.numbers_of(batch)
    context = {
        "organisation": organisation,
        "programme": batch.programme,
        "batch": batch,
        "page": keyset_page(rows, request, order=["place"]),
        "state": state,
        "total": sum(numbers.values()),
        "taken": reads.seats_taken(batch),
        "tabs": [(row.value, row.label, numbers[row.value]) for row in ENROLMENT.states if numbers.get(row.value)],
    }
    return render(request, "skillhub/centre/line.html", context)


@require_safe
@organisation_view(needs=Permission.SELECT_PARTICIPANTS)
def enrolment(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int, enrolment_id: UUID) -> HttpResponse:
    """One registration with what the centre needs to choose. Reading is logged."""
    batch = _batch(request, organisation, programme_id, batch_id)
    found = _enrolment(batch, enrolment_id)
    record_view(request.actor, found.person_id, "enrolment", timezone.now())  # type: ignore[attr-defined]
    return _page(request, organisation, found)


@require_POST
@organisation_view(needs=Permission.SELECT_PARTICIPANTS)
def move(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int, enrolment_id: UUID, step: str) -> HttpResponse:
    """Choose, keep in reserve, decline, or write down the result."""
    batch = _batch(request, organisation, programme_id, batch_id)
    found = _enrolment(batch, enrolment_id)
    if step not in STEPS:
        raise Http404
    form_class, act = STEPS[step]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            act(found, form.cleaned_data, {"by": request.actor, "at": timezone.now()})  # type: ignore[attr-defined]
            messages.success(request, _("Tercatat. Yang bersangkutan diberi tahu."))
            return redirect("skillhub:line", organisation.public_id, programme_id, batch_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, organisation, found, {step: form})


def _choose(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return actions.select(enrolment=found, score=told["score"], **who)


def _keep(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return actions.reserve(enrolment=found, score=told["score"], **who)


def _decline(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return actions.decline(enrolment=found, reason=DeclineReason(told["reason"]), note=told["note"], **who)


def _pass(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return record_result(enrolment=found, has_passed=True, note=told["note"], **who)


def _fail(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return record_result(enrolment=found, has_passed=False, note=told["note"], **who)


def _certify(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    return issue_certificate(enrolment=found, **who)


def _take_back(found: Enrolment, told: dict[str, Any], who: dict[str, Any]) -> object:
    certificate = certificate_of(found)
    if certificate is None:
        raise NotPassed()
    return withdraw_certificate(certificate=certificate, reason=CertificateWithdrawReason(told["reason"]), **who)


Act = Callable[[Enrolment, dict[str, Any], dict[str, Any]], object]
STEPS: dict[str, tuple[type[forms.Form], Act]] = {
    "pilih": (ScoreForm, _choose),
    "cadangan": (ScoreForm, _keep),
    "tolak": (DeclineForm, _decline),
    "lulus": (ResultForm, _pass),
    "belum-lulus": (ResultForm, _fail),
    "sertifikat": (forms.Form, _certify),
    "cabut-sertifikat": (CertificateWithdrawForm, _take_back),
}


def _page(request: HttpRequest, organisation: LegalEntity, found: Enrolment, faulty: dict[str, forms.Form] | None = None) -> HttpResponse:
    batch, faulty = found.batch, faulty or {}
    profile, certificate = profile_of(found.person_id), certificate_of(found)
    share, today = share_of(found), day_in(batch.programme.workplace.time_zone, timezone.now())
    context = {
        "organisation": organisation,
        "programme": batch.programme,
        "batch": batch,
        "enrolment": found,
        "person": profile.person,
        "profile": profile,
        "requirements": requirements_of(batch.programme, profile, on=batch.training_starts_on),
        "history": reads.history_of(found),
        "is_choosing": batch.state == "selecting" and found.state in {"registered", "reserved"},
        "is_judging": batch.state == "training" and found.state == "confirmed",
        "share": share,
        "is_low": is_low(share, on=today),
        "least": least_attendance(today),
        "certificate": certificate,
        "is_held": found.state == "passed" and is_nik_of_person_held(found.person_id),
        "may_certify": found.state == "passed" and (certificate is None or certificate.withdrawn_at is not None),
        "may_withdraw": may(request.actor, Permission.WITHDRAW_CERTIFICATE, batch.programme),  # type: ignore[attr-defined]
        "certificate_form": faulty.get("sertifikat") or forms.Form(),
        "withdraw_form": faulty.get("cabut-sertifikat") or CertificateWithdrawForm(),
        "score_form": faulty.get("pilih") or faulty.get("cadangan") or ScoreForm(),
        "decline_form": faulty.get("tolak") or DeclineForm(),
        "result_form": faulty.get("lulus") or faulty.get("belum-lulus") or ResultForm(),
    }
    return render(request, "skillhub/centre/enrolment.html", context, status=422 if faulty else 200)


def _batch(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> Batch:
    programme = own(request, organisation, programme_id)
    found = batch_of(programme, batch_id)
    if found is None or not may(request.actor, Permission.SELECT_PARTICIPANTS, programme):  # type: ignore[attr-defined]
        raise Http404
    return found


def _enrolment(batch: Batch, enrolment_id: UUID) -> Enrolment:
    found = reads.line_of(batch).filter(public_id=enrolment_id).first()
    if found is None:
        raise Http404
    found.batch = batch
    return found
