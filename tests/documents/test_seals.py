"""The PDFs bear the portal's signature; a changed byte is found; a new key makes no older PDF doubtful."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import pem, x509
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from siapkerja.documents import seals
from siapkerja.documents.actions import pdfs
from siapkerja.documents.models import Document, SealingCertificate
from siapkerja.documents.pdf import render_pdf
from siapkerja.files.reading import open_stored

Issued = Callable[..., Document]

pytestmark = pytest.mark.django_db


def signature_of(pdf: bytes, certificates: str) -> PdfSignatureStatus:
    roots = [x509.Certificate.load(der) for _, _, der in pem.unarmor(certificates.encode(), multiple=True)]
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    return validate_pdf_signature(signature, ValidationContext(trust_roots=roots))


def kept(document: Document) -> bytes:
    pdfs.make(document_id=document.pk, at=timezone.now())
    document.refresh_from_db()
    assert document.pdf is not None
    return open_stored(document.pdf).read()


def test_the_kept_pdf_is_signed_over_all_of_it_and_the_public_check_says_with_what(issued: Issued, client: Client) -> None:
    document = issued()
    pdf = kept(document)

    page = client.get(reverse("documents:verification", args=[document.token])).content.decode()
    certificates = client.get(reverse("documents:certificates_file")).content.decode()
    status = signature_of(pdf, certificates)

    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    assert "PDF-nya ditandatangani secara elektronik" in page
    assert document.sealed_with is not None
    assert document.sealed_with.short_fingerprint in page
    assert document.sealed_with.short_fingerprint in client.get(reverse("documents:certificates")).content.decode()


def test_one_changed_byte_is_found(issued: Issued) -> None:
    pdf = bytearray(render_pdf(issued()))
    pdf[len(pdf) // 4] ^= 1
    seal = seals.seal_in_force(timezone.now())
    assert seal is not None
    assert not signature_of(bytes(pdf), seal.pem).intact


def test_after_the_key_has_changed_older_pdfs_are_still_checked(issued: Issued, settings, tmp_path: Path, client: Client) -> None:
    older = kept(issued())
    settings.VAR_DIR = tmp_path
    seals._seal.cache_clear()
    try:
        newer = kept(issued(number="40111.20261122.0002"))
    finally:
        seals._seal.cache_clear()

    public = client.get(reverse("documents:certificates_file")).content.decode()
    assert SealingCertificate.objects.count() == 2
    assert signature_of(older, public).bottom_line
    assert signature_of(newer, public).bottom_line
    assert "Dipakai sebelumnya" in client.get(reverse("documents:certificates")).content.decode()


def test_a_certificate_that_has_ended_signs_nothing_and_nothing_is_claimed(issued: Issued, client: Client, monkeypatch) -> None:
    monkeypatch.setattr(seals, "_YEARS_OF_A_MADE_ONE", 0)
    assert seals.seal_in_force(datetime(2050, 1, 1, tzinfo=UTC)) is None
    document = issued()
    pdfs.make(document_id=document.pk, at=timezone.now() + timedelta(days=365 * 30))
    document.refresh_from_db()
    assert document.sealed_with is None
    assert "ditandatangani secara elektronik" not in client.get(reverse("documents:verification", args=[document.token])).content.decode()


def test_a_key_and_a_certificate_that_do_not_belong_together_are_refused(settings, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.write_bytes(seals._self_made())
    settings.SEAL_KEY, settings.SEAL_CERTIFICATES = str(one), str(other)
    with pytest.raises(ImproperlyConfigured, match="not that of"):
        seals.seal_in_force(timezone.now())
    settings.SEAL_CERTIFICATES = str(tmp_path / "missing")
    with pytest.raises(ImproperlyConfigured, match="neither PEM nor a file"):
        seals.seal_in_force(timezone.now())
