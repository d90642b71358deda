"""Streams under AES-256-GCM: frames of 64 KiB, each for itself, so that a reader may jump and nothing is held whole.

Each stream has a key of its own. A frame's nonce is its number and whether it is the last, so frames cannot be
reordered, left out or cut off unnoticed; the `context` (which file this is) is bound to every frame.
"""

import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FRAME = 64 * 1024
TAG = 16
SEALED_FRAME = FRAME + TAG


class Altered(Exception):
    """The stream was not made with this key and context, or was changed or cut since."""


def new_key() -> bytes:
    return AESGCM.generate_key(256)


def sealed_size(size: int) -> int:
    """Bytes a stream of `size` bytes takes once sealed; an empty one has one empty frame."""
    return size + max(1, -(-size // FRAME)) * TAG


class FrameSealer:
    """Seals a stream as it comes.

    Args:
        key: 32 bytes used for this stream only.
    """

    def __init__(self, key: bytes, context: bytes) -> None:
        self._cipher = AESGCM(key)
        self._context = context
        self._number = 0
        self._pending = bytearray()

    def add(self, data: bytes) -> bytes:
        """Take plain bytes, give the frames that are full (a full frame waits until it is known not to be the last)."""
        self._pending += data
        sealed = []
        while len(self._pending) > FRAME:
            sealed.append(self._seal(bytes(self._pending[:FRAME]), last=False))
            del self._pending[:FRAME]
        return b"".join(sealed)

    def finish(self) -> bytes:
        """The last frame."""
        return self._seal(bytes(self._pending), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> bytes:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, self._context)
        self._number += 1
        return sealed


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SeekableReader(io.RawIOBase):
    """A stream of known length that may be read from any place; `readinto` is left to those below."""

    def __init__(self, size: int) -> None:
        self._size, self._position = size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a position before the start")
        self._position = base + offset
        return self._position


class FrameReader(SeekableReader):
    """Reads a sealed stream from any place; holds one frame. Wrap in `io.BufferedReader`.

    Args:
        sealed: seekable, at its start the first frame.
        size: plain bytes in the stream.

    Raises:
        Altered: while reading, when a frame is not what was written.
    """

    def __init__(self, sealed: BinaryIO, *, key: bytes, context: bytes, size: int) -> None:
        super().__init__(size)
        self._sealed = sealed
        self._cipher = AESGCM(key)
        self._context = context
        self._last = max(0, -(-size // FRAME) - 1)
        self._frame_number = -1
        self._frame = b""

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._position >= self._size:
            if self._size == 0:
                self._load(0)
            return 0
        number, offset = divmod(self._position, FRAME)
        self._load(number)
        part = self._frame[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._sealed.close()
        super().close()

    def _load(self, number: int) -> None:
        if number == self._frame_number:
            return
        self._sealed.seek(number * SEALED_FRAME)
        sealed = self._sealed.read(SEALED_FRAME)
        try:
            self._frame = self._cipher.decrypt(_nonce(number, number == self._last), sealed, self._context)
        except (InvalidTag, ValueError) as trouble:
            raise Altered(f"frame {number} is not what was written") from trouble
        expected = min(FRAME, self._size - number * FRAME)
        if len(self._frame) != expected:
            raise Altered(f"frame {number} has {len(self._frame)} bytes, not {expected}")
        self._frame_number = number


def chunks(stream: BinaryIO, size: int = FRAME) -> Iterator[bytes]:
    while data := stream.read(size):
        yield data
