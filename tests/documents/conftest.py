from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from siapkerja.documents import kinds
from siapkerja.documents.actions.documents import issue
from siapkerja.documents.kinds import DocumentKind
from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")

RECEIPT = DocumentKind(
    slug="probe_receipt",
    name="Bukti Contoh",
    issuing_unit="Direktorat Contoh",
    legal_basis="UU Nomor 0 Tahun 2000 tentang Contoh",
    holder_label="Nama perusahaan",
    labels={"address": "Alamat", "workers": "Tenaga kerja", "reporter": "Pelapor"},
    public_facts=("workers",),
    withdrawal_reasons={"wrong_data": "Data tidak benar"},
    signatory_office=("a.n. Menteri Contoh",),
    signatory="Nama Pejabat Contoh",
)
CERTIFICATE = DocumentKind(slug="probe_certificate", name="Sertifikat Contoh", mask_holder=True)


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    for kind in (RECEIPT, CERTIFICATE):
        kinds.register(kind)
    yield
    for kind in (RECEIPT, CERTIFICATE):
        del kinds._kinds[kind.slug]


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
