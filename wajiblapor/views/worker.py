"""A worker's own pages: what companies reported of them, the profile's line that rests on it, and what they say against it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.queries import standing_passport
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.confirmations import confirm_employment
from wajiblapor.actions.disputes import end_dispute, open_dispute
from wajiblapor.enums import DisputedMatter
from wajiblapor.forms.disputes import ConfirmForm, DisputeForm
from wajiblapor.queries.disputes import of_person, own_dispute, told
from wajiblapor.queries.employment import Employment, education_word, employment_at, employments_of, proven_indexes
from wajiblapor.views.company import actor_of


@require_safe
@person_view
def employments(request: HttpRequest) -> HttpResponse:
    person_id = _person(request)
    found = employments_of(person_id)
    context = {
        "employments": found,
        "disputes": {dispute.workplace_id: dispute for dispute in of_person(person_id) if dispute.is_standing},
        "is_proven": bool(found or proven_indexes(person_id)),
        "has_passport": standing_passport(person_id) is not None,
    }
    return render(request, "wajiblapor/worker/employments.html", context)


@require_safe
@person_view
def employment(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    return _page(request, _found(request, workplace_id), {})


@require_POST
@person_view
def confirm(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """Let the profile show it."""
    found = _found(request, workplace_id)
    form = ConfirmForm(request.POST, person_id=_person(request))
    if form.is_valid():
        try:
            confirm_employment(employment=found, **form.cleaned_data, by=actor_of(request), at=timezone.now())
            messages.success(request, _("Tertulis di profil Anda, dengan tanda sesuai laporan pemberi kerja."))
            return redirect("wajiblapor:employment", workplace_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"confirm_form": form})


@require_POST
@person_view
def dispute(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """Say that it is wrong."""
    found = _found(request, workplace_id)
    form = DisputeForm(request.POST)
    if form.is_valid():
        try:
            open_dispute(
                employment=found,
                matter=DisputedMatter(form.cleaned_data["matter"]),
                statement=form.cleaned_data["statement"],
                by=actor_of(request),
                at=timezone.now(),
            )
            messages.success(request, _("Keberatan Anda kami teruskan kepada perusahaan."))
            return redirect("wajiblapor:employment", workplace_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"dispute_form": form})


STEPS = {"tarik": "withdraw", "terima": "be_content", "petugas": "escalate"}


@require_POST
@person_view
def end(request: HttpRequest, dispute_id: UUID, step: str) -> HttpResponse:
    """Take it back, be content, or ask an officer to look."""
    found = own_dispute(actor_of(request), dispute_id)
    if found is None or step not in STEPS:
        raise Http404
    try:
        end_dispute(dispute=found, move=STEPS[step], by=actor_of(request), at=timezone.now())
        messages.success(request, _("Tercatat."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:employment", found.workplace.public_id)


def _page(request: HttpRequest, found: Employment, answered: dict[str, Any]) -> HttpResponse:
    disputes = of_person(_person(request), workplace_id=found.workplace.pk)
    context = {
        "employment": found,
        "education": education_word(found.newest.attributes.get("education", "")),
        "disputes": [(row, told(row)) for row in disputes],
        "may_dispute": not any(row.is_standing for row in disputes),
        "confirm_form": ConfirmForm(person_id=_person(request)),
        "dispute_form": DisputeForm(),
    }
    return render(request, "wajiblapor/worker/employment.html", context | answered, status=422 if answered else 200)


def _found(request: HttpRequest, workplace_id: UUID) -> Employment:
    found = employment_at(_person(request), workplace_id)
    if found is None:
        raise Http404
    return found


def _person(request: HttpRequest) -> int:
    """The person whose matter this is; `person_view` has made sure that there is one."""
    person_id = actor_of(request).subject_id
    if person_id is None:
        raise Http404
    return person_id
