"""Former passports, written by their bearer or by an officer who assists them."""

from datetime import date, datetime

from django.db import transaction

from siapkerja.identity.actions.passports import declare_former_passport, withdraw_former_passport
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import PassportClaim, Person
from siapkerja.identity.permissions import require
from siapkerja.profiles.permissions import GRANTS, Permission


@transaction.atomic
def add_former_passport(
    *, person: Person, number: str, country: str, expires_on: date, replaced_on: date, by: Actor, at: datetime
) -> PassportClaim:
    """Declare a passport used before the one in use; see `declare_former_passport` for its parameters.

    Raises:
        NotPermitted: it is somebody else's record.
        NotAPassport, NoPassport, FormerPassportKnown, ReplacedInFuture, TooManyFormerPassports.
    """
    require(GRANTS, by, Permission.CHANGE_PROFILE, person_id=person.pk)
    return declare_former_passport(
        person=person, number=number, country=country, expires_on=expires_on, replaced_on=replaced_on, by=by, at=at
    )


@transaction.atomic
def remove_former_passport(*, person: Person, claim_id: int, by: Actor, at: datetime) -> None:
    """Take back one that was typed wrongly.

    Raises:
        NotPermitted, NoPassport, PassportVerified.
    """
    require(GRANTS, by, Permission.CHANGE_PROFILE, person_id=person.pk)
    withdraw_former_passport(person=person, claim_id=claim_id, by=by, at=at)
