"""Certification bodies with a scheme, and candidates on their way, made through the actions."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from sertihub.actions import assessments, bodies, candidacies, certificates, decisions, evidence, scheduling, schemes, venues, verification
from sertihub.actions.assessments import Finding
from sertihub.actions.assessors import register_assessor
from sertihub.actions.bodies import Licence
from sertihub.actions.candidacies import CandidacyContent, SelfMark
from sertihub.actions.schemes import SchemeContent
from sertihub.actions.venues import VenueContent
from sertihub.enums import BodyKind, EvidenceKind, Mark, SchemeKind, VenueKind
from sertihub.models import (
    Assessment,
    Assessor,
    Candidacy,
    Certificate,
    CertificationBody,
    CompetenceUnit,
    Criterion,
    Element,
    Scheme,
    Venue,
)
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity
from siapkerja.reference.models import Industry, Occupation
from tests.support.people import SINCE, SYSTEM, Somebody, make_somebody
from tests.support.vacancies import complete_profile

PDF = b"%PDF-1.7 contoh"
UNITS = (("C.999110.001.01", "Mengukur tubuh"), ("C.999110.002.01", "Menjahit dengan mesin"))


@dataclass(frozen=True)
class House:
    """A body with everything it needs to certify."""

    staff: Somebody
    body: CertificationBody
    scheme: Scheme
    assessor: Assessor
    assessing: Somebody
    venue: Venue


def units(codes: tuple[tuple[str, str], ...] = UNITS) -> list[CompetenceUnit]:
    """Units with one element and one criterion each."""
    made = []
    for code, title in codes:
        unit, is_new = CompetenceUnit.objects.get_or_create(
            code=code, defaults={"title": title, "title_en": f"{title} (en)", "standard": "Standar contoh", "valid_from": date(2020, 1, 1)}
        )
        if is_new:
            element = Element.objects.create(unit=unit, order=1, title=f"Menyiapkan: {title.lower()}")
            Criterion.objects.create(element=element, order=1, text="Alat dan bahan siap")
        made.append(unit)
    return made


def a_body(staff: Somebody, *, number: str = "2125", kind: BodyKind = BodyKind.P3, **more: Any) -> CertificationBody:
    """The organisation of `staff` as a licensed body."""
    assert staff.organisation is not None
    Capacity.objects.get_or_create(legal_entity=staff.organisation, kind=CapacityKind.CERTIFICATION_BODY, defaults={"valid_from": SINCE})
    told: dict[str, Any] = {
        "kind": kind,
        "bnsp_number": number,
        "licence_number": f"KEP. {number}/BNSP/2025",
        "licence_valid_until": timezone.localdate() + timedelta(days=700),
    }
    now, today = timezone.now(), timezone.localdate()
    statement = bodies.state_licence(legal_entity=staff.organisation, licence=Licence(**told | more), by=SYSTEM, at=now, on=today)
    return bodies.confirm(statement=statement, by=SYSTEM, at=now)


def an_assessor(body: CertificationBody, somebody: Somebody, *, number: int = 1) -> Assessor:
    today = timezone.localdate()
    return register_assessor(
        body=body, person=somebody.person, registration_number=f"MET.000.{number:06d} {today.year}", issued_on=today - timedelta(days=30),
        by=SYSTEM, at=timezone.now(), on=today,
    )  # fmt: skip


def a_scheme(body: CertificationBody, *, number: str = "SKM/BNSP/00010/1/2026/37A", **more: Any) -> Scheme:
    """A published scheme of two units."""
    now, today = timezone.now(), timezone.localdate()
    told: dict[str, Any] = {
        "number": number,
        "title": "Operator jahit pakaian",
        "title_en": "Garment sewing operator",
        "kind": SchemeKind.OCCUPATION,
        "industry_id": Industry.objects.filter(level=5).order_by("code")[0].pk,
        "occupation_id": Occupation.objects.get(code="8153").pk,
        "summary": "Untuk yang bekerja menjahit.",
        "requirements": "Pendidikan SMP, atau sertifikat pelatihan menjahit.",
    }
    scheme = schemes.draft(body=body, content=SchemeContent(**told | more), by=SYSTEM, at=now)
    for unit in units():
        schemes.add_unit(scheme=scheme, code=unit.code, by=SYSTEM, at=now, on=today)
    return schemes.publish(scheme=scheme, by=SYSTEM, at=now, on=today)


def a_house(staff: Somebody, *, number: str = "2125", kind: BodyKind = BodyKind.P3) -> House:
    body = a_body(staff, number=number, kind=kind)
    assessing = make_somebody(f"Asesor Contoh {number}")
    content = VenueContent(kind=VenueKind.TEMPORARY, name="TUK Contoh", address="Jalan Uji 1", regency_id=staff.workplace.regency_id)
    venue = venues.open_venue(body=body, content=content, by=SYSTEM, at=timezone.now())
    assessor = an_assessor(body, assessing, number=int(number))
    scheme = a_scheme(body, number=f"SKM/BNSP/{number}/1/2026/37A")
    return House(staff, body, scheme, assessor, assessing, venue)


def house_of(staff: Somebody) -> House:
    """The body of `staff`, made the first time."""
    assert staff.organisation is not None
    body = CertificationBody.objects.filter(legal_entity=staff.organisation).first()
    if body is None:
        return a_house(staff)
    assessor = body.assessors.select_related("person__user").order_by("pk")[0]
    assessing = Somebody(assessor.person.user, Client())
    return House(staff, body, body.schemes.order_by("pk")[0], assessor, assessing, body.venues.order_by("pk")[0])


# A candidate, step by step ------------------------------------------------------------------------------------------------------


def drafted(house: House, somebody: Somebody, **more: Any) -> Candidacy:
    """An application with everything it needs, not handed in."""
    complete_profile(somebody)
    who: dict[str, Any] = {"by": somebody.actor, "at": timezone.now()}
    made = candidacies.apply_for(scheme=house.scheme, content=CandidacyContent(**more), **who)
    evidence.add_evidence(candidacy=made, kind=EvidenceKind.TRAINING, stream=io.BytesIO(PDF), **who)
    elements = made.units.values_list("unit__elements", flat=True)
    marks = {element: SelfMark(Mark.COMPETENT, "Tiga tahun bekerja sebagai penjahit.") for element in elements}
    candidacies.assess_oneself(candidacy=made, marks=marks, **who)
    return made


def submitted(house: House, somebody: Somebody) -> Candidacy:
    return candidacies.submit(candidacy=drafted(house, somebody), by=somebody.actor, at=timezone.now())


def verified(house: House, somebody: Somebody) -> Candidacy:
    return verification.verify(candidacy=submitted(house, somebody), by=SYSTEM, at=timezone.now())


def scheduled(house: House, somebody: Somebody, *, assessor: Assessor | None = None, on: date | None = None) -> Assessment:
    return set_day(house, verified(house, somebody), assessor=assessor, on=on)


def set_day(house: House, candidacy: Candidacy, *, assessor: Assessor | None = None, on: date | None = None) -> Assessment:
    return scheduling.schedule(
        candidacy=candidacy, assessor=assessor or house.assessor, venue=house.venue, on=on or timezone.localdate(), starts_at=time(9),
        by=SYSTEM, at=timezone.now(),
    )  # fmt: skip


def agreed(house: House, somebody: Somebody) -> Assessment:
    assessment = scheduled(house, somebody)
    scheduling.agree(candidacy=assessment.candidacy, has_agreed=True, by=somebody.actor, at=timezone.now())
    return Assessment.objects.with_case().get(pk=assessment.pk)


def findings(assessment: Assessment, mark: Mark = Mark.COMPETENT) -> dict[int, Finding]:
    units_of = assessment.candidacy.units.values_list("unit", flat=True)
    return {unit: Finding(mark, "" if mark == Mark.COMPETENT else "Jahitan belum lurus.") for unit in units_of}


def recommended(house: House, somebody: Somebody, mark: Mark = Mark.COMPETENT) -> Candidacy:
    assessment = agreed(house, somebody)
    who: dict[str, Any] = {"by": house.assessing.actor, "at": timezone.now()}
    assessments.record_findings(assessment=assessment, findings=findings(assessment, mark), **who)
    return assessments.recommend(assessment=assessment, recommendation=mark, **who)


def competent(house: House, somebody: Somebody) -> Candidacy:
    return decisions.decide(candidacy=recommended(house, somebody), decision=Mark.COMPETENT, by=house.staff.actor, at=timezone.now())


def certified(house: House, somebody: Somebody, *, at: datetime | None = None) -> Certificate:
    return certificates.issue_certificate(candidacy=competent(house, somebody), by=house.staff.actor, at=at or timezone.now())
