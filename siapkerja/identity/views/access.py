"""Doors for pages of an organisation and of officers. Whoever may not enter learns nothing: 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import LegalEntity

View = Callable[..., HttpResponseBase]


def organisation_view(view: View) -> View:
    """A page of one organisation, on a route with `<uuid:organisation_id>`.

    The view takes `(request, organisation, …)`. The actor then acts for the organisation in the address, on every
    request anew, so two browser tabs cannot file for the wrong company. `request.organisation` is for the frame.

    Raises:
        Http404: the actor has no membership in force.
    """

    @wraps(view)
    def entered(request: HttpRequest, organisation_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        mine = {claim.legal_entity_id for claim in actor.memberships}
        organisation = LegalEntity.objects.filter(public_id=organisation_id, pk__in=mine).first() if mine else None
        if organisation is None:
            raise Http404
        request.actor = actor.acting_for(organisation.pk)  # type: ignore[attr-defined]
        request.organisation = organisation  # type: ignore[attr-defined]
        return view(request, organisation, *args, **kwargs)

    return entered


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
                raise Http404
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
