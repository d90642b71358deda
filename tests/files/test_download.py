"""Who may download, and how the answer is made harmless."""

import io
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.files import access
from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.models import StoredFile
from tests.support.people import Somebody

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_rules", {})


def stored_for(somebody: Somebody, content: bytes = b"nik,nama\n1,Ibu\n") -> StoredFile:
    return store(
        stream=io.BytesIO(content), filename="daftar ibu.csv", purpose="probes.file", by=somebody.actor, at=AT,
        person_id=somebody.person.pk, max_bytes=10_000,
    )  # fmt: skip


def address(stored: StoredFile) -> str:
    return reverse("files:download", args=[stored.public_id])


def test_whom_the_rule_lets_in_gets_an_attachment_and_it_is_logged(seeker: Somebody, other_seeker: Somebody) -> None:
    access.allow_download("probes.file", lambda actor, stored: actor.person_id == other_seeker.person.pk)
    stored = stored_for(seeker)
    answer = other_seeker.client.get(address(stored))
    assert b"".join(answer.streaming_content) == b"nik,nama\n1,Ibu\n"
    assert answer["Content-Disposition"] == 'attachment; filename="daftar ibu.csv"'
    assert (answer["X-Content-Type-Options"], answer["Content-Length"]) == ("nosniff", "15")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    act, view = SecurityAct.objects.get(), PersonView.objects.get()
    assert (act.act, act.subject, act.by_person_id) == ("file_downloaded", stored.subject, other_seeker.person.pk)
    assert (view.person_id, view.by_person_id) == (seeker.person.pk, other_seeker.person.pk)


def test_everybody_else_gets_404_and_strangers_sign_in_first(seeker: Somebody, other_seeker: Somebody, client: Client) -> None:
    stored = stored_for(seeker)
    assert seeker.client.get(address(stored)).status_code == 404
    access.allow_download("probes.file", lambda actor, stored: actor.person_id == seeker.person.pk)
    assert other_seeker.client.get(address(stored)).status_code == 404
    assert client.get(address(stored)).status_code == 302
    assert not SecurityAct.objects.exists()


def test_refused_and_removed_files_are_given_to_nobody(seeker: Somebody) -> None:
    access.allow_download("probes.file", lambda actor, stored: True)
    assert seeker.client.get(address(stored_for(seeker, b"MZ\x90\x00"))).status_code == 404
    stored = stored_for(seeker)
    remove(stored=stored, at=AT)
    assert seeker.client.get(address(stored)).status_code == 404
