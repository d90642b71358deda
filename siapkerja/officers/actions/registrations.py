"""Citizens who were written down at a counter before they had an account, and taking that record over later."""

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.identity.actions.disputed_niks import write_claim_states
from siapkerja.identity.actions.people import NotANik, claim_nik, complete_person
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState, Sex
from siapkerja.identity.models import Consent, NikClaim, Person, Representation, User
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.officers.actions.assistance import OutsideYourRegion, begin_with_form
from siapkerja.officers.permissions import Permission
from siapkerja.officers.queries.assistance import assignment_for
from siapkerja.officers.queries.registrations import own_things_of, registration_awaiting
from siapkerja.reference.models import Region


class NikKnown(Refused):
    code = "nik_known"
    sentence = _("NIK ini sudah tercatat. Dampingi warganya dengan kode atau formulir, tanpa mencatatkannya lagi.")


class NothingToTake(Refused):
    code = "nothing_to_take"
    sentence = _("Tidak ada catatan dari petugas yang menunggu Anda ambil.")


class OwnDataInTheWay(Refused):
    code = "own_data_in_the_way"
    sentence = _(
        "Akun Anda sudah berisi profil atau berkas sendiri, jadi catatan dari petugas tidak digabung begitu saja. "
        "Minta petugas menggabungkannya lewat permintaan koreksi data."
    )


@transaction.atomic
def register_citizen(
    *,
    full_name: str,
    nik: str,
    sex: Sex | str,
    born_on: date,
    village: Region,
    phone: str,
    form: BinaryIO,
    by: Actor,
    at: datetime,
    on: date,
) -> Representation:
    """Write down a citizen of one's own region who has no account, on a form they signed, and begin to assist them.

    Args:
        full_name, nik, sex, born_on: as on the identity card.
        village: where the citizen lives (ten digits); must lie in the officer's region.
        phone: as `siapkerja.kernel.phone.normalised` writes it, or "".

    Raises:
        NotPermitted: an officer who registers nobody.
        OutsideYourRegion, NotANik.
        NikKnown: somebody is written down under this NIK already.
        FileTooLarge, EmptyFile, FormNotReadable.
    """
    if assignment_for(by, Permission.REGISTER_CITIZEN, region_code=None, on=on) is None:
        raise NotPermitted()
    if assignment_for(by, Permission.REGISTER_CITIZEN, region_code=village.code, on=on) is None:
        raise OutsideYourRegion(fields={"village": str(OutsideYourRegion.sentence)})
    digits = nik_rules.digits_of(nik)
    if not nik_rules.is_wellformed(digits):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    if NikClaim.objects.standing().of_nik(digits).exists():
        raise NikKnown(fields={"nik": str(NikKnown.sentence)})
    person = Person.objects.create(full_name=full_name, created_at=at)
    claim_nik(person=person, nik=digits, by=by, at=at)
    complete_person(person=person, full_name=full_name, sex=sex, born_on=born_on, phone=phone, village_code=village.code, by=by, at=at)
    person.refresh_from_db()
    record_act(by, "citizen_registered", f"identity.person:{person.pk}", at, village=village.code)
    return begin_with_form(person=person, stream=form, by=by, at=at, on=on)


@transaction.atomic
def take_over_registration(*, person: Person, by: Actor, at: datetime) -> Person:
    """Let a new account continue with the record officers made of its owner, found by the owner's verified NIK.

    The account moves to that record; the claim made at sign-up gives way to the record's, which counts as verified.

    Raises:
        NotPermitted: somebody else's account, or an officer acting for its owner.
        NothingToTake: no record without an account claims the NIK, or the NIK is not verified.
        OwnDataInTheWay: the account has a record of its own that would be lost.
    """
    if by.person_id != person.pk or by.on_behalf_of_id:
        raise NotPermitted()
    user = User.objects.select_for_update(of=("self",)).get(person=person)
    waiting = registration_awaiting(person)
    if waiting is None:
        raise NothingToTake()
    if own_things_of(person):
        raise OwnDataInTheWay()
    own = NikClaim.objects.standing().select_for_update().get(person=person)
    registered = waiting.person
    cause = f"identity.person:{person.pk}"
    write_claim_states(states={own.pk: NikClaimState.WITHDRAWN}, by=by, at=at, cause=cause)
    write_claim_states(states={waiting.pk: NikClaimState.VERIFIED}, by=by, at=at, cause=cause)
    Consent.objects.filter(person=person).update(person=registered)
    user.person = registered
    user.save(update_fields=["person"])
    record_act(by, "registration_taken_over", f"identity.person:{registered.pk}", at, account=user.pk, former=person.pk)
    return registered
