"""Large uploads never lie on disk in the clear."""

import os
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

NIK = b"3273010101900001\n"


def received(content: bytes) -> UploadedFile:
    request: HttpRequest = RequestFactory().post("/", {"berkas": SimpleUploadedFile("daftar.csv", content, content_type="text/csv")})
    upload = request.FILES["berkas"]
    assert isinstance(upload, UploadedFile)
    return upload


def open_files() -> list[bytes]:
    """Content of every file this process has open, named or not."""
    contents = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            path = os.readlink(entry)
            if path.startswith("/") and "(deleted)" in path:
                contents.append(entry.read_bytes())
        except OSError:
            continue
    return contents


def test_a_large_upload_is_read_back_whole_and_lies_sealed() -> None:
    content = NIK * 300_000
    upload = received(content)
    assert (upload.name, upload.size, upload.content_type) == ("daftar.csv", len(content), "text/csv")
    sealed = [held for held in open_files() if len(held) > len(content)]
    assert sealed
    assert not any(NIK in held for held in sealed)
    assert b"".join(upload.chunks()) == content
    upload.seek(17)
    assert upload.read(17) == NIK
    upload.close()


def test_a_small_upload_stays_in_memory() -> None:
    before = len(open_files())
    upload = received(NIK)
    assert upload.read() == NIK
    assert len(open_files()) == before
