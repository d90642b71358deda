"""Files that arrive in pieces: begun with their length, continued from what is held, whole once the last byte is here.

What is held is in the database and the file store, so it does not matter which process takes the next piece, or when.
"""

import hashlib
import io
import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import By
from siapkerja.files.actions.stored_files import EmptyFile, delete_contents, seal_content, sealed_name
from siapkerja.files.keys import key_ring
from siapkerja.files.models import KEY_PURPOSE, FilePart, FileState, StoredFile
from siapkerja.files.reading import held_bytes, open_arrived
from siapkerja.files.sealing import FrameSealer, new_key
from siapkerja.files.storage import content_storage, location_of
from siapkerja.kernel.errors import Refused

DIGEST_BYTES = 32
LARGEST_PIECE = 4 * 1024 * 1024
# The last piece may be smaller. Without a floor a file could come as millions of pieces.
SMALLEST_PIECE = 64 * 1024


class WrongOffset(Refused):
    """The piece does not begin where what is held ends.

    Attributes:
        held: bytes held, where the next piece begins.
    """

    code = "wrong_offset"
    sentence = _("Bagian ini tidak menyambung dengan yang sudah kami terima. Lanjutkan dari bita %(held)s.")

    def __init__(self, held: int) -> None:
        self.held = held
        super().__init__(str(self.sentence) % {"held": held})


class PieceBeyondLength(Refused):
    code = "piece_beyond_length"
    sentence = _("Bagian ini melewati ukuran berkas yang disebut di awal. Mulai lagi dengan ukuran yang benar.")


class PieceTooLarge(Refused):
    code = "piece_too_large"
    sentence = _("Bagian ini lebih besar dari 4 MB. Kirim dalam bagian yang lebih kecil.")


class PieceTooSmall(Refused):
    code = "piece_too_small"
    sentence = _("Bagian ini lebih kecil dari 64 KB. Hanya bagian terakhir yang boleh sekecil itu.")


class PieceDamaged(Refused):
    code = "piece_damaged"
    sentence = _("Bagian ini berubah di perjalanan. Kirim sekali lagi.")


class ContentDiffers(Refused):
    code = "content_differs"
    sentence = _("Isi yang sampai berbeda dari sidik berkas yang disebut di awal. Batalkan, lalu unggah lagi dari awal.")


class NotWhole(Refused):
    """The file is still on its way.

    Attributes:
        held: bytes held so far.
    """

    code = "upload_incomplete"
    sentence = _("Berkas ini belum lengkap. Lanjutkan dari bita %(held)s.")

    def __init__(self, held: int) -> None:
        self.held = held
        super().__init__(str(self.sentence) % {"held": held})


class NotArriving(Refused):
    code = "upload_over"
    sentence = _("Unggahan ini sudah selesai atau dibatalkan. Muat ulang halaman untuk melihat keadaannya.")


@transaction.atomic
def begin(
    *, filename: str, size: int, purpose: str, by: By, at: datetime, legal_entity_id: int | None = None, digest: bytes = b""
) -> StoredFile:
    """A file that will arrive in pieces, with its own number from the start. Whoever begins it removes it if it never gets whole.

    Args:
        size: plain bytes it will have.
        digest: SHA-256 of the whole, where the sender knows it; checked when all is here.

    Raises:
        EmptyFile: no bytes are announced.
    """
    if size <= 0:
        raise EmptyFile()
    return StoredFile.objects.create(
        public_id=uuid.uuid4(),
        purpose=purpose,
        sealed_name=sealed_name(filename),
        size=size,
        digest=digest,
        state=FileState.ARRIVING,
        sealed_key=b"",
        location="",
        legal_entity_id=legal_entity_id,
        stored_by_id=by.person_id,
        stored_at=at,
    )


@transaction.atomic
def append(*, stored: StoredFile, offset: int, data: bytes, digest: bytes = b"") -> int:
    """Keep the next piece of a file. Of two writers at once the second waits, and hears where to go on.

    Args:
        offset: where the piece begins; exactly what is held.
        data: 64 KiB to 4 MiB, the last piece also less.
        digest: SHA-256 of the piece, where the sender knows it.

    Returns:
        Bytes held now.

    Raises:
        NotArriving: it is whole, cancelled or removed.
        WrongOffset: says what is held. A piece sent twice ends here too: go on from there.
        PieceBeyondLength, PieceTooLarge, PieceTooSmall, PieceDamaged: nothing of the piece is kept.
    """
    row = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if not row.is_arriving:
        raise NotArriving()
    held = held_bytes(row)
    if offset != held:
        raise WrongOffset(held)
    _demand_size(len(data), held, row.size)
    if digest and hashlib.sha256(data).digest() != digest:
        raise PieceDamaged()
    if data:
        _keep(row, held, data)
    return held + len(data)


def _demand_size(size: int, held: int, total: int) -> None:
    if size > LARGEST_PIECE:
        raise PieceTooLarge()
    if held + size > total:
        raise PieceBeyondLength()
    if size < SMALLEST_PIECE and held + size < total:
        raise PieceTooSmall()


def _keep(row: StoredFile, start: int, data: bytes) -> None:
    key, location = new_key(), location_of(uuid.uuid4().hex)
    part = FilePart(stored=row, start=start, size=len(data), sealed_key=key_ring().encrypt(key, purpose=KEY_PURPOSE))
    sealer = FrameSealer(key, part.context)
    try:
        part.location = content_storage().save(location, io.BytesIO(sealer.add(data) + sealer.finish()))
        part.save(force_insert=True)
    except BaseException:
        content_storage().delete(location)
        raise


@transaction.atomic
def assemble(*, stored: StoredFile, at: datetime) -> StoredFile:
    """Make one stored file of all its pieces, sealed anew and looked at. Asked twice, it answers the same.

    Raises:
        NotWhole: bytes are missing; says how many are held.
        ContentDiffers: it is not what its sender announced.
    """
    row = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if not row.is_arriving:
        return row
    held = held_bytes(row)
    if held < row.size:
        raise NotWhole(held)
    said = bytes(row.digest)
    with open_arrived(row) as stream:
        seal_content(row, stream, max_bytes=row.size)
    if said and said != row.digest:
        content_storage().delete(row.location)
        raise ContentDiffers()
    row.stored_at = at
    row.save()
    locations = list(row.parts.values_list("location", flat=True))
    row.parts.all().delete()
    transaction.on_commit(lambda: delete_contents(locations))
    return row
