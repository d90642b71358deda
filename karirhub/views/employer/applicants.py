"""An employer's applicants: who applied, what they sent, and the next step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.applications import move as move_along
from karirhub.forms.applications import MoveForm, steps_from
from karirhub.models import Application, Vacancy
from karirhub.permissions import Permission, may
from karirhub.queries import applications as reads
from karirhub.queries.vacancies import funnel_of, vacancy_of
from karirhub.workflows import APPLICATION
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import photo_of
from siapkerja.web.pagination import keyset_page


@require_safe
@organisation_view
def applicants(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Applications for one vacancy, by stage, the longest waiting first."""
    vacancy = _vacancy(request, organisation, vacancy_id)
    rows, state = reads.applicants_of(vacancy), request.GET.get("tahap", "")
    if state in APPLICATION.values():
        rows = rows.filter(state=state)
    funnel = funnel_of(vacancy)
    context = {
        "organisation": organisation,
        "vacancy": vacancy,
        "page": keyset_page(rows, request, order=["sent_at", "pk"]),
        "state": state,
        "total": funnel.total,
        "tabs": [(row.value, row.label, funnel.by_state[row.value]) for row in APPLICATION.states if funnel.by_state.get(row.value)],
    }
    return render(request, "karirhub/employer/applicants.html", context)


@require_safe
@organisation_view
def applicant(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """What one person sent. Reading is logged; it does not move the application."""
    vacancy = _vacancy(request, organisation, vacancy_id)
    found = _application(vacancy, application_id)
    if reads.is_shared(found):
        record_view(request.actor, found.person_id, "application", timezone.now(), purpose=ViewPurpose.SELECTION)  # type: ignore[attr-defined]
    return _page(request, organisation, found)


def _page(
    request: HttpRequest, organisation: LegalEntity, found: Application, faulty: MoveForm | None = None, step: str = ""
) -> HttpResponse:
    steps = steps_from(found, faulty, step)
    is_shared = reads.is_shared(found)
    context = {
        "organisation": organisation,
        "vacancy": found.vacancy,
        "application": found,
        "is_shared": is_shared,
        "photo": photo_of(found.person_id) if is_shared else None,
        "snapshot": reads.readable(found.snapshot if is_shared else reads.blank_snapshot(), timezone.localdate()),
        "entries": reads.steps_told(reads.history_of(found)),
        "steps": steps,
        # Somebody else was quicker: the step is no longer offered, so what was wrong with it stands on top.
        "overtaken": faulty if all(move.name != step for move, _form in steps) else None,
        "faulty": step,
    }
    return render(request, "karirhub/employer/applicant.html", context, status=422 if faulty else 200)


@require_POST
@organisation_view
def move(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID, step: str) -> HttpResponse:
    """Take an application one step further."""
    vacancy = _vacancy(request, organisation, vacancy_id)
    found = _application(vacancy, application_id)
    if step not in {row.name for row in APPLICATION.moves if row.permission == "handle_applications"}:
        raise Http404
    form = MoveForm(request.POST, step=step)
    if form.is_valid():
        try:
            moved = move_along(application=found, name=step, by=request.actor, at=timezone.now(), **form.cleaned_data)  # type: ignore[attr-defined]
            messages.success(request, _("Tersimpan: %(state)s. Pelamar diberi tahu.") % {"state": moved.state_row.label})
            return redirect("karirhub:applicant", organisation.public_id, vacancy_id, application_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, organisation, found, form, step)


def _vacancy(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> Vacancy:
    actor = request.actor  # type: ignore[attr-defined]
    found = vacancy_of(organisation, actor, vacancy_id)
    if found is None or not may(actor, Permission.HANDLE_APPLICATIONS, found):
        raise Http404
    return found


def _application(vacancy: Vacancy, application_id: UUID) -> Application:
    found = reads.applicant(vacancy, application_id)
    if found is None:
        raise Http404
    return found
