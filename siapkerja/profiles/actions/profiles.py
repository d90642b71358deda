from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actions.passports import correct_passport
from siapkerja.identity.actions.people import change_residence, complete_person, correct_nik
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import Sex
from siapkerja.identity.models import Person
from siapkerja.identity.permissions import require
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.enums import WantedContract, WorkStatus
from siapkerja.profiles.identity_sources import is_locked
from siapkerja.profiles.models import Profile
from siapkerja.profiles.permissions import GRANTS, Permission


@dataclass(frozen=True)
class Passport:
    """A passport as it is typed; `country` is ISO 3166-1 alpha-3."""

    number: str
    country: str
    expires_on: date


class IdentityLocked(Refused):
    code = "identity_locked"
    sentence = _("Sudah cocok dengan data kependudukan, jadi tidak dapat diganti sendiri. Hubungi petugas bila keliru.")


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
    *,
    person: Person,
    full_name: str,
    sex: Sex | str,
    born_on: date,
    phone: str,
    nik: str = "",
    passport: Passport | None = None,
    by: Actor,
    at: datetime,
) -> Person:
    """Write name, sex, birth, telephone and, where given, the NIK as on the identity card.

    Args:
        phone: as `siapkerja.kernel.phone.normalised` writes it.
        nik: what was typed, or "" to leave the standing claim as it is.
        passport: of a foreigner; None leaves the standing one as it is.

    Raises:
        NotANik, NikVerified: as `correct_nik`.
        IdentityLocked: another name, sex or birth than the one that was compared and matched.
        NotAPassport, PassportExpired, PassportVerified: as `correct_passport`.
        NotPermitted: it is somebody else's record.
    """
    own_profile(person, by=by, at=at)
    _refuse_changes_of_what_was_compared(person, full_name=full_name, sex=str(sex), born_on=born_on)
    if nik:
        correct_nik(person=person, nik=nik, by=by, at=at)
    if passport:
        correct_passport(person=person, number=passport.number, country=passport.country, expires_on=passport.expires_on, by=by, at=at)
    return complete_person(
        person=person, full_name=full_name, sex=sex, born_on=born_on, phone=phone, village_code=person.village_id, by=by, at=at
    )


def _refuse_changes_of_what_was_compared(person: Person, **written: str | date) -> None:
    if not is_locked(standing_nik(person.pk)):
        return
    changed = [name for name, value in written.items() if getattr(person, name) and value != getattr(person, name)]
    if changed:
        raise IdentityLocked(fields=dict.fromkeys(changed, str(IdentityLocked.sentence)))


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
    *,
    person: Person,
    work_status: WorkStatus | str,
    occupation_code: str | None,
    region_code: str | None,
    wage: int | None = None,
    contract: WantedContract | str = "",
    by: Actor,
    at: datetime,
) -> Profile:
    """Write what work is sought, as an occupation of KBJI, in which province or regency, and on what terms.

    Args:
        wage: the least, rupiah a month; None where that is left open.
        contract: "" where any will do.
    """
    profile = own_profile(person, by=by, at=at)
    profile.work_status, profile.wanted_occupation_id, profile.wanted_region_id = work_status, occupation_code, region_code
    profile.wanted_wage, profile.wanted_contract = wage, contract
    profile.save(update_fields=["work_status", "wanted_occupation", "wanted_region", "wanted_wage", "wanted_contract"])
    return profile


@transaction.atomic
def write_summary(*, person: Person, summary: str, by: Actor, at: datetime) -> Profile:
    """Write the person's own few lines about themselves, up to 600 characters."""
    profile = own_profile(person, by=by, at=at)
    profile.summary = summary
    profile.save(update_fields=["summary"])
    return profile
