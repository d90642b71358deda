import base64
import os

import pytest

from siapkerja.kernel.crypto import KeyRing, Undecipherable, blind_index

OLD, NEW = ("2025", os.urandom(32)), ("2026", os.urandom(32))
RING = KeyRing((NEW, OLD))


def test_values_come_back_and_look_different_every_time() -> None:
    first, second = (RING.encrypt(b"3273010101900001", purpose="nik") for _ in range(2))
    assert first != second
    assert b"3273" not in first
    assert RING.decrypt(first, purpose="nik") == RING.decrypt(second, purpose="nik") == b"3273010101900001"


def test_a_retired_key_still_reads_and_no_longer_writes() -> None:
    sealed = KeyRing((OLD,)).encrypt(b"isi", purpose="nik")
    assert RING.decrypt(sealed, purpose="nik") == b"isi"
    with pytest.raises(Undecipherable):
        KeyRing((OLD,)).decrypt(RING.encrypt(b"isi", purpose="nik"), purpose="nik")


def test_another_purpose_a_flipped_bit_and_nonsense_are_refused() -> None:
    sealed = RING.encrypt(b"isi", purpose="nik")
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for value, purpose in ((sealed, "phone"), (flipped, "nik"), (b"", "nik"), (b"\xff\xff\xff", "nik"), (sealed[:10], "nik")):
        with pytest.raises(Undecipherable):
            RING.decrypt(value, purpose=purpose)


def test_a_ring_is_read_from_text() -> None:
    encoded = base64.b64encode(NEW[1]).decode()
    assert KeyRing.parse(f"2026:{encoded}, 2025:{base64.b64encode(OLD[1]).decode()}") == RING
    for wrong in ("", "2026:kurang", f"2026:{base64.b64encode(b'pendek').decode()}", f"a:{encoded},a:{encoded}", f":{encoded}"):
        with pytest.raises(ValueError):  # noqa: PT011 - base64 has words of its own
            KeyRing.parse(wrong)


def test_a_blind_index_is_equal_for_equal_values_under_one_key() -> None:
    assert blind_index(b"k", "327301") == blind_index(b"k", "327301")
    assert len({blind_index(b"k", "327301"), blind_index(b"k", "327302"), blind_index(b"l", "327301")}) == 3
    assert len(blind_index(b"k", "")) == 32
