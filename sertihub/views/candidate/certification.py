"""A person's side: offers, applications, schedule, results, certificates."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sertihub.actions import candidacies as actions
from sertihub.actions import offers, scheduling
from sertihub.enums import CandidacyState
from sertihub.forms.candidacies import AgreementForm, EvidenceForm
from sertihub.models import Candidacy
from sertihub.queries import candidacies as reads
from sertihub.queries.assessments import registrations_of
from sertihub.queries.certificates import own_certificates
from sertihub.queries.offers import offer_of, offers_to
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

# The assessor's findings are the candidate's to read once the committee has decided.
DECIDED = frozenset({CandidacyState.COMPETENT, CandidacyState.NOT_YET_COMPETENT, CandidacyState.CERTIFIED})


@require_safe
@person_view
def mine(request: HttpRequest) -> HttpResponse:
    """Everything of the person: what is offered, what runs, what was issued."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "offers": list(offers_to(actor.subject_id)[:6]),
        "is_assessor": bool(registrations_of(actor.person_id)),
        "certificates": list(own_certificates(actor)[:20]),
        "page": keyset_page(reads.own_candidacies(actor), request, order=["-pk"]),
    }
    return render(request, "sertihub/candidacies/mine.html", context)


@require_safe
@person_view
def candidacy(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """One application: where it stands and what comes next."""
    return show(request, own(request, candidacy_id))


@require_POST
@person_view
def submit(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Hand it in, or hand it in again."""
    return _act(request, candidacy_id, actions.submit, _("Permohonan Anda terkirim. Lembaga memeriksa kelengkapannya."))


@require_POST
@person_view
def withdraw(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Step back."""
    return _act(request, candidacy_id, actions.withdraw, _("Anda mengundurkan diri. Anda dapat mengajukan lagi kapan saja."))


@require_http_methods(["POST"])
@person_view
def agree(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Agree to day, place and assessor (FR.AK.01)."""
    found = own(request, candidacy_id)
    form = AgreementForm(request.POST)
    if form.is_valid():
        try:
            who: dict[str, Any] = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
            scheduling.agree(candidacy=found, has_agreed=form.cleaned_data["has_agreed"], **who)
            messages.success(request, _("Anda menyetujui asesmen ini. Sampai jumpa di tempat uji."))
            return redirect("sertihub:candidacy", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return show(request, found, agreement=form)


@require_POST
@person_view
def dismiss(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Put an offer aside."""
    actor = request.actor  # type: ignore[attr-defined]
    offer = offer_of(actor.subject_id, offer_id)
    if offer is None:
        raise Http404
    offers.dismiss_offer(offer=offer, by=actor, at=timezone.now())
    messages.success(request, _("Tawaran tidak ditampilkan lagi."))
    return redirect("sertihub:certification")


def own(request: HttpRequest, candidacy_id: UUID) -> Candidacy:
    """The person's own case.

    Raises:
        Http404: somebody else's, or none.
    """
    found = reads.own_candidacy(request.actor, candidacy_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def show(request: HttpRequest, found: Candidacy, **forms: Any) -> HttpResponse:
    """The page of one case, with a form that did not pass where there is one."""
    answers = reads.answers_of(found)
    checks = reads.checks_of(found, answers)
    context = {
        "candidacy": found,
        "scheme": found.scheme,
        "assessment": getattr(found, "assessment", None),
        "answers": answers,
        "checks": checks,
        "is_complete": all(check.is_done for check in checks),
        "remarks": found.remarks.filter(settled_at=None),
        "evidence": reads.requirement_evidence(found),
        "evidence_form": forms.get("evidence") or EvidenceForm(),
        "agreement_form": forms.get("agreement") or AgreementForm(),
        "is_decided": found.state in DECIDED,
        "certificate": getattr(found, "certificate", None),
        "history": reads.history_of(found),
    }
    return render(request, "sertihub/candidacies/candidacy.html", context, status=422 if forms else 200)


def _act(request: HttpRequest, candidacy_id: UUID, act: Callable[..., Candidacy], words: str) -> HttpResponse:
    found = own(request, candidacy_id)
    try:
        act(candidacy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:candidacy", found.public_id)
