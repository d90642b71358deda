"""Pictures and PDF handed in as proof."""

import io
from contextlib import suppress
from datetime import datetime
from typing import BinaryIO

from siapkerja.audit.recording import By
from siapkerja.files import kinds
from siapkerja.files.actions.stored_files import EmptyFile, FileTooLarge, store
from siapkerja.files.models import StoredFile
from siapkerja.files.pictures import Bounds, NotAPhoto, drawn_anew, is_heic
from siapkerja.kernel.errors import Refused

# Small print on a card or a deed is still read at this size.
LEGIBLE = Bounds(longest=2400)


def store_proof(
    *,
    stream: BinaryIO,
    name: str = "bukti",
    purpose: str,
    field: str,
    otherwise: type[Refused],
    by: By,
    at: datetime,
    legal_entity_id: int | None = None,
    person_id: int | None = None,
    expires_at: datetime | None = None,
    max_bytes: int,
) -> StoredFile:
    """Keep a picture, drawn anew without anything but pixels, or a PDF as it is. What the person called it is let go.

    Args:
        name: what it is called from now on, without ending.
        field: form field the refusals belong to.
        otherwise: the refusal where it is neither a picture nor a PDF that may be kept.
        max_bytes: largest accepted size of what is sent; a picture drawn anew may come out larger.

    Raises:
        FileTooLarge, EmptyFile.
        PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `siapkerja.files.pictures.drawn_anew`.
    """
    try:
        content, ending = _content(stream, max_bytes, otherwise)
        stored = store(
            stream=io.BytesIO(content), filename=f"{name}.{ending}", purpose=purpose, by=by, at=at, legal_entity_id=legal_entity_id,
            person_id=person_id, expires_at=expires_at, max_bytes=len(content),
        )  # fmt: skip
        if not stored.is_available:
            raise otherwise()
    except Refused as refusal:
        refusal.fields = {field: str(refusal)}
        raise
    return stored


def _content(stream: BinaryIO, max_bytes: int, otherwise: type[Refused]) -> tuple[bytes, str]:
    """What is kept of what was sent, and its kind."""
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise FileTooLarge()
    if not content:
        raise EmptyFile()
    head = content[: kinds.HEAD_BYTES]
    kind = kinds.detect(head)
    if kind == kinds.PDF:
        return content, kinds.PDF
    if kind in {kinds.JPG, kinds.PNG} or is_heic(head):
        with suppress(NotAPhoto):
            return drawn_anew(io.BytesIO(content), LEGIBLE), kinds.JPG
    raise otherwise()
