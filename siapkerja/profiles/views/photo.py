"""The photo on one's profile: choosing, removing, and the picture itself for those who may see it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_view
from siapkerja.files.models import StoredFile
from siapkerja.files.views import answer
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.actions.photos import PURPOSE, put_photo, remove_photo
from siapkerja.profiles.enums import Part
from siapkerja.profiles.forms.photo import PhotoForm
from siapkerja.profiles.queries import profile_of
from siapkerja.profiles.seeing import why_seen
from siapkerja.profiles.views.steps import onwards, show_step


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def photo(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if form.is_valid():
        try:
            put_photo(person=found.person, stream=form.cleaned_data["photo"], by=actor, at=timezone.now())
        except Refused as refusal:
            form.add_error("photo", str(refusal))
        else:
            messages.success(request, _("Foto tersimpan."))
            return onwards(request)
    return show_step(request, "profiles/profile/photo.html", Part.PHOTO, form=form, profile=found)


@require_POST
@person_view
def delete_photo(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    remove_photo(person=profile_of(actor.subject_id).person, by=actor, at=timezone.now())
    messages.success(request, _("Foto dihapus."))
    return redirect("profiles:photo")


@require_safe
def picture(request: HttpRequest, public_id: UUID) -> FileResponse:
    """The photo for the page it stands on. Looks of others are logged; the address changes with the photo."""
    stored = get_object_or_404(StoredFile.objects.kept(), public_id=public_id, purpose=PURPOSE)
    actor = request.actor  # type: ignore[attr-defined]
    purpose = why_seen(actor, stored.person_id) if stored.person_id is not None else None
    if stored.person_id is None or purpose is None or not stored.is_available:
        raise Http404
    record_view(actor, stored.person_id, "photo", timezone.now(), purpose=purpose)
    response = answer(stored)
    response["Cache-Control"] = "private, max-age=300"
    return response
