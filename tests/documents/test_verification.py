"""The public check: four answers, little said, no account, not too often."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.documents import checking
from siapkerja.documents.actions.documents import withdraw
from siapkerja.documents.models import Document
from tests.documents.conftest import AT, BY

Issued = Callable[..., Document]
pytestmark = pytest.mark.django_db


def page(client: Client, token: str, status: int = 200) -> str:
    answer = client.get(reverse("documents:verification", args=[token]))
    assert answer.status_code == status
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_a_genuine_document_shows_its_public_facts_and_no_others(client: Client, issued: Issued) -> None:
    document = issued()
    words = page(client, document.token)
    assert "Asli dan berlaku" in words
    assert all(part in words for part in (document.number, document.holder, "1.195", document.fingerprint, "22 November 2027"))
    assert "Jl. Contoh" not in words
    assert "Rina Contoh" not in words


def test_a_withdrawn_document_says_since_when_and_why(client: Client, issued: Issued) -> None:
    document = issued()
    withdraw(document=document, reason_code="wrong_data", by=BY, at=AT)
    words = page(client, document.token)
    assert "sudah dicabut" in words
    assert "Data tidak benar" in words
    assert "Asli dan berlaku" not in words


def test_an_expired_document_says_until_when_it_was_valid(client: Client, issued: Issued) -> None:
    words = page(client, issued(valid_until=date(2020, 1, 5)).token)
    assert "masa berlakunya habis" in words
    assert "5 Januari 2020" in words


def test_a_document_without_end_is_genuine_for_ever(client: Client, issued: Issued) -> None:
    assert "tanpa batas waktu" in page(client, issued(valid_until=None).token)


def test_an_unknown_token_is_answered_plainly(client: Client) -> None:
    assert "Tidak ditemukan" in page(client, "0000000000000000", status=404)
    assert "Tidak ditemukan" in page(client, "bukan-kode", status=404)


def test_a_document_somebody_changed_in_the_database_is_not_vouched_for(client: Client, issued: Issued) -> None:
    document = issued()
    Document.objects.update(holder="PT Contoh Palsu")
    words = page(client, document.token)
    assert "tidak lagi cocok" in words
    assert "PT Contoh Palsu" not in words


def test_a_person_is_named_by_first_letters_only(client: Client, issued: Issued) -> None:
    document = issued(kind="probe_certificate", holder="Rina Contoh")
    words = page(client, document.token)
    assert "R••• C•••••" in words
    assert "Rina" not in words


def test_a_number_finds_its_document_and_tells_less(client: Client, issued: Issued) -> None:
    document = issued()
    words = client.get(reverse("documents:verify"), {"nomor": f" {document.number} "}).content.decode()
    assert "Asli dan berlaku" in words
    assert "1.195" not in words
    assert document.token not in words


def test_the_signs_of_the_address_may_be_typed_instead(client: Client, issued: Issued) -> None:
    document = issued()
    typed = f"{document.token[:4].upper()}-{document.token[4:8]} {document.token[8:]}"
    answer = client.get(reverse("documents:verify"), {"nomor": typed})
    assert answer["Location"] == reverse("documents:verification", args=[document.token])


@pytest.mark.parametrize(
    ("typed", "says"), [("", "Tulis nomor dokumen"), ("9" * 61, "61"), ("tidak ada", "Tidak ada dokumen bernomor tidak ada")]
)
def test_the_form_says_what_is_missing(client: Client, typed: str, says: str) -> None:
    assert says in client.get(reverse("documents:verify"), {"nomor": typed}).content.decode()


def test_the_page_is_there_in_english_too(client: Client, issued: Issued) -> None:
    document = issued()
    assert client.get(f"/en/verifikasi/{document.token}/").status_code == 200


def test_asking_too_often_is_refused_for_a_minute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_VISITS", 3)
    address = reverse("documents:verification", args=["0000000000000000"])
    assert [client.get(address).status_code for _ in range(4)] == [404, 404, 404, 403]
    assert "Tunggu satu menit" in client.get(address).content.decode()


def test_the_check_costs_few_queries(client: Client, issued: Issued, django_assert_max_num_queries) -> None:
    document = issued()
    with django_assert_max_num_queries(3):
        page(client, document.token)
