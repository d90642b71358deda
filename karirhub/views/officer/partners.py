"""Portals of others, for administrators and the ministry."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions.partners import register_partner, resume_partner, suspend_partner
from karirhub.forms.partners import PartnerForm
from karirhub.permissions import PARTNER_OFFICERS
from karirhub.queries.partners import partners
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused

MOVES = {"hentikan": suspend_partner, "lanjutkan": resume_partner}


def _acting(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]


@require_safe
@officer_view(*PARTNER_OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "karirhub/partners/list.html", {"partners": partners()})


@require_http_methods(["GET", "HEAD", "POST"])
@officer_view(*PARTNER_OFFICERS)
def register(request: HttpRequest) -> HttpResponse:
    form = PartnerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            partner = register_partner(**form.told(), **_acting(request))
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("%(name)s terdaftar. Programnya dapat mengirim lowongan.") % {"name": partner.name})
            return redirect("karirhub:partners")
    return render(request, "karirhub/partners/register.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@officer_view(*PARTNER_OFFICERS)
def move(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Stop a portal, or let it go on."""
    if step not in MOVES:
        raise Http404
    partner = get_object_or_404(partners(), slug=slug)
    MOVES[step](partner=partner, **_acting(request))
    done = {"hentikan": _("%(name)s dihentikan. Tidak ada lagi lowongan yang diterima darinya."), "lanjutkan": _("%(name)s dilanjutkan.")}
    messages.success(request, done[step] % {"name": partner.name})
    return redirect("karirhub:partners")
