"""A person's side: registering, following, confirming the seat, stepping back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import profile_of
from siapkerja.web.pagination import keyset_page
from skillhub.actions import enrolments as actions
from skillhub.forms.enrolments import ConfirmForm
from skillhub.models import Batch, Enrolment
from skillhub.queries import enrolments as reads
from skillhub.queries.attendance import share_of
from skillhub.queries.batches import public_batch
from skillhub.queries.certificates import certificate_of
from skillhub.queries.requirements import requirements_of


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def register(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Look over what is asked, and register."""
    batch = public_batch(batch_id)
    if batch is None:
        raise Http404
    if request.method == "POST":
        try:
            enrolment = actions.register(batch=batch, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Anda terdaftar di urutan %(place)s.") % {"place": enrolment.place})
            return redirect("skillhub:enrolment", enrolment.public_id)
        except Refused as refusal:
            return _page(request, batch, refusal)
    return _page(request, batch, None)


def _page(request: HttpRequest, batch: Batch, refusal: Refused | None) -> HttpResponse:
    profile = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    requirements = requirements_of(batch.programme, profile, on=batch.training_starts_on)
    context = {
        "batch": batch,
        "programme": batch.programme,
        "requirements": requirements,
        "is_fit": all(one.is_met for one in requirements),
        "is_unknown": any(one.is_met is None for one in requirements),
        "refusal": refusal,
    }
    return render(request, "skillhub/enrolments/register.html", context, status=422 if refusal else 200)


@require_safe
@person_view
def mine(request: HttpRequest) -> HttpResponse:
    """All registrations of the person, newest first."""
    page = keyset_page(reads.own_enrolments(request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    return render(request, "skillhub/enrolments/mine.html", {"page": page})


@require_safe
@person_view
def enrolment(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """One registration: where it stands and what comes next."""
    found = _own(request, enrolment_id)
    certificate = certificate_of(found)
    context = {
        "enrolment": found,
        "batch": found.batch,
        "programme": found.batch.programme,
        "history": reads.history_of(found),
        "certificate": certificate,
        "withdrawn_because": certificate.withdrawal_words() if certificate else "",
        "is_held": certificate is None and found.state == "passed" and is_nik_of_person_held(found.person_id),
        "share": share_of(found),
        "confirm_form": ConfirmForm(),
    }
    return render(request, "skillhub/enrolments/enrolment.html", context)


@require_POST
@person_view
def confirm(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Take the seat that was offered."""
    found = _own(request, enrolment_id)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tempat lahir paling panjang 80 huruf."))
        return redirect("skillhub:enrolment", found.public_id)
    try:
        actions.confirm(enrolment=found, **form.cleaned_data, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Daftar ulang selesai. Sampai jumpa di pelatihan."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("skillhub:enrolment", found.public_id)


@require_POST
@person_view
def withdraw(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Step back."""
    found = _own(request, enrolment_id)
    try:
        actions.withdraw(enrolment=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Anda mengundurkan diri. Anda dapat mendaftar pelatihan lain."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("skillhub:enrolment", found.public_id)


def _own(request: HttpRequest, enrolment_id: UUID) -> Enrolment:
    found = reads.own_enrolment(request.actor, enrolment_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
