"""The invented company with which an organisation's programs try things out: made, given programs, begun anew."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.sandboxes import begin_sandbox_anew, make_sandbox
from siapkerja.api.forms import SandboxClientForm
from siapkerja.api.queries import clients_of, sandbox_of
from siapkerja.api.rights import Permission, may_manage
from siapkerja.api.views.clients import acting, shown_once
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import fresh_view, organisation_view
from siapkerja.kernel.errors import Refused


@require_safe
@organisation_view(needs=Permission.SEE_CLIENTS)
def sandbox(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """What it is and which programs act for it; an offer to make it where there is none."""
    company = sandbox_of(organisation)
    context = {
        "company": company,
        "places": company.workplaces.select_related("regency").order_by("-kind", "pk") if company else [],
        "clients": clients_of(organisation).filter(legal_entity=company) if company else [],
        "may_manage": may_manage(request.actor, organisation.pk),  # type: ignore[attr-defined]
    }
    return render(request, "api/sandboxes/detail.html", context)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
def make(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    make_sandbox(organisation=organisation, **acting(request))
    messages.success(request, _("Perusahaan percobaan siap. Buat sambungan untuk program Anda."))
    return redirect("api_clients:sandbox", organisation.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def new_program(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """A program for it; its secret stands in the answer and nowhere else."""
    company = sandbox_of(organisation)
    if company is None:
        raise Http404
    form = SandboxClientForm(request.POST or None, organisation=company)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            client, secret = register_client(
                organisation=company, name=told["name"], allowed=told["scopes"], is_sandbox=True, valid_until=told["valid_until"],
                **acting(request),
            )  # fmt: skip
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return shown_once(request, client, secret, status=201)
    return render(request, "api/clients/new.html", {"form": form, "company": company}, status=422 if form.errors else 200)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
def begin_anew(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    begin_sandbox_anew(organisation=organisation, **acting(request))
    messages.success(request, _("Perusahaan percobaan mulai dari kosong. Nomor tempat kerjanya baru; rahasia program tetap."))
    return redirect("api_clients:sandbox", organisation.public_id)
