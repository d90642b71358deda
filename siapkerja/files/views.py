"""Checked download: by rule, logged, never shown inside the portal's own pages."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from siapkerja.audit.recording import record_act, record_view
from siapkerja.files.access import may_download, view_purpose_of
from siapkerja.files.kinds import CONTENT_TYPES
from siapkerja.files.models import StoredFile
from siapkerja.files.reading import open_stored


@never_cache
@require_GET
def download(request: HttpRequest, public_id: UUID) -> FileResponse:
    stored = get_object_or_404(StoredFile.objects.kept(), public_id=public_id)
    actor = request.actor  # type: ignore[attr-defined]
    if not may_download(actor, stored):
        raise Http404
    now = timezone.now()
    record_act(actor, "file_downloaded", stored.subject, now, purpose=stored.purpose)
    if stored.person_id is not None:
        record_view(actor, stored.person_id, f"file:{stored.purpose}"[:60], now, purpose=view_purpose_of(stored.purpose))
    return answer(stored)


def answer(stored: StoredFile) -> FileResponse:
    """The content as an attachment; the caller has checked and logged who asks."""
    response = FileResponse(
        open_stored(stored),
        as_attachment=True,
        filename=stored.filename,
        content_type=CONTENT_TYPES.get(stored.kind, "application/octet-stream"),
    )
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
