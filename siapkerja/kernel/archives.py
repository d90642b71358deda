"""Zip archives from outside, whole or damaged."""

import lzma
import struct
import zipfile
import zlib

DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,  # a version or a packing that nobody has
    OSError,
    ValueError,  # a part that begins before the file does
)
"""What reading an archive raises, in the directory or within a part, where bytes of it were changed or left out."""
