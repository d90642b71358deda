"""Reading stored files back."""

import io
from bisect import bisect_right
from typing import BinaryIO, cast

from siapkerja.files.models import FilePart, StoredFile
from siapkerja.files.sealing import FrameReader, SeekableReader
from siapkerja.files.storage import content_storage


class ContentRemoved(Exception):
    """The file's time was over and its content is gone."""


def open_stored(stored: StoredFile) -> BinaryIO:
    """The plain content as a seekable stream; decrypted as it is read, one frame in memory, nothing on disk.

    Raises:
        ContentRemoved: the content is gone.
        siapkerja.files.sealing.Altered: while reading, when the content is not what was stored.
    """
    if not stored.location:
        raise ContentRemoved(str(stored))
    sealed = content_storage().open(stored.location, "rb")
    reader = FrameReader(cast(BinaryIO, sealed), key=stored.key, context=stored.context, size=stored.size)
    return io.BufferedReader(reader, buffer_size=64 * 1024)


def held_bytes(stored: StoredFile) -> int:
    """How much of a file that still arrives is here, in plain bytes."""
    last = stored.parts.order_by("-start").values_list("start", "size").first()
    return sum(last) if last else 0


def open_arrived(stored: StoredFile) -> BinaryIO:
    """What is here of a file that still arrives, as a seekable stream that ends where the next part will begin.

    Raises:
        siapkerja.files.sealing.Altered: while reading, when a part is not what was stored.
    """
    return io.BufferedReader(_PartsReader(list(stored.parts.select_related("stored").order_by("start"))), buffer_size=64 * 1024)


class _PartsReader(SeekableReader):
    """Sealed parts one after the other; holds one frame of one part."""

    def __init__(self, parts: list[FilePart]) -> None:
        super().__init__(parts[-1].start + parts[-1].size if parts else 0)
        self._parts = parts
        self._starts = [part.start for part in parts]
        self._number = -1
        self._open: FrameReader | None = None

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._position >= self._size:
            return 0
        number = bisect_right(self._starts, self._position) - 1
        reader = self._reader(number)
        reader.seek(self._position - self._starts[number])
        count = reader.readinto(buffer)
        self._position += count
        return count

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None
        super().close()

    def _reader(self, number: int) -> FrameReader:
        if self._open is None or number != self._number:
            if self._open is not None:
                self._open.close()
            part = self._parts[number]
            sealed = cast(BinaryIO, content_storage().open(part.location, "rb"))
            self._open, self._number = FrameReader(sealed, key=part.key, context=part.context, size=part.size), number
        return self._open
