"""Cases, invitations and papers of the manager's company, in Kota Bandung."""

import io
from datetime import timedelta
from typing import Any

from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.organisations.actions.cases import Proof, claim_organisation, request_handover
from siapkerja.organisations.actions.invitations import invite
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.queries import link_token
from tests.support.people import Somebody, make_company, make_somebody, now

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


def _paper() -> Proof:
    return Proof(kind=DocumentKind.APPOINTMENT, stream=io.BytesIO(PDF))


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    entity, at = manager.organisation, now()
    assert entity is not None
    case = request_handover(
        legal_entity=entity, proof=_paper(), statement="Direktur lama keluar.", by=seeker.actor, at=at
    )  # fmt: skip
    unproven = make_company("PT Contoh Belum Terbukti", Somebody(manager.user, manager.client), is_proven=False)
    claimed = unproven.organisation
    assert claimed is not None
    claim = claim_organisation(
        legal_entity=claimed, proof=_paper(), statement="", by=seeker.actor, at=at
    )  # fmt: skip
    double = make_company("PT Contoh Ganda", make_somebody("Ganda Contoh"))
    assert double.organisation is not None
    common = {"role": MemberRole.READER, "workplace": None, "by": manager.actor}
    to_resend = invite(legal_entity=entity, email="undangan1@contoh.example", at=at - timedelta(minutes=1), **common)  # type: ignore[arg-type]
    to_cancel = invite(legal_entity=entity, email="undangan2@contoh.example", at=at, **common)  # type: ignore[arg-type]
    return {
        "case": case.number,
        "claim": claim.number,
        "unproven_organisation": claimed.public_id,
        "double_organisation": double.organisation.public_id,
        "invitation": to_resend.public_id,
        "invitation_to_cancel": to_cancel.public_id,
        "invitation_token": link_token(to_cancel),
        "membership": Membership.objects.filter(legal_entity=entity, role=MemberRole.SIGNATORY).values_list("pk", flat=True)[0],
        "capacity": entity.capacities.values_list("pk", flat=True)[0],
    }
