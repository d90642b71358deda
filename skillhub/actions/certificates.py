"""Training certificates: issued to whoever has passed, held back while a NIK is disputed, withdrawn for a reason."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import Facts, issue
from siapkerja.documents.actions.documents import withdraw as withdraw_document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.skillhub import TrainingCertificateIssued, TrainingCertificateWithdrawn
from siapkerja.identity.actor import Actor
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.profiles.actions.qualifications import lose, prove
from siapkerja.workflow.moves import locked
from skillhub.actions.enrolments import ids_of
from skillhub.enums import CertificateWithdrawReason
from skillhub.models import Batch, Enrolment, TrainingCertificate
from skillhub.permissions import Permission, demand
from skillhub.queries.certificates import never_certified, signatory_of

KIND = "training_certificate"
AT_ONCE = 500


class NikIsHeld(Refused):
    code = "nik_is_held"
    sentence = _(
        "NIK peserta ini sedang diperiksa karena diakui lebih dari satu orang, jadi sertifikatnya ditahan dulu. "
        "Sertifikat terbit sendiri setelah pemeriksaan selesai."
    )


class NotPassed(Refused):
    code = "training_not_passed"
    sentence = _("Sertifikat hanya untuk peserta yang dinyatakan lulus.")


class CertificateStands(Refused):
    code = "certificate_stands"
    sentence = _("Peserta ini sudah punya sertifikat yang berlaku. Cabut dulu bila perlu diterbitkan ulang.")


@transaction.atomic
def issue_certificate(*, enrolment: Enrolment, by: Actor, at: datetime) -> TrainingCertificate:
    """Issue the certificate of a training under the centre's next number of the year, and show it in the person's profile.

    Raises:
        NotPermitted.
        NotPassed: only who has passed gets one.
        CertificateStands: there is one already.
        NikIsHeld: it is being heard whose NIK the person's is; nothing is issued on it meanwhile.
    """
    programme = enrolment.batch.programme
    demand(by, Permission.SELECT_PARTICIPANTS, programme)
    current = locked(enrolment)
    if current.state != "passed":
        raise NotPassed()
    if current.certificates.standing().exists():
        raise CertificateStands()
    if is_nik_of_person_held(current.person_id):
        raise NikIsHeld()
    on = day_in(programme.workplace.time_zone, at)
    with translation.override("id"):
        facts = _facts(current, on)
    number = _next_number(current.batch, on, at)
    document = issue(
        kind=KIND, number=number, subject=f"skillhub.enrolment:{current.pk}", facts=facts, holder=current.person.full_name,
        valid_until=None, person_id=current.person_id, by=by, at=at,
    )  # fmt: skip
    certificate = TrainingCertificate.objects.create(enrolment=current, document=document, issued_on=on)
    prove(
        person_id=current.person_id, kind="training", title=programme.title, issuer_id=programme.legal_entity_id,
        document_id=document.pk, number=number, issued_on=on, valid_until=None, source=certificate.source,
        occupation_code=programme.occupation_id or "", unit_codes=programme.unit_codes(), by=by, at=at,
    )  # fmt: skip
    _tell(TrainingCertificateIssued, certificate, by, at)
    return certificate


@transaction.atomic
def withdraw_certificate(
    *, certificate: TrainingCertificate, reason: CertificateWithdrawReason, by: Actor, at: datetime
) -> TrainingCertificate:
    """Withdraw it; the public check says so and why, and the profile no longer counts it.

    Raises:
        NotPermitted.
        MoveNotAllowed: it is withdrawn already.
    """
    current = locked(certificate)
    demand(by, Permission.WITHDRAW_CERTIFICATE, current.enrolment.batch.programme)
    if current.withdrawn_at is not None:
        raise MoveNotAllowed(_now("Sertifikat ini sudah dicabut."))
    withdraw_document(document=current.document, reason_code=str(reason), by=by, at=at)
    current.withdrawn_at, current.version = at, current.version + 1
    current.save(update_fields=["withdrawn_at", "version"])
    lose(source=current.source, reason_code=str(reason), by=by, at=at)
    _tell(TrainingCertificateWithdrawn, current, by, at, reason_code=str(reason))
    return current


def issue_missing(*, person_ids: Collection[int] | None = None, by: Actor, at: datetime) -> int:
    """Issue what was held back and no longer needs to be, each in a transaction of its own. Returns how many."""
    issued = 0
    for enrolment in never_certified(person_ids)[:AT_ONCE]:
        try:
            issue_certificate(enrolment=enrolment, by=by, at=at)
            issued += 1
        except (NikIsHeld, CertificateStands):
            continue
    return issued


def _next_number(batch: Batch, on: date, at: datetime) -> str:
    """Centre, programme, batch, number without gaps in the centre's year, year."""
    programme = batch.programme
    ordinal = next_number(f"skillhub.certificate:{programme.legal_entity_id}:{on.year}", at=at)
    return f"LPK{programme.legal_entity_id:05d}/P{programme.pk:05d}/A{batch.number:02d}/{ordinal:04d}/{on.year}"


def _facts(enrolment: Enrolment, on: date) -> Facts:
    """What stands on it, in Indonesian."""
    batch = enrolment.batch
    programme, person = batch.programme, enrolment.person
    workplace, units = programme.workplace, list(programme.units.all())
    born_on = _day(person.born_on) if person.born_on else ""
    return {
        "centre": programme.legal_entity.name,
        "born": ", ".join(filter(None, (enrolment.birth_place, born_on))),
        "participant": f"{batch.pk:06d}-{enrolment.place:04d}",
        "programme": programme.title,
        "field": str(programme.get_field_display()),
        "standard": programme.standard,
        "place": batch.place or f"{workplace.name}, {workplace.regency.name}",
        "days": f"{_day(batch.training_starts_on)} sampai {_day(batch.training_ends_on)}",
        "hours": sum(unit.hours for unit in units),
        "result": "Lulus",
        "town": workplace.regency.name,
        "issued": _day(on),
        "signatory": signatory_of(programme, on=on),
        "units": [[unit.code, unit.title, unit.theory_hours, unit.practice_hours, unit.hours] for unit in units],
    }


def _day(day: date) -> str:
    return str(formats.date_format(day, "j F Y"))


def _tell(fact: Any, certificate: TrainingCertificate, by: Actor, at: datetime, **more: Any) -> None:
    enrolment, document = certificate.enrolment, certificate.document
    programme = enrolment.batch.programme
    ids = ids_of(enrolment, programme.pk, programme.legal_entity_id)
    announce(fact(version=enrolment.version, document_id=document.pk, number=document.number, **ids, **more), by=by, at=at)
