"""A body's own desk: what is known of it, and what it tells of its licence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sertihub.actions import bodies as actions
from sertihub.forms.bodies import LicenceForm
from sertihub.models import BodyStatement, CertificationBody
from sertihub.permissions import Permission, may
from sertihub.queries import bodies as reads
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused


@require_safe
@organisation_view(needs=Permission.READ_BODY)
def overview(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Licence and its state, with doors to schemes, assessors and venues."""
    today = timezone.localdate()
    body = reads.body_of(organisation.pk)
    context = {
        "organisation": organisation,
        "is_body": reads.is_certification_body(organisation.pk, on=today),
        "body": body,
        "is_licensed": body is not None and body.is_licensed(today),
        "statement": reads.latest_statement(organisation.pk),
        "history": reads.history_of(organisation.pk),
        "may_state": may(request.actor, Permission.STATE_BODY, organisation.pk),  # type: ignore[attr-defined]
        "counts": reads.counts_of(body, on=today) if body else None,
    }
    return render(request, "sertihub/body/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.STATE_BODY)
def licence(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Tell what the licence says, or says anew."""
    body = reads.body_of(organisation.pk)
    form = LicenceForm(request.POST or None, initial=_told(body or reads.latest_statement(organisation.pk)))
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_licence(
                legal_entity=organisation,
                licence=form.licence(),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            messages.success(request, _("Data lisensi terkirim. Petugas kementerian memeriksanya."))
            return redirect("sertihub:own_body", organisation.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "body": body}
    return render(request, "sertihub/body/licence.html", context, status=422 if form.errors else 200)


def _told(known: CertificationBody | BodyStatement | None) -> dict[str, object]:
    return {name: getattr(known, name) for name in LicenceForm.base_fields} if known else {}
