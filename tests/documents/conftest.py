from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")


@pytest.fixture
def issued() -> Callable[..., Document]:
    """`issued(number="…", kind="probe_certificate")` issues a document."""

    def make(**fields: Any) -> Document:
        values: dict[str, Any] = {
            "kind": "probe_receipt",
            "number": "40111.20261122.0001",
            "subject": "probes.thing:1",
            "facts": {"address": "Jl. Contoh 12 #[x] $a$ *b*", "workers": 1195, "reporter": "Rina Contoh"},
            "holder": "PT Contoh Tenun Sejahtera",
            "valid_until": date(2027, 11, 22),
            "by": BY,
            "at": AT,
        }
        return issue(**(values | fields))

    return make
