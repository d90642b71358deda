"""Citizens who were written down from a paper form before they had an account, and taking that record over later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.officers import CitizenRegistered
from siapkerja.files.models import StoredFile
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actions.disputed_niks import write_claim_states
from siapkerja.identity.actions.people import NotANik, claim_nik, complete_person
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose, NikClaimState, Sex
from siapkerja.identity.models import Assignment, Consent, NikClaim, Person, Representation, User
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.officers.actions.assistance import NotYourself, OutsideYourRegion, begin_on_form, store_form
from siapkerja.officers.actions.telling import tell_registered
from siapkerja.officers.models import CitizenRegistration
from siapkerja.officers.permissions import Permission
from siapkerja.officers.queries.assistance import assignment_for
from siapkerja.officers.queries.registrations import matching_citizen, own_things_of, registration_awaiting
from siapkerja.profiles.actions.histories import record_education
from siapkerja.profiles.actions.profiles import write_address, write_wanted
from siapkerja.profiles.queries import profile_of
from siapkerja.reference.models import Region
from siapkerja.reference.queries import rule


class FormTooOld(Refused):
    code = "form_too_old"
    sentence = _("Formulir ini hanya berlaku beberapa jam sejak dicatat. Minta kode dari warganya, atau formulir baru.")


class ConsentTakenBack(Refused):
    code = "consent_taken_back"
    sentence = _("Warga ini sudah menarik persetujuannya. Minta kode dari warganya bila ia ingin didampingi lagi.")


class NothingToTake(Refused):
    code = "nothing_to_take"
    sentence = _("Tidak ada catatan dari petugas yang menunggu Anda ambil.")


class OwnDataInTheWay(Refused):
    code = "own_data_in_the_way"
    sentence = _(
        "Akun Anda sudah berisi profil atau berkas sendiri, jadi catatan dari petugas tidak digabung begitu saja. "
        "Minta petugas menggabungkannya lewat permintaan koreksi data."
    )


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """What a citizen wrote on the form.

    Attributes:
        full_name, nik, sex, born_on: as on the identity card.
        village: where they live (ten digits).
        phone: as `siapkerja.kernel.phone.normalised` writes it, or "".
        education_code: highest schooling; "" where left empty, and then the school is not kept either.
        work_status, occupation_code, region_code: what work is sought and where; "" or None where left empty.
        agrees_to_matching: the second box, suggestions of vacancies and trainings.
    """

    full_name: str
    nik: str
    sex: Sex | str
    born_on: date
    village: Region
    street: str = ""
    postal_code: str = ""
    phone: str = ""
    education_code: str = ""
    institution: str = ""
    finished_in: int | None = None
    work_status: str = ""
    occupation_code: str | None = None
    region_code: str | None = None
    agrees_to_matching: bool = False


@transaction.atomic
def register_citizen(*, answers: PaperForm, form: BinaryIO, by: Actor, at: datetime, on: date) -> CitizenRegistration:
    """Write down a citizen of one's own region from a form they signed; the consent rests on the form, which is sealed and kept.

    Where the very same person (NIK, name, birth) lives in the region already, the form is added to their record and only
    what was empty is filled in. Whoever else claims the NIK is neither touched nor told of: several claims may stand.

    Raises:
        NotPermitted: an officer who registers nobody.
        OutsideYourRegion, NotANik, NotYourself.
        FileTooLarge, EmptyFile, FormNotReadable, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_form`.
    """
    assignment = _assignment_to_register(answers.village, by, on)
    digits = nik_rules.digits_of(answers.nik)
    if not nik_rules.is_wellformed(digits):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    known = matching_citizen(nik=digits, full_name=answers.full_name, born_on=answers.born_on, region_code=assignment.region_id or "")
    if known is not None and known.pk == by.person_id:
        raise NotYourself(fields={"nik": str(NotYourself.sentence)})
    person = known or _new_person(answers, digits, by, at)
    acting = by.on_behalf_of(person.pk)
    stored = store_form(person=person, stream=form, by=by, at=at, on=on)
    consent = _give_consents(person, answers, stored, acting, at)
    _fill_profile(person, answers, acting, at)
    row = CitizenRegistration.objects.create(
        person=person, officer_id=assignment.person_id, assignment=assignment, village=answers.village, form=stored, consent=consent,
        registered_at=at,
    )  # fmt: skip
    record_act(acting, "citizen_registered", f"identity.person:{person.pk}", at, village=answers.village.code, registration=row.pk)
    fact = CitizenRegistered(
        version=1, registration_id=row.pk, person_id=person.pk, agent_id=assignment.person_id, village_code=answers.village.code
    )
    publish(fact, by=by, at=at)
    tell_registered(registration=row, at=at)
    return row


def _assignment_to_register(village: Region, by: Actor, on: date) -> Assignment:
    if assignment_for(by, Permission.REGISTER_CITIZEN, region_code=None, on=on) is None:
        raise NotPermitted()
    assignment = assignment_for(by, Permission.REGISTER_CITIZEN, region_code=village.code, on=on)
    if assignment is None:
        raise OutsideYourRegion(fields={"village": str(OutsideYourRegion.sentence)})
    return assignment


def _new_person(answers: PaperForm, digits: str, by: Actor, at: datetime) -> Person:
    person = Person.objects.create(full_name=answers.full_name, created_at=at)
    claim_nik(person=person, nik=digits, by=by, at=at)
    complete_person(
        person=person, full_name=answers.full_name, sex=answers.sex, born_on=answers.born_on, phone=answers.phone,
        village_code=answers.village.code, by=by, at=at,
    )  # fmt: skip
    person.refresh_from_db()
    return person


def _give_consents(person: Person, answers: PaperForm, stored: StoredFile, by: Actor, at: datetime) -> Consent:
    wanted = [ConsentPurpose.REGISTERED_BY_OFFICER]
    if answers.agrees_to_matching:
        wanted.append(ConsentPurpose.USE_PROFILE_FOR_MATCHING)
    given = [give_consent(person=person, purpose=purpose, recipient=None, by=by, at=at, signed_form=stored) for purpose in wanted]
    return given[0]


def _fill_profile(person: Person, answers: PaperForm, by: Actor, at: datetime) -> None:
    """Write what the form says where nothing is written yet; what somebody told of themselves stays theirs."""
    profile = profile_of(person.pk)
    if answers.street and not profile.street:
        write_address(
            person=person, village_code=answers.village.code, street=answers.street, postal_code=answers.postal_code, by=by, at=at
        )
    if answers.education_code and profile.education_level_id is None:
        record_education(
            person=person, level_code=answers.education_code, institution=answers.institution, field_of_study="", started_in=None,
            finished_in=answers.finished_in, by=by, at=at,
        )  # fmt: skip
    if answers.work_status and not profile.work_status:
        write_wanted(
            person=person, work_status=answers.work_status, occupation_code=answers.occupation_code, region_code=answers.region_code,
            by=by, at=at,
        )  # fmt: skip


@transaction.atomic
def begin_with_registration(*, registration: CitizenRegistration, by: Actor, at: datetime, on: date) -> Representation:
    """Assist the citizen on the form one wrote them down from, within the hours such a form serves.

    Raises:
        NotPermitted: another officer's registration, or the assignment is over.
        ConsentTakenBack, FormTooOld.
    """
    assignment = assignment_for(by, Permission.ASSIST, region_code=registration.village_id, on=on)
    if registration.officer_id != by.person_id or assignment is None:
        raise NotPermitted()
    if not registration.is_consent_standing:
        raise ConsentTakenBack()
    if not registration.serves_at(at, hours=int(rule("assistance.form_hours", on).value)):
        raise FormTooOld()
    return begin_on_form(person=registration.person, assignment=assignment, form=registration.form, by=by, at=at, on=on)


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
