"""A body's queue of candidates: verify, schedule, decide, issue."""

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

from sertihub.actions import assessments, certificates, decisions, scheduling, verification
from sertihub.enums import CandidacyState, Mark, RefuseReason
from sertihub.forms.cases import CaseFilter, DecisionForm, RefuseForm, RemarksForm, ScheduleForm
from sertihub.models import Candidacy, CertificationBody
from sertihub.permissions import Permission, may
from sertihub.queries import candidacies as reads
from sertihub.queries.assessments import has_come
from sertihub.queries.bodies import body_of
from sertihub.views.body.schemes import own_body
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import profile_of, residence_of
from siapkerja.web.pagination import keyset_page

SCHEDULABLE = frozenset({CandidacyState.VERIFIED, CandidacyState.SCHEDULED, CandidacyState.AGREED})


@require_safe
@organisation_view(needs=Permission.READ_CANDIDATES)
def candidates(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Everybody who handed in an application, whoever moved last first."""
    body = body_of(organisation.pk)
    if body is None:  # not confirmed yet: its desk says what is missing
        return redirect("sertihub:own_body", organisation.public_id)
    form = CaseFilter(body, request.GET)
    asked = form.told()
    rows = reads.narrowed(reads.candidates_of(body), words=asked.get("q", ""), state=asked.get("tahap", ""), scheme=asked.get("skema", ""))
    context = {
        "organisation": organisation,
        "form": form,
        "asked": asked,
        "tabs": reads.tabs_of(body),
        "page": keyset_page(rows, request, order=["-moved_at", "-pk"]),
    }
    return render(request, "sertihub/body/candidates.html", context)


@require_safe
@organisation_view(needs=Permission.READ_CANDIDATES)
def candidate(request: HttpRequest, organisation: LegalEntity, candidacy_id: UUID) -> HttpResponse:
    """One case with everything on it. Reading is logged."""
    found = _case(organisation, candidacy_id)
    record_view(request.actor, found.person_id, "candidacy", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    return _page(request, organisation, found)


@require_POST
@organisation_view(needs=Permission.READ_CANDIDATES)
def move(request: HttpRequest, organisation: LegalEntity, candidacy_id: UUID, step: str) -> HttpResponse:
    """The next step of a case."""
    found = _case(organisation, candidacy_id)
    if step not in STEPS:
        raise Http404
    make_form, act = STEPS[step]
    form = make_form(found.body, request.POST)
    if form.is_valid():
        try:
            act(found, form, {"by": request.actor, "at": timezone.now()})  # type: ignore[attr-defined]
            messages.success(request, _("Tercatat. Asesi diberi tahu."))
            return redirect("sertihub:candidate", organisation.public_id, candidacy_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, organisation, found, {step: form})


def _verify(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    return verification.verify(candidacy=found, **who)


def _send_back(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    return verification.send_back(candidacy=found, remarks=form.remarks(), **who)


def _refuse(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    told = form.cleaned_data
    return verification.refuse(candidacy=found, reason=RefuseReason(told["reason"]), note=told["note"], **who)


def _schedule(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    return scheduling.schedule(candidacy=found, **form.cleaned_data, **who)


def _miss(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    assessment = getattr(found, "assessment", None)
    if assessment is None:
        raise Http404
    return assessments.record_absence(assessment=assessment, **who)


def _decide(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    told = form.cleaned_data
    return decisions.decide(candidacy=found, decision=Mark(told["decision"]), reason=told["reason"], **who)


def _issue(found: Candidacy, form: Any, who: dict[str, Any]) -> object:
    return certificates.issue_certificate(candidacy=found, **who)


Make = Callable[[CertificationBody, Any], forms.Form]
Act = Callable[[Candidacy, Any, dict[str, Any]], object]


def _plain(form: type[forms.Form]) -> Make:
    return lambda body, told: form(told)


STEPS: dict[str, tuple[Make, Act]] = {
    "lengkap": (_plain(forms.Form), _verify),
    "perbaiki": (_plain(RemarksForm), _send_back),
    "tolak": (_plain(RefuseForm), _refuse),
    "jadwal": (ScheduleForm, _schedule),
    "tidak-hadir": (_plain(forms.Form), _miss),
    "putuskan": (_plain(DecisionForm), _decide),
    "terbitkan": (_plain(forms.Form), _issue),
}


def _page(request: HttpRequest, organisation: LegalEntity, found: Candidacy, faulty: dict[str, forms.Form] | None = None) -> HttpResponse:
    actor, faulty = request.actor, faulty or {}  # type: ignore[attr-defined]
    profile = profile_of(found.person_id)
    assessment = getattr(found, "assessment", None)
    state = CandidacyState(found.state)
    context = {
        "organisation": organisation,
        "candidacy": found,
        "scheme": found.scheme,
        "person": profile.person,
        "profile": profile,
        "residence": residence_of(profile),
        "assessment": assessment,
        "answers": reads.answers_of(found),
        "evidence": reads.requirement_evidence(found),
        "remarks": found.remarks.filter(settled_at=None),
        "history": reads.history_of(found, for_candidate=False),
        "certificate": getattr(found, "certificate", None),
        "is_held": state == CandidacyState.COMPETENT and is_nik_of_person_held(found.person_id),
        "may_schedule": state in SCHEDULABLE and may(actor, Permission.SCHEDULE_ASSESSMENT, organisation.pk),
        "may_miss": state in SCHEDULABLE and assessment is not None and has_come(assessment, timezone.now()),
        "may_decide": may(actor, Permission.DECIDE_CERTIFICATION, organisation.pk),
        "may_issue": may(actor, Permission.ISSUE_CERTIFICATE, organisation.pk),
        "faulty": next(iter(faulty.values()), None),
        "is_sending_back": "perbaiki" in faulty,
        "is_refusing": "tolak" in faulty,
        "remarks_form": faulty.get("perbaiki") or RemarksForm(),
        "refuse_form": faulty.get("tolak") or RefuseForm(),
        "schedule_form": faulty.get("jadwal") or ScheduleForm(found.body, initial=_as_set(assessment)),
        "decision_form": faulty.get("putuskan") or DecisionForm(),
    }
    return render(request, "sertihub/body/candidate.html", context, status=422 if faulty else 200)


def _as_set(assessment: Any) -> dict[str, Any]:
    names = ("on", "starts_at", "venue_id", "assessor_id")
    return {name.removesuffix("_id"): getattr(assessment, name) for name in names} if assessment else {}


def _case(organisation: LegalEntity, candidacy_id: UUID) -> Candidacy:
    found = reads.candidate_of(own_body(organisation), candidacy_id)
    if found is None:
        raise Http404
    return found
