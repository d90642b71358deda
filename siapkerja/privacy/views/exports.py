"""Taking one's data home."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.files.views import answer
from siapkerja.identity.models import Person
from siapkerja.identity.views.access import fresh_view, person_view
from siapkerja.privacy.actions.exports import ask_export
from siapkerja.privacy.models import DataExport
from siapkerja.privacy.queries.matters import exports_of


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def exports(request: HttpRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.method == "POST":
        ask_export(person=Person.objects.get(pk=actor.person_id), by=actor, at=now)
        messages.success(request, _("Salinan sedang dibuat, biasanya kurang dari satu menit. Anda diberi tahu bila siap."))
        return redirect("privacy:exports")
    return render(request, "privacy/my_data/exports.html", {"exports": exports_of(actor.person_id, now)})


@never_cache
@require_safe
@person_view
@fresh_view
def download(request: HttpRequest, public_id: UUID, form: str) -> HttpResponseBase:
    """Only after having shown once more who one is; each download is logged."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    export = get_object_or_404(DataExport.objects.select_related("json_file", "pdf_file"), public_id=public_id, person=actor.person_id)
    stored = {"json": export.json_file, "pdf": export.pdf_file}.get(form)
    if stored is None or not stored.is_available or not export.is_available(now):
        raise Http404
    record_act(actor, "own_data_downloaded", f"privacy.data_export:{export.pk}", now, form=form)
    return answer(stored)
