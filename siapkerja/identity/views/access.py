"""Doors for pages of an organisation and of officers. Whoever may not enter learns nothing: 404."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial, wraps
from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import allows, table_of
from siapkerja.kernel.errors import NotPermitted

View = Callable[..., HttpResponseBase]


def _set_up_or_nothing(request: HttpRequest) -> HttpResponseBase:
    """To the page where a second factor is set up, for those whose roles wait for one; for everybody else there is nothing.

    Raises:
        Http404: no role waits.
    """
    if not request.actor.awaits_second_factor:  # type: ignore[attr-defined]
        raise Http404
    target = {"next": request.get_full_path()} if request.method in {"GET", "HEAD"} else {}
    return HttpResponseRedirect(reverse("signin:second_factor") + (f"?{urlencode(target)}" if target else ""))


def fresh_view(view: View) -> View:
    """A page for something that must not be done by whoever finds a screen left open: contacts, factors, keys, exports.

    Whoever has not shown a passkey, a code or the password within the last five minutes
    (`ACCOUNT_REAUTHENTICATION_TIMEOUT`) is asked for one and comes back; what was being posted is kept and posted then.
    Signing in alone does not count. Files in a post are not kept: ask on the page that shows the form, too. Write it
    below the doors, so that strangers get their 404 first:

        @require_http_methods(["GET", "HEAD", "POST"])
        @person_view
        @fresh_view
        def change_bank_account(request): ...
    """
    fresh: View = reauthentication_required(view)
    return fresh


def organisation_view(view: View | None = None, *, needs: StrEnum | None = None) -> Any:
    """A page of one organisation, on a route with `<uuid:organisation_id>`.

    The view takes `(request, organisation, …)`. The actor then acts for the organisation in the address, on every
    request anew, so two browser tabs cannot file for the wrong company. `request.organisation` is for the frame.

        @organisation_view(needs=Permission.WRITE_VACANCY)
        def new(request, organisation): ...

    Args:
        needs: a permission of a declared grants table that some role of the actor in the organisation must carry.
            Whether the role reaches a certain workplace is asked by the action.

    Raises:
        Http404: the actor has no membership in force.
        NotPermitted: a member whose role does not carry what the page needs.
    """
    if view is None:
        return partial(organisation_view, needs=needs)

    @wraps(view)
    def entered(request: HttpRequest, organisation_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        mine = {claim.legal_entity_id for claim in actor.memberships}
        organisation = LegalEntity.objects.filter(public_id=organisation_id, pk__in=mine).first() if mine else None
        if organisation is None:
            return _where_it_went(request, organisation_id, mine) or _set_up_or_nothing(request)
        request.actor = actor.acting_for(organisation.pk)  # type: ignore[attr-defined]
        request.organisation = organisation  # type: ignore[attr-defined]
        if needs is not None:
            _demand_role(request.actor, needs, organisation)  # type: ignore[attr-defined]
        return view(request, organisation, *args, **kwargs)

    return entered


def _where_it_went(request: HttpRequest, organisation_id: UUID, mine: set[int]) -> HttpResponseBase | None:
    """The same page of the organisation that a duplicate became part of, for its members."""
    if not mine or request.method not in {"GET", "HEAD"}:
        return None
    kept = LegalEntity.objects.filter(absorbed__public_id=organisation_id, pk__in=mine).values_list("public_id", flat=True).first()
    if kept is None:
        return None
    return HttpResponseRedirect(request.get_full_path().replace(str(organisation_id), str(kept), 1), status=301)


def _demand_role(actor: Actor, needs: StrEnum, organisation: LegalEntity) -> None:
    """Let a member in whose role carries the permission; tell others which roles do and whom to ask."""
    table = table_of(needs)
    if allows(table.grants, actor, needs, legal_entity_id=organisation.pk):
        return
    wanted = table.grants[needs].members
    mine = actor.member_roles(organisation.pk)
    raise NotPermitted(
        _(
            "Peran Anda di %(organisation)s: %(mine)s. Yang diperlukan untuk “%(what)s”: %(wanted)s. "
            "Minta penanggung jawab organisasi menambah peran Anda."
        )
        % {
            "organisation": organisation.name,
            "mine": ", ".join(str(role.label) for role in MemberRole if role in mine),
            "what": table.words[needs],
            "wanted": ", ".join(str(role.label) for role in MemberRole if role in wanted),
        }
    )


def officer_view(*roles: OfficerRole) -> Callable[[View], View]:
    """A page for officers who hold one of `roles` today, over whatever region; none given means any officer.

    Which rows they see is the queryset's business (`actor.officer_regions`).

    Raises:
        Http404: the actor holds none of the roles.
    """
    wanted = frozenset(roles or OfficerRole)

    def door(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor.officer_regions(wanted):  # type: ignore[attr-defined]
                return _set_up_or_nothing(request)
            return view(request, *args, **kwargs)

        return entered

    return door


def person_view(view: View) -> View:
    """A page about one's own matters: whoever is signed in needs a person behind the account, else 404."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.is_known:  # type: ignore[attr-defined]
            raise Http404
        return view(request, *args, **kwargs)

    return entered
