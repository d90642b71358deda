"""Cases about organisations, and the papers handed in with them."""

import io
from collections.abc import Iterator

import pytest
from django.utils import translation

from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.organisations.actions.cases import Proof, claim_organisation, request_handover
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.models import OrganisationCase
from tests.support.people import SINCE, Somebody, make_company, make_somebody, now

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def _in_indonesian() -> Iterator[None]:
    translation.activate("id")
    yield
    translation.deactivate()


def paper(name: str = "nib.pdf", content: bytes = PDF) -> io.BytesIO:
    """A small PDF to upload."""
    file = io.BytesIO(content)
    file.name = name
    return file


def proof(kind: DocumentKind = DocumentKind.NIB) -> Proof:
    return Proof(kind=kind, stream=paper())


def claim(who: Somebody, entity: LegalEntity) -> OrganisationCase:
    return claim_organisation(legal_entity=entity, proof=proof(), statement="Saya direkturnya.", by=who.actor, at=now())


def handover(who: Somebody, entity: LegalEntity) -> OrganisationCase:
    paper_of = proof(DocumentKind.APPOINTMENT)
    return request_handover(legal_entity=entity, proof=paper_of, statement="Direktur lama sudah keluar.", by=who.actor, at=now())


def membership(who: Somebody, entity: LegalEntity) -> Membership:
    return Membership.objects.get(person=who.person, legal_entity=entity, valid_to=None)


def member(entity: LegalEntity, name: str, role: MemberRole = MemberRole.READER) -> Somebody:
    from siapkerja.identity.actions.organisations import grant_membership
    from tests.support.people import SYSTEM

    somebody = make_somebody(name, organisation=entity)
    grant_membership(person=somebody.person, legal_entity=entity, role=role, by=SYSTEM, at=now(), on=SINCE)
    return somebody


@pytest.fixture
def newcomer(db: None) -> Somebody:
    """Founder of a company nobody has proven yet, in Kota Bandung."""
    return make_company("PT Contoh Baru", make_somebody("Bayu Contoh"), is_proven=False)
