"""Reading stored files back."""

import io
from typing import BinaryIO, cast

from siapkerja.files.models import StoredFile
from siapkerja.files.sealing import FrameReader
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
