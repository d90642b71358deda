from datetime import date, datetime

from django.db import transaction

from siapkerja.identity.actions.people import change_residence, complete_person, correct_nik
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import Sex
from siapkerja.identity.models import Person
from siapkerja.identity.permissions import require
from siapkerja.profiles.enums import WorkStatus
from siapkerja.profiles.models import Profile
from siapkerja.profiles.permissions import GRANTS, Permission


def own_profile(person: Person, *, by: Actor, at: datetime) -> Profile:
    """The person's profile, made if there is none, locked until the transaction ends and stamped as changed.

    Raises:
        NotPermitted: it is somebody else's.
    """
    require(GRANTS, by, Permission.CHANGE_PROFILE, person_id=person.pk)
    Profile.objects.get_or_create(person=person)
    profile = Profile.objects.select_for_update(of=("self",)).get(pk=person.pk)
    profile.updated_at = at
    profile.save(update_fields=["updated_at"])
    return profile


@transaction.atomic
def write_identity(
    *, person: Person, full_name: str, sex: Sex | str, born_on: date, phone: str, nik: str = "", by: Actor, at: datetime
) -> Person:
    """Write name, sex, birth, telephone and, where given, the NIK as on the identity card.

    Args:
        phone: as `siapkerja.kernel.phone.normalised` writes it.
        nik: what was typed, or "" to leave the standing claim as it is.

    Raises:
        NotANik, NikVerified: as `correct_nik`.
        NotPermitted: it is somebody else's record.
    """
    own_profile(person, by=by, at=at)
    if nik:
        correct_nik(person=person, nik=nik, by=by, at=at)
    return complete_person(
        person=person, full_name=full_name, sex=sex, born_on=born_on, phone=phone, village_code=person.village_id, by=by, at=at
    )


@transaction.atomic
def write_address(*, person: Person, village_code: str, street: str, postal_code: str, by: Actor, at: datetime) -> Profile:
    """Write where the person lives, to the village (ten digits)."""
    profile = own_profile(person, by=by, at=at)
    change_residence(person=person, village_code=village_code, by=by, at=at)
    profile.street, profile.postal_code = street, postal_code
    profile.save(update_fields=["street", "postal_code"])
    return profile


@transaction.atomic
def write_wanted(
    *, person: Person, work_status: WorkStatus | str, occupation_code: str | None, region_code: str | None, by: Actor, at: datetime
) -> Profile:
    """Write what work is sought, as an occupation of KBJI, and in which province or regency."""
    profile = own_profile(person, by=by, at=at)
    profile.work_status, profile.wanted_occupation_id, profile.wanted_region_id = work_status, occupation_code, region_code
    profile.save(update_fields=["work_status", "wanted_occupation", "wanted_region"])
    return profile


@transaction.atomic
def write_summary(*, person: Person, summary: str, by: Actor, at: datetime) -> Profile:
    """Write the person's own few lines about themselves, up to 600 characters."""
    profile = own_profile(person, by=by, at=at)
    profile.summary = summary
    profile.save(update_fields=["summary"])
    return profile
