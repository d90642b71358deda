"""The record of processing, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from siapkerja.kernel.personal_data import Basis
from siapkerja.privacy.queries.processing import told

BASIS_WORDS = {
    Basis.CONSENT: _("Persetujuan Anda"),
    Basis.CONTRACT: _("Perjanjian dengan Anda"),
    Basis.LEGAL_OBLIGATION: _("Kewajiban hukum"),
    Basis.PUBLIC_TASK: _("Pelayanan publik"),
    Basis.LEGITIMATE_INTEREST: _("Kepentingan yang sah"),
}


@login_not_required
@require_safe
def processing(request: HttpRequest) -> HttpResponse:
    rows = [(kind, kind.record, BASIS_WORDS[kind.record.basis]) for kind in told()]
    return render(request, "privacy/public/processing.html", {"rows": rows})
