"""Qualifications to test with, proven through the action."""

import itertools
from datetime import date
from typing import Any

from django.utils import timezone

from siapkerja.documents.actions.documents import issue
from siapkerja.identity.models import LegalEntity
from siapkerja.profiles.actions.qualifications import prove
from siapkerja.profiles.models import Qualification
from tests.support.people import SYSTEM, Somebody

_numbers = itertools.count(1)


def proven(somebody: Somebody, issuer: LegalEntity, **fields: Any) -> Qualification:
    """A competence in somebody's profile, with the document that others check."""
    now = timezone.now()
    count = next(_numbers)
    number = str(fields.pop("number", f"74100 7531 3 {count:07d} 2026"))
    document = issue(
        kind="probe_certificate",
        number=number,
        subject=f"probes.thing:{count}",
        facts={},
        holder=somebody.person.full_name,
        valid_until=fields.get("valid_until"),
        person_id=somebody.person.pk,
        by=SYSTEM,
        at=now,
    )
    values: dict[str, Any] = {
        "kind": "competence",
        "title": "Penjahit pakaian wanita",
        "issued_on": date(2026, 11, 1),
        "valid_until": date(2029, 10, 31),
        "source": f"probes.thing:{count}",
        "scheme_number": "SKM-CONTOH-01",
        "unit_codes": ("C.141110.001.01",),
    }
    return prove(
        person_id=somebody.person.pk, issuer_id=issuer.pk, document_id=document.pk, number=number, by=SYSTEM, at=now, **(values | fields)
    )
