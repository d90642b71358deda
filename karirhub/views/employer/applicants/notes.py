"""What the team keeps for itself: notes, rating, labels."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from karirhub.actions.notes import mark as set_mark
from karirhub.actions.notes import remove_note, write_note
from karirhub.forms.applicants import MarkForm, NoteForm
from karirhub.views.employer.applicants.access import actor_of, application_to, vacancy_handled
from karirhub.views.employer.applicants.dealing import answered
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view


@require_POST
@organisation_view
def write(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Write a note."""
    found = application_to(vacancy_handled(request, organisation, vacancy_id), application_id)
    form = NoteForm(request.POST)
    return answered(
        request, organisation, found, form, "catatan", lambda **told: write_note(application=found, **told), _("Catatan tersimpan.")
    )


@require_POST
@organisation_view
def remove(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID, note_id: int) -> HttpResponse:
    """Take back a note of one's own."""
    found = application_to(vacancy_handled(request, organisation, vacancy_id), application_id)
    remove_note(application=found, note_id=note_id, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Catatan dihapus."))
    return redirect("karirhub:applicant", organisation.public_id, vacancy_id, application_id)


@require_POST
@organisation_view
def mark(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Rate and label."""
    found = application_to(vacancy_handled(request, organisation, vacancy_id), application_id)
    form = MarkForm(request.POST)
    return answered(
        request, organisation, found, form, "tanda", lambda **told: set_mark(application=found, **told), _("Nilai dan label tersimpan.")
    )
