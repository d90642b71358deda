"""Taking up an invitation: by its link, or because the address in it is proven to be one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.models import Person
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.actions.invitations import InvitationExpired, accept_invitation, refusal_of
from siapkerja.organisations.models import Invitation
from siapkerja.organisations.queries import invitation_by_token, invitations_to


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = invitation_by_token(token)
    if found is None:
        broken = {"invitation": None, "refusal": _("Tautan undangan ini rusak, atau sudah diganti oleh undangan yang lebih baru.")}
        return render(request, "organisations/member/invitation.html", broken, status=404)
    refusal = refusal_of(found, at=timezone.now())
    if request.method == "POST" and refusal is None:
        try:
            return _accepted(request, found)
        except Refused as refused:
            refusal = refused
    context = {"invitation": found, "refusal": refusal, "is_expired": isinstance(refusal, InvitationExpired)}
    return render(request, "organisations/member/invitation.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@person_view
def accept(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """From one's own list: only where the address is proven."""
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    found = get_object_or_404(Invitation.objects.select_related("legal_entity"), public_id=invitation_id)
    if not invitations_to(person_id, at=timezone.now()).filter(pk=found.pk).exists():
        raise Http404
    return _accepted(request, found)


def _accepted(request: HttpRequest, found: Invitation) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    person = Person.objects.get(pk=actor.person_id)
    accept_invitation(invitation=found, person=person, by=actor, at=timezone.now(), on=timezone.localdate())
    words = _("Anda sekarang %(role)s di %(name)s.") % {"role": found.get_role_display(), "name": found.legal_entity.name}
    messages.success(request, words)
    return redirect("identity:organisation", found.legal_entity.public_id)
