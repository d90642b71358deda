"""Issuing certificates on behalf of BNSP, revoking them, letting them expire."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sertihub.actions.candidacies import demand_licence
from sertihub.actions.moving import move
from sertihub.enums import RevokeReason
from sertihub.models import Candidacy, Certificate, CertificateMove
from sertihub.permissions import Permission, demand
from sertihub.queries.certificates import masked_nik_of, number_prefix, sector_letter
from sertihub.workflows import CERTIFICATE
from siapkerja.documents.actions.documents import issue
from siapkerja.documents.actions.documents import withdraw as withdraw_document
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import CertificateExpired, CertificateIssued, CertificateRevoked
from siapkerja.identity.actor import Actor
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked

KIND = "competence_certificate"
AT_ONCE = 500


class NikHeld(Refused):
    code = "nik_held"
    sentence = _(
        "NIK pemegang sedang disengketakan, jadi sertifikat belum dapat diterbitkan. Keputusan kompeten tetap tercatat; "
        "terbitkan sesudah sengketanya selesai."
    )


@transaction.atomic
def issue_certificate(*, candidacy: Candidacy, by: Actor, at: datetime) -> Certificate:
    """Issue the certificate of somebody found competent, under the next number (Peraturan BNSP 3/BNSP.302/X/2013).

    Raises:
        NotPermitted, MoveNotAllowed.
        BodyNotLicensed: only a licensed body certifies on behalf of BNSP.
        NikHeld: it is being heard whose NIK the holder's is.
    """
    demand(by, Permission.ISSUE_CERTIFICATE, candidacy.body.legal_entity_id)
    current = locked(candidacy)
    demand_licence(current.body, at)
    if is_nik_of_person_held(current.person_id):
        raise NikHeld()
    move(current, "certify", by=by, at=at)
    today = timezone.localdate(at)
    scheme, body = current.scheme, current.body
    prefix = number_prefix(scheme)
    registered = next_number(f"REG-{body.pk}-{today.year}", at=at)
    serial = next_number(f"SERT-{prefix}-{today.year}", at=at)
    registration = f"Reg. {sector_letter(scheme.industry)} {body.bnsp_number} {registered:05d} {today.year}"
    document = _document(current, f"{prefix} {serial:07d} {today.year}", registration, by, at)
    certificate = Certificate.objects.create(
        candidacy=current,
        scheme=scheme,
        body=body,
        person_id=current.person_id,
        document=document,
        number=document.number,
        registration_number=registration,
        issued_on=today,
        valid_until=_last_day(today),
    )
    _announce_issue(certificate, by, at)
    return certificate


@transaction.atomic
def revoke(*, certificate: Certificate, reason: RevokeReason, note: str = "", by: Actor, at: datetime) -> Certificate:
    """Let a certificate count no longer; its number stays used and the public check says so.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    demand(by, Permission.ISSUE_CERTIFICATE, certificate.body.legal_entity_id)
    current = locked(certificate)
    apply(CERTIFICATE, current, "revoke", history=CertificateMove, by=by, at=at, reason_code=str(reason), note=note)
    withdraw_document(document=current.document, reason_code=str(reason), by=by, at=at)
    announce(CertificateRevoked(version=current.version, reason_code=str(reason), **_ids(current)), by=by, at=at)
    return current


def expire_certificates(*, by: Actor, at: datetime) -> int:
    """Say of certificates whose last day is over that they expired, each in a transaction of its own. Returns how many."""
    over = Certificate.objects.over(timezone.localdate(at)).order_by("pk")[:AT_ONCE]
    return sum(_expire(certificate, by, at) for certificate in over)


@transaction.atomic
def _expire(certificate: Certificate, by: Actor, at: datetime) -> bool:
    current = locked(certificate)
    if current.state != "active":
        return False
    apply(CERTIFICATE, current, "expire", history=CertificateMove, by=by, at=at)
    announce(CertificateExpired(version=current.version, **_ids(current)), by=by, at=at)
    return True


def _document(candidacy: Candidacy, number: str, registration: str, by: Actor, at: datetime) -> Document:
    scheme, body = candidacy.scheme, candidacy.body
    today = timezone.localdate(at)
    units = candidacy.units.select_related("unit").order_by("order")
    return issue(
        kind=KIND,
        number=number,
        subject=f"sertihub.candidacy:{candidacy.pk}",
        facts={
            "registration": registration,
            "nik": masked_nik_of(candidacy.person_id),
            "field": scheme.industry.title,
            "scheme": scheme.title,
            "scheme_en": scheme.title_en,
            "scheme_number": scheme.number,
            "body": body.legal_entity.name,
            "place": candidacy.assessment.venue.regency.name,
            "years": str(_years(today)),
            "issuer": f"{body.legal_entity.name} atas nama BNSP",
            # The back of the sheet.
            "units": [[row.unit.code, row.unit.title, row.unit.title_en] for row in units],
        },
        holder=candidacy.person.full_name,
        valid_until=_last_day(today),
        legal_entity_id=body.legal_entity_id,
        person_id=candidacy.person_id,
        by=by,
        at=at,
    )


def _years(on: date) -> int:
    """For how many years a certificate issued on that day is valid."""
    return int(rule("certification.certificate_years", on).value)


def _last_day(issued_on: date) -> date:
    return add_months(issued_on, 12 * _years(issued_on)) - timedelta(days=1)


def _announce_issue(certificate: Certificate, by: Actor, at: datetime) -> None:
    candidacy, scheme = certificate.candidacy, certificate.scheme
    fact = CertificateIssued(
        version=certificate.version,
        document_id=certificate.document_id,
        number=certificate.number,
        scheme_id=scheme.pk,
        occupation_code=scheme.occupation_id or "",
        unit_codes=tuple(candidacy.units.order_by("order").values_list("unit__code", flat=True)),
        regency_code=candidacy.assessment.venue.regency_id,
        issued_on=certificate.issued_on,
        valid_until=certificate.valid_until,
        **_ids(certificate),
    )
    announce(fact, by=by, at=at)


def _ids(certificate: Certificate) -> dict[str, Any]:
    return {
        "certificate_id": certificate.pk,
        "candidacy_id": certificate.candidacy_id,
        "person_id": certificate.person_id,
        "legal_entity_id": certificate.body.legal_entity_id,
        "scheme_number": certificate.scheme.number,
    }
