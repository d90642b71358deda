"""Test venues (TUK) of a body."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sertihub.actions.refusals import NotValid
from sertihub.actions.schemes import tell_offer
from sertihub.enums import VenueKind
from sertihub.models import CertificationBody, Scheme, Venue
from sertihub.permissions import Permission, demand
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked
from siapkerja.workflow.validity import demand_valid


class LastVenue(Refused):
    code = "last_venue_of_published_schemes"
    sentence = _("Ini TUK terakhir, sedangkan lembaga Anda masih menawarkan skema. Catat TUK lain dulu, atau tarik skemanya.")


@dataclass(frozen=True, kw_only=True)
class VenueContent:
    kind: VenueKind
    name: str
    address: str
    regency_id: str


@transaction.atomic
def open_venue(*, body: CertificationBody, content: VenueContent, by: Actor, at: datetime) -> Venue:
    """Add a test venue; schemes are found in its regency from now on.

    Raises:
        NotPermitted.
        NotValid: by field.
    """
    demand(by, Permission.KEEP_VENUES, body.legal_entity_id)
    venue = Venue(body=body, **asdict(content))
    demand_valid(venue, refusal=NotValid, exclude=["body"])
    venue.save()
    _tell_places(body, by, at)
    return venue


@transaction.atomic
def close_venue(*, venue: Venue, by: Actor, at: datetime, on: date) -> Venue:
    """Nobody is scheduled there any more.

    Raises:
        NotPermitted.
        LastVenue: published schemes would have none.
    """
    current = locked(venue)
    demand(by, Permission.KEEP_VENUES, current.body.legal_entity_id)
    if current.closed_on is not None:
        return current
    others = current.body.venues.open().exclude(pk=current.pk)
    if not others.exists() and current.body.schemes.public().exists():
        raise LastVenue()
    current.closed_on = on
    current.save(update_fields=["closed_on"])
    _tell_places(current.body, by, at)
    return current


def _tell_places(body: CertificationBody, by: Actor, at: datetime) -> None:
    for scheme in Scheme.objects.of(body.pk).public().select_for_update(of=("self",)).order_by("pk"):
        scheme.version += 1
        scheme.save(update_fields=["version"])
        tell_offer(scheme=scheme, by=by, at=at)
