"""Records of citizens without an account, waiting for their owner."""

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person

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
