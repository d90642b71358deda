"""A certification body tells its licence; an officer compares it with BNSP's decision."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sertihub.actions.refusals import NotACertificationBody, NotValid
from sertihub.enums import BodyKind, ReturnReason
from sertihub.models import BodyStatement, BodyStatementMove, CertificationBody
from sertihub.permissions import Permission, demand, demand_officer
from sertihub.queries.bodies import is_certification_body
from sertihub.workflows import STATEMENT
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid


class LicenceOver(Refused):
    code = "licence_over"
    sentence = _("Lisensi ini sudah berakhir. Isi keputusan lisensi yang masih berlaku.")


class NumberTaken(Refused):
    code = "certification_body_number_taken"
    sentence = _("Nomor LSP ini sudah dipakai lembaga lain. Periksa angkanya pada keputusan lisensi.")


@dataclass(frozen=True, kw_only=True)
class Licence:
    """What BNSP's licensing decision says."""

    kind: BodyKind
    bnsp_number: str
    licence_number: str
    licence_valid_until: date


@transaction.atomic
def state_licence(*, legal_entity: LegalEntity, licence: Licence, by: Actor, at: datetime, on: date) -> BodyStatement:
    """Hand in what the licence says; what everybody reads stays as it was until an officer has looked.

    Raises:
        NotPermitted.
        NotACertificationBody: the organisation does not take part as one on this day.
        LicenceOver, NumberTaken.
        NotValid: an impossible value, or an earlier statement still waits, in words.
    """
    demand(by, Permission.STATE_BODY, legal_entity.pk)
    if not is_certification_body(legal_entity.pk, on=on):
        raise NotACertificationBody()
    if licence.licence_valid_until < on:
        raise LicenceOver(fields={"licence_valid_until": str(LicenceOver.sentence)})
    if CertificationBody.objects.filter(bnsp_number=licence.bnsp_number).exclude(legal_entity=legal_entity).exists():
        raise NumberTaken(fields={"bnsp_number": str(NumberTaken.sentence)})
    statement = BodyStatement(legal_entity=legal_entity, stated_at=at, **asdict(licence))
    demand_valid(statement, refusal=NotValid)
    statement.save()
    return statement


@transaction.atomic
def confirm(*, statement: BodyStatement, by: Actor, at: datetime) -> CertificationBody:
    """What was stated agrees with BNSP's decision: from now on everybody reads it.

    Raises:
        NotPermitted, MoveNotAllowed.
        NumberTaken: another body was confirmed with that number meanwhile.
    """
    demand_officer(by, Permission.CONFIRM_BODY)
    current = locked(statement)
    apply(STATEMENT, current, "confirm", history=BodyStatementMove, by=by, at=at)
    body = CertificationBody.objects.filter(legal_entity=current.legal_entity_id).first() or CertificationBody(
        legal_entity_id=current.legal_entity_id
    )
    body.kind, body.bnsp_number, body.licence_number = current.kind, current.bnsp_number, current.licence_number
    body.licence_valid_until, body.confirmed_at = current.licence_valid_until, at
    demand_valid(body, refusal=NumberTaken)
    body.save()
    return body


@transaction.atomic
def send_back(*, statement: BodyStatement, reason: ReturnReason, note: str = "", by: Actor, at: datetime) -> BodyStatement:
    """It does not agree with BNSP's decision, for a reason the body reads.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    demand_officer(by, Permission.CONFIRM_BODY)
    current = locked(statement)
    apply(STATEMENT, current, "return", history=BodyStatementMove, by=by, at=at, reason_code=reason, note=note)
    return current
