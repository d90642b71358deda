import hashlib
import io
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import By, record_act
from siapkerja.files.checks import examine
from siapkerja.files.keys import key_ring
from siapkerja.files.models import KEY_PURPOSE, NAME_PURPOSE, FileState, StoredFile
from siapkerja.files.reading import open_stored
from siapkerja.files.sealing import FrameSealer, chunks, new_key
from siapkerja.files.storage import content_storage, location_of
from siapkerja.kernel.errors import Refused

LONGEST_NAME = 150


class FileTooLarge(Refused):
    code = "file_too_large"
    sentence = _("Berkas ini terlalu besar. Perkecil atau bagi menjadi beberapa berkas, lalu unggah lagi.")


class EmptyFile(Refused):
    code = "empty_file"
    sentence = _("Berkas ini kosong. Pilih berkas yang berisi data, lalu unggah lagi.")


class _Sealing(File):  # type: ignore[type-arg]
    """A plain stream as the sealed file a storage takes in; counts and digests what passes through."""

    def __init__(self, stream: BinaryIO, sealer: FrameSealer, max_bytes: int) -> None:
        super().__init__(io.BytesIO(), name="sealed")
        self.stream, self.sealer, self.max_bytes = stream, sealer, max_bytes
        self.plain_size, self.digest = 0, hashlib.sha256()

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        for data in chunks(self.stream):
            self.plain_size += len(data)
            if self.plain_size > self.max_bytes:
                raise FileTooLarge()
            self.digest.update(data)
            if sealed := self.sealer.add(data):
                yield sealed
        if not self.plain_size:
            raise EmptyFile()
        yield self.sealer.finish()

    def multiple_chunks(self, chunk_size: int | None = None) -> bool:
        return True

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 0


@transaction.atomic
def store(
    *,
    stream: BinaryIO,
    filename: str,
    purpose: str,
    by: By,
    at: datetime,
    legal_entity_id: int | None = None,
    person_id: int | None = None,
    expires_at: datetime | None = None,
    max_bytes: int,
) -> StoredFile:
    """Take in a file: seal it as it streams, then look at what it is. Until checked nobody may download it.

    The content is written before the transaction commits; what a rollback leaves behind is swept up later.

    Args:
        stream: plain bytes from its current position to its end.
        filename: as the person gave it; kept without folders.
        purpose: what it is for ("wajiblapor.roster").
        expires_at: when the content is to be removed.
        max_bytes: largest accepted size, in plain bytes.

    Raises:
        FileTooLarge: more than `max_bytes`.
        EmptyFile: no bytes.
    """
    stored = StoredFile(
        public_id=uuid.uuid4(),
        purpose=purpose,
        sealed_name=sealed_name(filename),
        legal_entity_id=legal_entity_id,
        person_id=person_id,
        stored_by_id=by.person_id,
        stored_at=at,
        expires_at=expires_at,
    )
    seal_content(stored, stream, max_bytes=max_bytes)
    stored.save(force_insert=True)
    return stored


def seal_content(stored: StoredFile, stream: BinaryIO, *, max_bytes: int) -> None:
    """Write the content of a file under a new key, and look at what it is; the row is left to the caller to save.

    Raises:
        FileTooLarge, EmptyFile: nothing is kept.
    """
    key = new_key()
    sealing = _Sealing(stream, FrameSealer(key, stored.context), max_bytes)
    location = location_of(uuid.uuid4().hex)
    try:
        stored.location = content_storage().save(location, sealing)
    except BaseException:
        content_storage().delete(location)
        raise
    stored.sealed_key = key_ring().encrypt(key, purpose=KEY_PURPOSE)
    stored.size, stored.digest = sealing.plain_size, sealing.digest.digest()
    with open_stored(stored) as content:
        stored.kind, stored.refusal_code = examine(content)
    stored.state = FileState.REFUSED if stored.refusal_code else FileState.CHECKED


def sealed_name(filename: str) -> bytes:
    return key_ring().encrypt(_plain_name(filename).encode(), purpose=NAME_PURPOSE)


def _plain_name(filename: str) -> str:
    """Without folders and control signs, at most 150 signs with its ending."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    name = "".join(sign for sign in name if sign.isprintable()).strip() or "berkas"
    if len(name) > LONGEST_NAME:
        ending = PurePosixPath(name).suffix[:10]
        name = name[: LONGEST_NAME - len(ending)] + ending
    return name


@transaction.atomic
def remove(*, stored: StoredFile, by: By | None = None, at: datetime) -> None:
    """Remove the content and its key for good; the row stays as a record of what was there.

    Args:
        by: who removes it; None where its time was over.
    """
    row = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if row.state == FileState.REMOVED:
        return
    locations = [location for location in (row.location, *row.parts.values_list("location", flat=True)) if location]
    row.parts.all().delete()
    row.state, row.location, row.sealed_key, row.removed_at = FileState.REMOVED, "", b"", at
    row.save(update_fields=["state", "location", "sealed_key", "removed_at"])
    if by is not None:
        record_act(by, "file_removed", row.subject, at, purpose=row.purpose)
    # The key goes with the transaction; should deleting the content fail, what is left is unreadable and swept later.
    transaction.on_commit(lambda: delete_contents(locations))


def delete_contents(locations: Iterable[str]) -> None:
    for location in locations:
        content_storage().delete(location)
