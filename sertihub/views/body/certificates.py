"""What a body issued: list, one certificate, revoking it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sertihub.actions import certificates as actions
from sertihub.enums import RevokeReason
from sertihub.forms.cases import CertificateFilter, RevokeForm
from sertihub.models import Certificate
from sertihub.permissions import Permission, may
from sertihub.queries import certificates as reads
from sertihub.views.body.schemes import own_body
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


@require_safe
@organisation_view(needs=Permission.READ_CANDIDATES)
def certificates(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """All certificates of the body, newest first; a number leads to its certificate, or says whose it is."""
    body = own_body(organisation)
    form = CertificateFilter(request.GET)
    number, state = form.told()
    named = reads.look_up(body, number) if number else None
    if named is not None and named.certificate is not None:
        return redirect("sertihub:certificate", organisation.public_id, named.certificate.public_id)
    rows = reads.certificates_of(body)
    context = {
        "organisation": organisation,
        "form": form,
        "number": number,
        "named": named,
        "page": keyset_page(rows.filter(state=state) if state else rows, request, order=["-pk"]),
    }
    return render(request, "sertihub/body/certificates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.READ_CANDIDATES)
def certificate(request: HttpRequest, organisation: LegalEntity, certificate_id: UUID) -> HttpResponse:
    """One certificate; revoking it, with a reason. Reading is logged."""
    found = _certificate(organisation, certificate_id)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reason, note = RevokeReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
            actions.revoke(certificate=found, reason=reason, note=note, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Sertifikat dicabut. Pemegang diberi tahu, dan pemeriksaan keaslian menyebutkannya."))
            return redirect("sertihub:certificate", organisation.public_id, certificate_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    else:
        record_view(request.actor, found.person_id, "candidacy", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    context = {
        "organisation": organisation,
        "certificate": found,
        "form": form,
        "history": reads.history_of(found),
        "may_revoke": found.state == "active" and may(request.actor, Permission.ISSUE_CERTIFICATE, organisation.pk),  # type: ignore[attr-defined]
    }
    return render(request, "sertihub/body/certificate.html", context, status=422 if form.errors else 200)


def _certificate(organisation: LegalEntity, certificate_id: UUID) -> Certificate:
    found = reads.certificate_of(own_body(organisation), certificate_id)
    if found is None:
        raise Http404
    return found
