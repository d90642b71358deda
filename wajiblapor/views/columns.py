"""Which heading of the company's file is which column: asked once."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.columns import match_columns
from wajiblapor.forms.columns import ColumnsForm
from wajiblapor.permissions import Permission
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.rosters import headings_told, samples_of
from wajiblapor.views.company import actor_of, may_do, own_report


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def columns(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    if not may_do(request, Permission.EDIT_REPORT, report):
        raise Http404
    upload = current_upload(report)
    if upload is None or not upload.needs_mapping:
        return redirect("wajiblapor:roster", organisation.public_id, report.public_id)
    form = ColumnsForm(request.POST or None, headings=upload.headings, samples=samples_of(upload), told=headings_told(report))
    if request.method == "POST" and form.is_valid():
        try:
            match_columns(upload=upload, columns=form.columns(), by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Kolom dicocokkan dan kami ingat untuk berkas berikutnya. Berkas Anda sedang diperiksa."))
            return redirect("wajiblapor:roster", organisation.public_id, report.public_id)
    context = {"report": report, "upload": upload, "form": form}
    return render(request, "wajiblapor/roster/columns.html", context, status=422 if form.errors else 200)
