from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish, publish_all
from siapkerja.facts.identity import NikClaimed, PersonIdentityChanged
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState, Sex
from siapkerja.identity.fields import nik_index
from siapkerja.identity.models import NikClaim, Person, User
from siapkerja.identity.nik_reading import names_of_regions, read_nik
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import Refused


class NotANik(Refused):
    code = "not_a_nik"
    sentence = _("NIK terdiri dari 16 angka. Periksa kembali angka pada KTP Anda.")


class NikAlreadyClaimed(Refused):
    code = "nik_already_claimed"
    sentence = _("Anda sudah mencatatkan sebuah NIK.")


class NikVerified(Refused):
    code = "nik_verified"
    sentence = _("NIK ini sudah dicek dan cocok, jadi tidak dapat diganti sendiri. Hubungi petugas bila datanya keliru.")


class ContactIsTheirs(Refused):
    code = "contact_is_theirs"
    sentence = _("Nomor telepon hanya dapat diganti oleh orangnya sendiri, dari akunnya.")


@transaction.atomic
def register_account(*, user: User, full_name: str, at: datetime) -> Person:
    """Give a new account its person.

    Args:
        user: an account not yet saved or without a person.
        full_name: as on the identity card, up to 150 characters.
    """
    person = Person.objects.create(full_name=full_name, created_at=at)
    user.person = person
    user.save()
    return person


@transaction.atomic
def claim_nik(*, person: Person, nik: str, by: Actor, at: datetime) -> NikClaim:
    """Record that a person says this NIK is theirs. Never refuses a true NIK: others may claim it too until one is verified.

    Raises:
        NotANik: not sixteen digits.
        NikAlreadyClaimed: the person has a standing claim.
    """
    digits = nik_rules.digits_of(nik)
    if not nik_rules.is_wellformed(digits):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    try:
        with transaction.atomic():
            claim = NikClaim.objects.create(
                person=person,
                nik=digits,
                nik_index=nik_index(digits),
                state=NikClaimState.CLAIMED,
                doubts=doubts_about(digits, person, at),
                claimed_at=at,
            )
    except IntegrityError as error:
        raise NikAlreadyClaimed() from error
    publish(NikClaimed(version=1, nik_claim_id=claim.pk, person_id=person.pk), by=by, at=at)
    return claim


@transaction.atomic
def claim_niks(*, people: Sequence[tuple[Person, str]], by: Actor) -> int:
    """Record the NIK of many new people at once, as when a list is taken over, each since their record began. Returns how many.

    Raises:
        NotANik: one of them is not sixteen digits.
        IntegrityError: one of them has a standing claim.
    """
    claimed = [(person, nik_rules.digits_of(nik)) for person, nik in people]
    if not all(nik_rules.is_wellformed(digits) for _person, digits in claimed):
        raise NotANik()
    names = names_of_regions(digits for _person, digits in claimed)
    claims = NikClaim.objects.bulk_create(
        NikClaim(
            person=person,
            nik=digits,
            nik_index=nik_index(digits),
            state=NikClaimState.CLAIMED,
            doubts=doubts_about(digits, person, person.created_at, names),
            claimed_at=person.created_at,
        )
        for person, digits in claimed
    )
    told = [(NikClaimed(version=1, nik_claim_id=claim.pk, person_id=claim.person_id), claim.claimed_at) for claim in claims]
    publish_all(told, by=by)
    return len(claims)


def doubts_about(nik: str, person: Person, at: datetime, names: Mapping[str, str] | None = None) -> list[str]:
    """What in a NIK does not fit what is known of the person: a mark for whoever verifies, never a refusal.

    Args:
        names: of regions, where many numbers are read together.
    """
    reading = read_nik(nik, today=timezone.localdate(at), sex=person.sex, born_on=person.born_on, names=names)
    return [doubt.value for doubt in reading.doubts] if reading else []


@transaction.atomic
def correct_nik(*, person: Person, nik: str, by: Actor, at: datetime) -> NikClaim:
    """Claim this NIK in place of what the person claimed before; saying the same again changes nothing.

    Raises:
        NotANik: not sixteen digits.
        NikVerified: the standing claim is verified and differs.
    """
    digits = nik_rules.digits_of(nik)
    if not nik_rules.is_wellformed(digits):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    standing = NikClaim.objects.standing().select_for_update().filter(person=person).first()
    if standing is not None:
        if standing.nik == digits:
            return standing
        if standing.state == NikClaimState.VERIFIED:
            raise NikVerified(fields={"nik": str(NikVerified.sentence)})
        standing.state, standing.decided_at = NikClaimState.WITHDRAWN, at
        standing.save(update_fields=["state", "decided_at"])
    return claim_nik(person=person, nik=digits, by=by, at=at)


@transaction.atomic
def complete_person(
    *,
    person: Person,
    full_name: str,
    sex: Sex | str,
    born_on: date | None,
    phone: str,
    village_code: str | None,
    by: Actor,
    at: datetime,
) -> Person:
    """Write the identity part of a person's record.

    Args:
        phone: as `siapkerja.kernel.phone.normalised` writes it, or "".
        village_code: ten digits; where the person lives.

    Raises:
        ContactIsTheirs: somebody who acts for the person changes the telephone number beside an account.
    """
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if by.on_behalf_of_id and phone != (locked.phone or "") and User.objects.filter(person=locked).exists():
        raise ContactIsTheirs(fields={"phone": str(ContactIsTheirs.sentence)})
    is_changed = (locked.full_name, locked.sex, locked.born_on) != (full_name, str(sex), born_on)
    locked.full_name, locked.sex, locked.born_on = full_name, sex, born_on
    locked.phone, locked.village_id = phone or None, village_code
    locked.save()
    for claim in NikClaim.objects.standing().filter(person=locked):
        claim.doubts = doubts_about(claim.nik, locked, at)
        claim.save(update_fields=["doubts"])
    if is_changed:
        publish(PersonIdentityChanged(version=1, person_id=locked.pk), by=by, at=at)
    return locked


@transaction.atomic
def change_residence(*, person: Person, village_code: str | None, by: Actor, at: datetime) -> None:
    """Write where a person lives, to the village (ten digits)."""
    Person.objects.filter(pk=person.pk).update(village_id=village_code)
