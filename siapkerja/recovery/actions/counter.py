"""Helping at the counter: an officer finds the person by their whole NIK, looks at the original card, and takes the new contact."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act, record_view
from siapkerja.identity.actions.people import NotANik
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import NikClaim, Person
from siapkerja.identity.permissions import regions_of, require
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.recovery.actions.contacts import require_code
from siapkerja.recovery.actions.reviews import OwnAccount
from siapkerja.recovery.actions.tickets import RecoveryAnswers, confirm_counter_ticket, open_ticket
from siapkerja.recovery.clocks import number_from, today_in
from siapkerja.recovery.enums import ContactKind, LookupPurpose, Way
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.recovery.queries import claims_of, region_for
from siapkerja.throttles import count_one


class NobodyHere(Refused):
    code = "nobody_here"
    sentence = _("Tidak ada akun dengan NIK ini di wilayah tugas Anda. Orangnya tetap dapat mengajukan sendiri lewat halaman pemulihan.")


class CardNotChecked(Refused):
    code = "card_not_checked"
    sentence = _("Periksa keempat hal pada KTP asli, lalu centang.")


@dataclass(frozen=True)
class CardCheck:
    """What the officer saw with their own eyes."""

    is_original: bool
    is_face_same: bool
    is_data_same: bool
    is_present: bool

    @property
    def is_complete(self) -> bool:
        return self.is_original and self.is_face_same and self.is_data_same and self.is_present


def look_up(*, nik: str, purpose: LookupPurpose, by: Actor, at: datetime) -> list[Person]:
    """The people of the officer's region who claim a NIK and have an account; every look-up is counted and logged, also vain ones.

    Raises:
        NotPermitted, NotANik, TooOften, NobodyHere.
    """
    regions = regions_of(GRANTS, by, Permission.HANDLE_RECOVERY)
    if not regions or by.person_id is None:
        raise NotPermitted()
    digits = nik_rules.digits_of(nik)
    if not nik_rules.is_wellformed(digits):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    day = today_in(None, at)
    count_one(what="recovery.lookup", of=str(by.person_id), per_hour=number_from("recovery.lookups_per_hour", day))
    found = [claim.person for claim in claims_of(nik=digits, passport="", country="")]
    mine = [person for person in found if _reaches(regions, person, digits, at)]
    record_act(by, "nik_looked_up", f"identity.person:{mine[0].pk if mine else 0}", at, purpose=purpose, found=len(mine))
    for person in mine:
        record_view(by, person.pk, "recovery", at, purpose=ViewPurpose.RECOVERY)
    if not mine:
        raise NobodyHere(fields={"nik": str(NobodyHere.sentence)})
    return mine


def _reaches(regions: frozenset[str], person: Person, nik: str, at: datetime) -> bool:
    region = region_for(person=person, nik=nik, on=today_in(None, at))
    return any((region.pk if region else "").startswith(code) for code in regions)


@transaction.atomic
def file_at_counter(
    *, person: Person, check: CardCheck, contact_kind: ContactKind, contact: str, drops_second_factors: bool, by: Actor, at: datetime
) -> RecoveryTicket:
    """Take the new contact of somebody who stands at the counter with their card, and send it a code.

    Raises:
        NotPermitted, OwnAccount, CardNotChecked, NobodyHere, AddressNotUsable.
    """
    if person.pk == by.person_id:
        raise OwnAccount()
    if not check.is_complete:
        raise CardNotChecked()
    claim = NikClaim.objects.standing().filter(person=person).first()
    if claim is None:
        raise NobodyHere()
    region = region_for(person=person, nik=claim.nik, on=today_in(None, at))
    require(GRANTS, by, Permission.HANDLE_RECOVERY, region_code=region.pk if region else "")
    day = nik_rules.parse(claim.nik, today=today_in(region, at)).born_on
    answers = RecoveryAnswers(
        nik=claim.nik,
        full_name=person.full_name,
        born_on=person.born_on or day or timezone.localdate(at),
        contact_kind=contact_kind,
        contact=contact,
        drops_second_factors=drops_second_factors,
    )
    ticket = open_ticket(answers=answers, way=Way.COUNTER, at=at)
    ticket.person, ticket.is_matched, ticket.region, ticket.taken_by_id = person, True, region, by.person_id
    ticket.save(update_fields=["person", "is_matched", "region", "taken_by"])
    record_act(by, "card_checked_at_counter", f"recovery.ticket:{ticket.pk}", at, person_id=person.pk)
    return ticket


def confirm_at_counter(*, ticket: RecoveryTicket, code: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The person read the code out to the officer: a second officer may now look, or by rule the same one.

    Raises:
        NotPermitted, WrongCode, CodeExpired, MoveNotAllowed.
    """
    if ticket.way != Way.COUNTER or ticket.taken_by_id != by.person_id:
        raise NotPermitted()
    require_code(case=ticket, code=code, at=at)
    return confirm_counter_ticket(ticket=ticket, by=by, at=at)
