"""Asking a registry again, from the pages that show what it said."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import require
from siapkerja.identity.queries import standing_nik
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.identity.views.access import organisation_view, person_view
from siapkerja.integrations.actions.checks import AskedTooSoon, ask_again
from siapkerja.integrations.enums import Registry


@require_POST
@person_view
def ask_again_person(request: HttpRequest) -> HttpResponse:
    claim = standing_nik(request.actor.subject_id)  # type: ignore[attr-defined]
    if claim is None:
        raise Http404
    _ask(request, Registry.POPULATION, claim.pk)
    return redirect("profiles:identity")


@require_POST
@organisation_view
def ask_again_organisation(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    require(GRANTS, actor, Permission.MANAGE_ORGANISATION, legal_entity_id=organisation.pk)
    if not organisation.nib:
        raise Http404
    _ask(request, Registry.COMPANY, organisation.pk)
    return redirect("identity:organisation", organisation.public_id)


def _ask(request: HttpRequest, registry: Registry, subject_id: int) -> None:
    try:
        ask_again(registry=registry, subject_id=subject_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except AskedTooSoon as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("Sedang dicek. Muat ulang halaman ini sebentar lagi untuk melihat hasilnya."))
