"""Certification bodies of the demo with schemes, assessors and test venues."""

from datetime import timedelta
from typing import Any

from sertihub.actions import assessors, bodies, schemes, venues
from sertihub.actions.bodies import Licence
from sertihub.actions.schemes import SchemeContent
from sertihub.actions.venues import VenueContent
from sertihub.demo.offers import FIELDS, Field, Offer
from sertihub.enums import BodyKind, VenueKind, WithdrawReason
from sertihub.models import CertificationBody
from siapkerja.demo.country import Country
from siapkerja.identity.actions.organisations import grant_membership, register_organisation
from siapkerja.identity.enums import CapacityKind, LegalForm, MemberRole
from siapkerja.identity.models import LegalEntity
from siapkerja.reference.models import Industry, Region
from siapkerja.reference.queries.rules import rules_read_once

USUAL_BODIES = 12
# The ready accounts work here; it is found first, in the field the ready company hires for.
SHOWPIECE_REGENCY = "3321"
SHOWPIECE_BODY = "LSP Contoh Garmen Jawa Tengah"
_KINDS = (BodyKind.P3, BodyKind.P3, BodyKind.P3, BodyKind.P3, BodyKind.P2, BodyKind.P1)
_VENUES = (
    (VenueKind.INDEPENDENT, "TUK Mandiri", "Jalan Kompetensi Contoh 1"),
    (VenueKind.WORKPLACE, "TUK Tempat Kerja", "Kawasan Industri Contoh Blok B"),
    (VenueKind.TEMPORARY, "TUK Sewaktu", "Gedung Serbaguna Contoh"),
)


@rules_read_once()
def license_bodies(country: Country) -> int:
    """Bodies in different provinces; the licence of one has ended, and what another says of its own waits for an officer."""
    taken: set[str] = set()
    number = country.count_here(USUAL_BODIES)
    fields = country.random.sample(FIELDS, k=len(FIELDS))
    for serial in range(number):
        is_showpiece = country.has_showpiece and serial == 0
        field = FIELDS[0] if is_showpiece else fields[serial % len(fields)]
        regency = _regency(country, taken, is_showpiece=is_showpiece)
        has_ended = serial == number - 1 and number > 2
        body = _found(country, regency, serial, field, is_showpiece=is_showpiece, days=-14 if has_ended else 650)
        _equip(country, body, regency, serial, is_showpiece=is_showpiece)
        for offer in field.offers:
            is_last = offer is field.offers[-1]
            _offer(country, body, field, offer, is_draft=is_last and serial == 1, is_over=is_last and serial == 2)
        if serial == number - 2 and number > 2:
            _state(country, body.legal_entity, body.bnsp_number, BodyKind(body.kind), days=1_090)
    return number


def _regency(country: Country, taken: set[str], *, is_showpiece: bool) -> Region:
    """A regency of a province that has no body yet."""
    if is_showpiece:
        regency = Region.objects.get(code=SHOWPIECE_REGENCY)
    else:
        while (regency := country.regency_here()).code[:2] in taken | {SHOWPIECE_REGENCY[:2]}:
            pass
    taken.add(regency.code[:2])
    return regency


def _found(country: Country, regency: Region, serial: int, field: Field, *, is_showpiece: bool, days: int) -> CertificationBody:
    at = country.moment(days_ago=700)
    province = regency.parent.name if regency.parent else regency.name
    entity = register_organisation(
        name=SHOWPIECE_BODY if is_showpiece else f"LSP Contoh {field.name} {province}",
        legal_form=LegalForm.FOUNDATION,
        nib=None,
        industry_id=None,
        regency_code=regency.code,
        village_code=country.village_in(regency.code),
        address="Jalan Sertifikasi Contoh 2",
        postal_code=country.postal_code(regency.code),
        founder=country.people[-101 - serial] if len(country.people) > 120 else country.people[-1 - serial],
        founder_role=MemberRole.SIGNATORY,
        capacities=(CapacityKind.CERTIFICATION_BODY,),
        proven_at=at,
        is_demo=True,
        by=country.system,
        at=at,
        on=at.date(),
    )
    if is_showpiece:
        grant_membership(
            person=country.accounts["lsp"], legal_entity=entity, role=MemberRole.MANAGER, by=country.system, at=country.now,
            on=country.today - timedelta(days=200),
        )  # fmt: skip
    number = f"{2100 + serial * 2 + country.slice}"
    return _state(country, entity, number, _KINDS[serial % len(_KINDS)], days=days, is_confirmed=True)


def _state(
    country: Country, entity: LegalEntity, number: str, kind: BodyKind, *, days: int, is_confirmed: bool = False
) -> CertificationBody:
    """What the body says of its licence, and, if it is so, the officer's yes.

    Args:
        days: for how long the licence goes on from today; below zero, it ended so long ago.
    """
    at = country.moment(days_ago=690 if is_confirmed else 3)
    licence = Licence(
        kind=kind,
        bnsp_number=number,
        licence_number=f"KEP. {number}/BNSP/CONTOH/{(country.today + timedelta(days=days)).year - 3}",
        licence_valid_until=country.today + timedelta(days=days),
    )
    stated = bodies.state_licence(legal_entity=entity, licence=licence, by=country.system, at=at, on=at.date())
    return bodies.confirm(statement=stated, by=country.system, at=at) if is_confirmed else CertificationBody(legal_entity=entity)


def _equip(country: Country, body: CertificationBody, regency: Region, serial: int, *, is_showpiece: bool) -> None:
    at, today = country.moment(days_ago=680), country.today
    for kind, name, address in _VENUES[: 1 + (serial + 1) % 3] if not is_showpiece else _VENUES:
        content = VenueContent(kind=kind, name=f"{name} {regency.name}", address=address, regency_id=regency.code)
        venues.open_venue(body=body, content=content, by=country.system, at=at)
    known = country.people
    people = [known[-(151 + serial * 3 + n) % len(known)] for n in range(2)]
    if is_showpiece:
        people = [country.accounts["asesor"], *people]
    for place, person in enumerate(people):
        issued_on = today - timedelta(days=country.random.randrange(100, 900))
        assessors.register_assessor(
            body=body, person=person, registration_number=f"MET.000.{country.slice * 5_000 + serial * 10 + place + 1:06d} {issued_on.year}",
            issued_on=issued_on, by=country.system, at=at, on=today,
        )  # fmt: skip


def _offer(country: Country, body: CertificationBody, field: Field, offer: Offer, *, is_draft: bool, is_over: bool) -> None:
    at = country.moment(days_ago=country.random.uniform(300, 660))
    who: dict[str, Any] = {"by": country.system, "at": at}
    serial = offer.units[-1] * 10 + len(offer.units)
    content = SchemeContent(
        number=f"SKM/CONTOH/{body.bnsp_number}/{field.standard[-4:]}{serial % 1000}/{at.year}",
        title=offer.title,
        title_en=offer.title_en,
        kind=offer.kind,
        kkni_level=offer.level,
        industry_id=_industry(field.industry),
        occupation_id=field.occupation,
        summary=offer.summary,
        requirements="Usia paling sedikit 17 tahun.\nSertifikat pelatihan di bidang ini, atau pengalaman kerja paling sedikit satu tahun.",
        fee=offer.fee,
    )
    scheme = schemes.draft(body=body, content=content, **who)
    schemes.choose_units(scheme=scheme, codes=field.codes(offer), **who, on=at.date())
    if is_draft:
        return
    scheme = schemes.publish(scheme=scheme, **who, on=at.date())
    if is_over:
        schemes.withdraw(scheme=scheme, reason=WithdrawReason.REPLACED, by=country.system, at=country.moment(days_ago=40))


_industries: dict[str, int] = {}


def _industry(code: str) -> int:
    if code not in _industries:
        _industries[code] = Industry.objects.get(code=code, level=5, valid_to=None).pk
    return _industries[code]
