"""A foreigner shows the passport at the counter: the officer compares it with what is recorded."""

from datetime import date, datetime

from django.db import transaction

from siapkerja.audit.recording import record_act
from siapkerja.identity.actions.passports import confirm_passport
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import PassportClaim, Person
from siapkerja.kernel.errors import NotPermitted
from siapkerja.officers.permissions import Permission
from siapkerja.officers.queries.assistance import assignment_for


@transaction.atomic
def compare_passport(*, claim_id: int | None = None, by: Actor, at: datetime, on: date) -> PassportClaim:
    """The passport recorded for the person one assists was compared with the booklet and its bearer, who stands at the counter: from now
    on it proves who they are, as a NIK does that the population registry matched.

    Args:
        claim_id: which of the person's passports, also a former one; None is the one in use.
        by: an officer who assists that person now (`Actor.on_behalf_of_id`).

    Raises:
        NotPermitted: assists nobody, or has no role that compares passports.
        NoPassport, PassportExpired, CurrentPassportFirst, PassportElsewhere.
    """
    if by.on_behalf_of_id is None or by.on_behalf_of_id == by.person_id:
        raise NotPermitted
    if assignment_for(by, Permission.COMPARE_PASSPORT, region_code=None, on=on) is None:
        raise NotPermitted
    claim = confirm_passport(person=Person.objects.get(pk=by.on_behalf_of_id), claim_id=claim_id, at=at)
    record_act(by, "passport_compared", f"identity.person:{by.on_behalf_of_id}", at, claim=claim.pk)
    return claim
