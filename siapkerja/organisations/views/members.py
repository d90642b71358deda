"""Who may act for an organisation: list, roles, invitations, leaving."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actions.memberships import change_role, end_membership
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.identity.queries import members_of
from siapkerja.identity.rights import may_direct
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.organisations.actions.invitations import cancel_invitation, invite, send_again
from siapkerja.organisations.enums import InvitationState
from siapkerja.organisations.forms.organisations import InviteForm, RoleForm
from siapkerja.organisations.models import Invitation

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@organisation_view
def members(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    rows = list(members_of(organisation, on=timezone.localdate()))
    for row in rows:
        row.may_change = row.person_id != actor.person_id and may_direct(  # type: ignore[attr-defined]
            actor, organisation.pk, role=MemberRole(row.role), workplace_id=row.workplace_id
        )
    roles = _roles(request, organisation)
    sent = organisation.invitations.filter(state=InvitationState.SENT).select_related("workplace") if roles else []
    context = {
        "members": rows,
        "mine": [row for row in rows if row.person_id == actor.person_id],
        "invitations": [(row, row.is_expired(now)) for row in sent],
        "may_invite": bool(roles),
        "past": organisation.memberships.exclude(ended_at=None).select_related("person").order_by("-ended_at")[:20] if roles else [],
    }
    return render(request, "organisations/member/list.html", context)


@require_http_methods(GET_POST)
@organisation_view
def invite_member(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    roles = _demanded_roles(request, organisation)
    form = InviteForm(request.POST or None, organisation=organisation, roles=roles, initial={"role": MemberRole.CONTRIBUTOR})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        answers = {"email": data["email"], "role": MemberRole(data["role"]), "workplace": data["workplace"]}
        try:
            invite(legal_entity=organisation, **answers, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Undangan dikirim ke %(email)s.") % {"email": data["email"]})
            return redirect("organisations:members", organisation.public_id)
    return render(request, "organisations/member/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@organisation_view
def change_member(request: HttpRequest, organisation: LegalEntity, membership_id: int) -> HttpResponse:
    roles, member = _demanded_roles(request, organisation), _member(organisation, membership_id)
    initial = {"role": member.role, "workplace": str(member.workplace.public_id) if member.workplace else ""}
    form = RoleForm(request.POST or None, organisation=organisation, roles=roles, initial=initial)
    if request.method == "POST" and form.is_valid():
        role = MemberRole(form.cleaned_data["role"])
        try:
            change_role(membership=member, role=role, workplace=form.cleaned_data["workplace"], **_acting(request))
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Peran diganti. Yang bersangkutan dan pengelola lain diberi tahu."))
            return redirect("organisations:members", organisation.public_id)
    context = {"form": form, "member": member}
    return render(request, "organisations/member/change.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@organisation_view
def end_member(request: HttpRequest, organisation: LegalEntity, membership_id: int) -> HttpResponse:
    """Ask once more, then end; one's own membership is left the same way."""
    member = _member(organisation, membership_id)
    is_own = member.person_id == request.actor.person_id  # type: ignore[attr-defined]
    if not is_own:
        _demanded_roles(request, organisation)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            end_membership(membership=member, **_acting(request))
        except NotPermitted:
            raise
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Anda tidak lagi bertindak untuk organisasi ini.") if is_own else _("Peran diakhiri."))
            return redirect("identity:organisations") if is_own else redirect("organisations:members", organisation.public_id)
    context = {"member": member, "is_own": is_own, "refusal": refusal}
    return render(request, "organisations/member/end.html", context, status=422 if refusal else 200)


@require_POST
@organisation_view
def resend(request: HttpRequest, organisation: LegalEntity, invitation_id: UUID) -> HttpResponse:
    send_again(invitation=_invitation(organisation, invitation_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Undangan dikirim ulang. Tautan yang lama tidak berlaku lagi."))
    return redirect("organisations:members", organisation.public_id)


@require_POST
@organisation_view
def cancel(request: HttpRequest, organisation: LegalEntity, invitation_id: UUID) -> HttpResponse:
    cancel_invitation(invitation=_invitation(organisation, invitation_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Undangan dibatalkan."))
    return redirect("organisations:members", organisation.public_id)


def _roles(request: HttpRequest, organisation: LegalEntity) -> list[MemberRole]:
    """Roles the actor may give somewhere in the organisation."""
    actor = request.actor  # type: ignore[attr-defined]
    reaches = {claim.workplace_id for claim in actor.memberships if claim.legal_entity_id == organisation.pk}
    return [role for role in MemberRole if any(may_direct(actor, organisation.pk, role=role, workplace_id=reach) for reach in reaches)]


def _demanded_roles(request: HttpRequest, organisation: LegalEntity) -> list[MemberRole]:
    roles = _roles(request, organisation)
    if not roles:
        raise NotPermitted(_("Hanya penanggung jawab dan pengelola akun yang mengatur anggota."))
    return roles


def _member(organisation: LegalEntity, membership_id: int) -> Membership:
    return get_object_or_404(members_of(organisation, on=timezone.localdate()), pk=membership_id)


def _invitation(organisation: LegalEntity, invitation_id: UUID) -> Invitation:
    return get_object_or_404(Invitation, public_id=invitation_id, legal_entity=organisation)


def _acting(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now(), "on": timezone.localdate()}  # type: ignore[attr-defined]
