"""How a vacancy ends: later, closed, filled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from karirhub.actions import vacancies as actions
from karirhub.actions.vacancy_endings import report_filled
from karirhub.enums import CloseReason
from karirhub.forms.endings import CloseForm, ExtendForm
from karirhub.permissions import Permission
from karirhub.views.employer.vacancies import filled_form, own, page
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def close(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Take no more applications."""
    found = own(request, organisation, vacancy_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return page(request, organisation, found, close_form=form)
    actions.close(vacancy=found, reason=CloseReason(form.cleaned_data["reason"]), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Lowongan ditutup. Pelamar yang menunggu diberi tahu, dan lamarannya tetap bisa Anda jawab."))
    return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def extend(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Keep it open for longer."""
    found = own(request, organisation, vacancy_id)
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            actions.extend(vacancy=found, closes_on=form.cleaned_data["closes_on"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Lowongan diperpanjang. Bukti lapor yang baru sudah terbit."))
            return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return page(request, organisation, found, extend_form=form)


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def fill(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Report openings filled."""
    found = own(request, organisation, vacancy_id)
    form = filled_form(request, found, request.POST)
    if form.is_valid():
        try:
            filling = report_filled(
                vacancy=found,
                application_ids=form.application_ids,
                others=form.others_counted,
                people=form.cleaned_data["people"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            said = ngettext(
                "Terlapor: %(count)s lowongan terisi. Terima kasih.", "Terlapor: %(count)s lowongan terisi. Terima kasih.", filling.openings
            )
            messages.success(request, said % {"count": filling.openings})
            return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return page(request, organisation, found, filled_form=form)
