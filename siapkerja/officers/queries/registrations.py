"""Citizens written down by officers: whom a form means, whose record waits for its owner, and the officers' list."""

from datetime import date

from django.db.models import QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person
from siapkerja.officers.models import CitizenRegistration
from siapkerja.officers.permissions import GRANTS, Permission
from siapkerja.officers.queries.assistance import is_called

# What a fresh account has of itself; everything else is a matter of the person's own.
_OF_EVERY_ACCOUNT = {"identity.User", "identity.NikClaim", "identity.Consent", "officers.AssistanceCode"}
_APPS_OF_EVERY_ACCOUNT = {"notifications", "account", "signin", "mfa", "usersessions"}


def registration_awaiting(person: Person) -> NikClaim | None:
    """The claim of a record without an account on the NIK that is proven to be this person's; two queries."""
    own = NikClaim.objects.filter(person=person, state=NikClaimState.VERIFIED).first()
    if own is None:
        return None
    others = NikClaim.objects.standing().of_nik(own.nik).exclude(person=person).filter(person__user=None)
    return others.select_related("person").order_by("pk").first()


def own_things_of(person: Person) -> list[str]:
    """Labels of tables that hold something of a person beyond what every new account has."""
    found = []
    for relation in Person._meta.related_objects:
        label, app = relation.related_model._meta.label, relation.related_model._meta.app_label
        if label in _OF_EVERY_ACCOUNT or app in _APPS_OF_EVERY_ACCOUNT:
            continue
        if relation.related_model._default_manager.filter(**{relation.field.name: person}).exists():
            found.append(label)
    return sorted(set(found))


def matching_citizen(*, nik: str, full_name: str, born_on: date, region_code: str) -> Person | None:
    """The one person who claims this NIK and is called and born as the form says, living in the region; else None.

    Anything less is somebody whose record the officer has no business with.
    """
    claims = NikClaim.objects.standing().of_nik(nik).filter(person__born_on=born_on, person__village__code__startswith=region_code)
    same = [claim.person for claim in claims.select_related("person") if is_called(claim.person, full_name)]
    return same[0] if len(same) == 1 else None


def registrations_seen_by(actor: Actor) -> QuerySet[CitizenRegistration]:
    """Registrations of the villages the officer registers citizens of, newest first."""
    regions = actor.officer_regions(GRANTS[Permission.REGISTER_CITIZEN].officers)
    return CitizenRegistration.objects.within(regions).with_names().order_by("-pk")
