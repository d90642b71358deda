"""Documents are issued once per number, made into a PDF by the worker, and withdrawn visibly."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from siapkerja.audit.models import SecurityAct
from siapkerja.documents.actions import pdfs
from siapkerja.documents.actions.documents import withdraw
from siapkerja.documents.models import Document
from siapkerja.documents.pdf import render_pdf, verification_url
from siapkerja.documents.tokens import ALPHABET, LENGTH, new_token, read_token
from siapkerja.files.reading import open_stored
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.workflow.moves import ReasonNeeded
from tests.documents.conftest import AT, BY
from tests.support.people import Somebody
from tests.support.processes import wait_until

Issued = Callable[..., Document]


def words_of(pdf: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def test_tokens_are_long_enough_not_to_be_guessed_and_forgiving_to_type() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(len(token) == LENGTH and set(token) <= set(ALPHABET) for token in tokens)
    assert len(ALPHABET) ** LENGTH == 2**80
    assert read_token(" O1iL-abcd efgh 0000 ") == "0111abcdefgh0000"


@pytest.mark.django_db
def test_a_number_is_used_once_per_kind(issued: Issued) -> None:
    issued()
    issued(kind="probe_certificate")
    with pytest.raises(IntegrityError), transaction.atomic():
        issued()


@pytest.mark.django_db
def test_the_digest_covers_what_the_document_says(issued: Issued) -> None:
    document = issued()
    assert document.content_digest() == bytes(document.digest)
    for field, value in {"holder": "PT Lain", "number": "2", "valid_until": None, "facts": {"workers": 2}}.items():
        changed = Document.objects.get(pk=document.pk)
        setattr(changed, field, value)
        assert changed.content_digest() != bytes(document.digest), field


@pytest.mark.django_db
def test_withdrawing_needs_a_reason_is_logged_and_happens_once(issued: Issued) -> None:
    document = issued()
    with pytest.raises(ReasonNeeded):
        withdraw(document=document, reason_code="", by=BY, at=AT)
    withdrawn = withdraw(document=document, reason_code="wrong_data", by=BY, at=AT)
    assert (withdrawn.state, withdrawn.version, withdrawn.withdrawn_at) == ("withdrawn", 2, AT)
    assert withdrawn.history.get().reason_code == "wrong_data"
    assert SecurityAct.objects.get().act == "document_withdrawn"
    with pytest.raises(MoveNotAllowed):
        withdraw(document=document, reason_code="wrong_data", by=BY, at=AT)


@pytest.mark.django_db
def test_the_pdf_says_what_the_document_says_and_reads_no_markup(issued: Issued) -> None:
    document = issued()
    pdf = render_pdf(document)
    words = words_of(pdf)
    expected = ["Bukti Contoh", document.number, document.holder, "Jl. Contoh 12 #[x] $a$ *b*", "1.195", "22 November 2027"]
    expected += [document.fingerprint, document.token, "Nama Pejabat Contoh", "KEMENTERIAN KETENAGAKERJAAN"]
    assert [part for part in expected if part not in words] == []
    assert b"pdfaid:part" in pdf
    assert PdfReader(io.BytesIO(pdf)).metadata.title == f"Bukti Contoh {document.number}"


@pytest.mark.django_db
def test_the_pdf_is_in_indonesian_whatever_language_is_active(issued: Issued) -> None:
    from django.utils import translation

    document = issued()
    with translation.override("en"):
        assert "Periksa keaslian" in words_of(render_pdf(document))
        assert "/en/" not in verification_url(document)


def test_the_worker_makes_the_pdf_after_commit(celery_worker, issued: Issued) -> None:
    document = issued()
    wait_until(lambda: Document.objects.get().pdf_id)
    document.refresh_from_db()
    assert open_stored(document.pdf).read(5) == b"%PDF-"


def test_a_pdf_whose_task_was_lost_is_made_later(only_own_workers: None, committed_db: None, issued: Issued) -> None:
    issued()
    assert pdfs.make_missing(at=AT) == 0
    assert pdfs.make_missing(at=AT + timedelta(hours=1)) == 1
    assert pdfs.make_missing(at=AT + timedelta(hours=1)) == 0


@pytest.mark.django_db
def test_the_holder_downloads_it_and_nobody_else(
    issued: Issued, manager: Somebody, other_manager: Somebody, seeker: Somebody, client: Client
) -> None:
    document = issued(legal_entity_id=manager.organisation.pk)
    address = reverse("documents:pdf", args=[document.token])
    at_once = manager.client.get(address)
    assert at_once.content.startswith(b"%PDF-")
    pdfs.make(document_id=document.pk, at=timezone.now())
    kept = manager.client.get(address)
    assert b"".join(kept.streaming_content).startswith(b"%PDF-")
    assert kept["Content-Disposition"] == f'attachment; filename="probe_receipt-{document.number}.pdf"'
    assert [other.client.get(address).status_code for other in (other_manager, seeker)] == [404, 404]
    assert client.get(address).status_code == 302
    assert SecurityAct.objects.filter(act="document_downloaded").count() == 2


@pytest.mark.django_db
def test_a_person_downloads_their_own(issued: Issued, seeker: Somebody, other_seeker: Somebody) -> None:
    document = issued(kind="probe_certificate", person_id=seeker.person.pk, holder="Rina Contoh")
    address = reverse("documents:pdf", args=[document.token])
    assert seeker.client.get(address).status_code == 200
    assert other_seeker.client.get(address).status_code == 404


def test_a_pdf_is_made_once_however_many_try(only_own_workers: None, committed_db: None, issued: Issued) -> None:
    document = issued()
    assert pdfs.make(document_id=document.pk, at=AT) is not None
    assert pdfs.make(document_id=document.pk, at=AT) is None
