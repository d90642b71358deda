"""What was reported of an employer's vacancy, as far as the employer may know, and its answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from karirhub.actions.complaints import answer_case
from karirhub.forms.complaints import AnswerCaseForm
from karirhub.permissions import Permission, may
from karirhub.queries.complaints import case_heard, reasons_told
from karirhub.queries.vacancies import vacancy_of
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.ANSWER_COMPLAINT)
def complaint(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Read what is looked into, and say something about it."""
    actor = request.actor  # type: ignore[attr-defined]
    vacancy = vacancy_of(organisation, actor, vacancy_id)
    found = case_heard(vacancy) if vacancy and may(actor, Permission.ANSWER_COMPLAINT, vacancy) else None
    if vacancy is None or found is None:
        raise Http404
    form = AnswerCaseForm(request.POST or None, initial={"answer": found.answer or ""})
    if request.method == "POST" and form.is_valid():
        try:
            answer_case(case=found, answer=form.cleaned_data["answer"], by=actor, at=timezone.now())
            messages.success(request, _("Penjelasan Anda terkirim kepada petugas."))
            return redirect("karirhub:employer_complaint", organisation.public_id, vacancy.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"organisation": organisation, "vacancy": vacancy, "case": found, "reasons": reasons_told(found), "form": form}
    return render(request, "karirhub/complaints/employer.html", context, status=422 if form.errors else 200)
