"""Assessors of a body."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sertihub.actions.refusals import NotValid
from sertihub.models import Assessor, CertificationBody
from sertihub.permissions import Permission, demand
from siapkerja.audit.recording import record_view
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import Person
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries.rules import UnknownRule, rule
from siapkerja.workflow.moves import locked
from siapkerja.workflow.validity import demand_valid


class IssuedLater(Refused):
    code = "assessor_issued_later"
    sentence = _("Tanggal terbit paling akhir hari ini.")


class RegistrationOver(Refused):
    code = "assessor_registration_over"
    sentence = _("Registrasi asesor ini sudah berakhir. Isi tanggal terbit perpanjangannya.")


class NumberOfSomebodyElse(Refused):
    code = "assessor_number_taken"
    sentence = _("Nomor registrasi ini tercatat atas nama orang lain. Periksa angkanya pada kartu asesor.")


class AlreadyHere(Refused):
    code = "assessor_already_here"
    sentence = _("Orang ini sudah tercatat sebagai asesor di lembaga Anda.")


@transaction.atomic
def register_assessor(
    *, body: CertificationBody, person: Person, registration_number: str, issued_on: date, by: Actor, at: datetime, on: date
) -> Assessor:
    """Let a person assess for the body, as long as their registration lasts (rule certification.assessor_years).

    Args:
        registration_number: `MET.000.0NNNNN YYYY`.
        issued_on: first day of the registration or of its renewal.

    Raises:
        NotPermitted, AlreadyHere.
        IssuedLater, RegistrationOver: days that cannot be.
        NumberOfSomebodyElse: the number is another person's.
        NotValid: the number does not have its shape.
    """
    demand(by, Permission.KEEP_ASSESSORS, body.legal_entity_id)
    valid_until = _last_day(issued_on, on)
    number = " ".join(registration_number.upper().split())
    if Assessor.objects.filter(registration_number=number).exclude(person=person).exists():
        raise NumberOfSomebodyElse(fields={"registration_number": str(NumberOfSomebodyElse.sentence)})
    if Assessor.objects.of(body.pk).filter(person=person, ended_on=None).exists():
        raise AlreadyHere(fields={"who": str(AlreadyHere.sentence)})
    assessor = Assessor(body=body, person=person, registration_number=number, issued_on=issued_on, valid_until=valid_until)
    demand_valid(assessor, refusal=NotValid, exclude=["body", "person"])
    assessor.save()
    record_view(by, person.pk, "assessor", at, purpose=ViewPurpose.ORGANISATION)
    return assessor


@transaction.atomic
def renew_assessor(*, assessor: Assessor, issued_on: date, by: Actor, at: datetime, on: date) -> Assessor:
    """Write down that a registration was renewed.

    Raises:
        NotPermitted.
        IssuedLater, RegistrationOver: days that cannot be.
    """
    current = locked(assessor)
    demand(by, Permission.KEEP_ASSESSORS, current.body.legal_entity_id)
    valid_until = _last_day(issued_on, on)
    current.issued_on, current.valid_until = issued_on, valid_until
    current.save(update_fields=["issued_on", "valid_until"])
    return current


@transaction.atomic
def end_assessor(*, assessor: Assessor, by: Actor, at: datetime, on: date) -> Assessor:
    """The body sends them to nobody any more; what they assessed stays.

    Raises:
        NotPermitted.
    """
    current = locked(assessor)
    demand(by, Permission.KEEP_ASSESSORS, current.body.legal_entity_id)
    if current.ended_on is None:
        current.ended_on = on
        current.save(update_fields=["ended_on"])
    return current


def _last_day(issued_on: date, on: date) -> date:
    """Until when a registration of that day lasts.

    Raises:
        IssuedLater: it begins after `on`.
        RegistrationOver: it has ended by `on`.
    """
    if issued_on > on:
        raise IssuedLater(fields={"issued_on": str(IssuedLater.sentence)})
    try:
        years = int(rule("certification.assessor_years", issued_on).value)
    except UnknownRule:
        years = 0  # from before the first rule the portal knows: long over
    valid_until = add_months(issued_on, 12 * years)
    if valid_until < on:
        raise RegistrationOver(fields={"issued_on": str(RegistrationOver.sentence)})
    return valid_until
