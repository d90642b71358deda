"""Sealed streams give back what went in, from any place, and notice every change."""

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siapkerja.files.sealing import FRAME, SEALED_FRAME, Altered, FrameReader, FrameSealer, new_key, sealed_size

KEY, CONTEXT = new_key(), b"file:1"


def seal(plain: bytes, *, step: int = 10_000) -> bytes:
    sealer = FrameSealer(KEY, CONTEXT)
    return b"".join(sealer.add(plain[i : i + step]) for i in range(0, len(plain), step)) + sealer.finish()


def reader(sealed: bytes, size: int, *, key: bytes = KEY, context: bytes = CONTEXT) -> io.BufferedReader:
    return io.BufferedReader(FrameReader(io.BytesIO(sealed), key=key, context=context, size=size))


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17])
def test_content_comes_back_whole(size: int) -> None:
    plain = os.urandom(size)
    sealed = seal(plain)
    assert len(sealed) == sealed_size(size)
    assert reader(sealed, size).read() == plain


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3 * FRAME + 50), st.integers(0, 2 * FRAME), st.integers(1, 70_000))
def test_any_part_can_be_read(start: int, length: int, step: int) -> None:
    plain = bytes(i * 7 % 251 for i in range(3 * FRAME + 50))
    content = reader(seal(plain, step=step), len(plain))
    content.seek(start)
    assert content.read(length) == plain[start : start + length]
    content.seek(-10, os.SEEK_END)
    assert content.read() == plain[-10:]


def test_nothing_of_the_content_can_be_seen() -> None:
    assert b"3273" not in seal(b"3273010101900001" * 10_000)


@pytest.mark.parametrize("place", [0, FRAME // 2, SEALED_FRAME + 5, -1])
def test_a_flipped_bit_is_noticed(place: int) -> None:
    sealed = bytearray(seal(bytes(3 * FRAME)))
    sealed[place] ^= 1
    with pytest.raises(Altered):
        reader(bytes(sealed), 3 * FRAME).read()


def test_swapped_missing_and_foreign_frames_are_noticed() -> None:
    size = 3 * FRAME
    sealed = seal(os.urandom(size))
    first, second, third = (sealed[i * SEALED_FRAME : (i + 1) * SEALED_FRAME] for i in range(3))
    wrong = [(second + first + third, size), (first + second, size), (first + second, 2 * FRAME), (first + third, 2 * FRAME), (b"", 0)]
    for content, claimed in wrong:
        with pytest.raises(Altered):
            reader(content, claimed).read()


def test_another_key_or_another_file_does_not_open_it() -> None:
    sealed = seal(b"isi")
    with pytest.raises(Altered):
        reader(sealed, 3, key=new_key()).read()
    with pytest.raises(Altered):
        reader(sealed, 3, context=b"file:2").read()
