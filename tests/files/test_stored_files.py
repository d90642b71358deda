"""Files are stored unreadable, known by their content, removed when their time is over."""

import io
import os
import resource
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone

from siapkerja.files import kinds
from siapkerja.files.actions.retention import remove_expired, remove_orphans
from siapkerja.files.actions.stored_files import EmptyFile, FileTooLarge, remove, store
from siapkerja.files.models import FileState, StoredFile
from siapkerja.files.reading import ContentRemoved, open_stored
from siapkerja.files.storage import StorageFull
from siapkerja.identity.actor import Actor

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")
NIK = b"3273010101900001"


def keep(content: bytes, *, filename: str = "daftar.csv", max_bytes: int = 10_000_000, **more: object) -> StoredFile:
    return store(stream=io.BytesIO(content), filename=filename, purpose="probes.file", by=BY, at=AT, max_bytes=max_bytes, **more)


def on_disk() -> set[Path]:
    return {path for path in django_settings.FILES_DIR.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _clean_folder() -> Iterator[None]:
    before = on_disk()
    yield
    for path in on_disk() - before:
        path.unlink()


def workbook(*entries: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"), *entries):
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.django_db
def test_what_was_stored_is_read_back_and_unreadable_on_disk() -> None:
    content = b"nik,nama\n" + NIK * 20_000
    before = on_disk()
    stored = keep(content, filename="daftar Rina Contoh.csv")
    stored.refresh_from_db()
    (path,) = on_disk() - before
    assert NIK not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert b"Rina" not in bytes(stored.sealed_name)
    assert open_stored(stored).read() == content
    assert (stored.filename, stored.size, stored.kind, stored.state) == ("daftar Rina Contoh.csv", len(content), "csv", FileState.CHECKED)


@pytest.mark.django_db
def test_too_large_and_empty_files_are_refused_and_leave_nothing() -> None:
    before = on_disk()
    with pytest.raises(FileTooLarge):
        keep(os.urandom(200_000), max_bytes=199_999)
    with pytest.raises(EmptyFile):
        keep(b"")
    assert on_disk() == before
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing() -> None:
    """A limit on the size of files stands for the disk: the kernel refuses to write just as it does then."""
    before, usual = on_disk(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        with pytest.raises(StorageFull, match="coba lagi"):
            keep(os.urandom(400_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert on_disk() == before
    assert not StoredFile.objects.exists()
    assert keep(os.urandom(400_000)).size == 400_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Data\\daftar.xlsx", "daftar.xlsx"),
        ("a\nb\0.csv", "ab.csv"),
        ("", "berkas"),
        ("x" * 300 + ".csv", "x" * 146 + ".csv"),
    ],
)
def test_names_are_kept_without_folders_and_control_signs(given: str, kept: str) -> None:
    assert keep(b"a,b\n", filename=given).filename == kept


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"%PDF-1.7\n...", kinds.PDF, ""),
        (b"\xff\xd8\xff\xe0....", kinds.JPG, ""),
        (b"\x89PNG\r\n\x1a\n....", kinds.PNG, ""),
        ("\ufeffNIK;Nama\r\n1;Ibu Contoh\r\n".encode(), kinds.CSV, ""),
        ("NIK;Nama\n1;Café".encode("cp1252"), kinds.CSV, ""),
        ("NIK\tNama\n".encode("utf-16"), kinds.CSV, ""),
        (workbook(), kinds.XLSX, ""),
        (workbook(("xl/vbaProject.bin", b"x")), kinds.XLSX, "macros"),
        (workbook(("xl/big.xml", bytes(20_000_000))), kinds.ZIP, "unpacks_too_large"),
        (workbook()[:-30], kinds.ZIP, "damaged"),
        (workbook().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"), kinds.ZIP, "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), kinds.LOCKED, "under_password"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), kinds.XLS, ""),
        (b"MZ\x90\x00\x03", "", "unknown_kind"),
        (b"#!/bin/sh\nrm -rf", "", "unknown_kind"),
        (b"<html><script>", "", "unknown_kind"),
    ],
    ids=(
        "pdf",
        "jpg",
        "png",
        "csv",
        "csv in cp1252",
        "csv in utf-16",
        "xlsx",
        "xlsx with macros",
        "unpacks too large",
        "damaged",
        "of a version that nobody has",
        "locked",
        "xls",
        "program",
        "script",
        "page",
    ),
)
def test_content_decides_what_a_file_is_not_its_name(content: bytes, kind: str, refusal: str) -> None:
    stored = keep(content, filename="foto.jpg")
    assert (stored.kind, stored.refusal_code) == (kind, refusal)
    assert stored.is_available is (not refusal)


@pytest.mark.django_db
def test_an_archive_that_is_no_workbook_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("virus.exe", b"x")
    stored = keep(held.getvalue())
    assert (stored.kind, stored.refusal_code) == (kinds.ZIP, "archive")


@pytest.mark.django_db
def test_removing_takes_content_and_key_and_leaves_the_row(django_capture_on_commit_callbacks) -> None:
    before = on_disk()
    stored = keep(b"a,b\n")
    with django_capture_on_commit_callbacks(execute=True):
        remove(stored=stored, at=AT)
        remove(stored=stored, at=AT)
    stored.refresh_from_db()
    assert (stored.state, stored.location, bytes(stored.sealed_key)) == (FileState.REMOVED, "", b"")
    assert on_disk() == before
    with pytest.raises(ContentRemoved):
        open_stored(stored)


@pytest.mark.django_db
def test_content_is_removed_when_its_time_is_over(django_capture_on_commit_callbacks) -> None:
    short, long, ever = (keep(b"a,b\n", expires_at=at) for at in (AT, AT + timedelta(days=1), None))
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_expired(at=AT) == 1
    states = dict(StoredFile.objects.values_list("pk", "state"))
    assert (states[short.pk], states[long.pk], states[ever.pk]) == (FileState.REMOVED, FileState.CHECKED, FileState.CHECKED)


def test_content_of_a_rolled_back_act_is_swept_up_a_day_later(committed_db: None) -> None:
    with transaction.atomic():
        keep(b"a,b\n")
        transaction.set_rollback(True)
    kept = keep(b"c,d\n")
    assert remove_orphans(at=timezone.now()) == 0
    assert remove_orphans(at=timezone.now() + timedelta(days=2)) >= 1
    assert open_stored(kept).read() == b"c,d\n"
