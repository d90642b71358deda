"""Files that come in pieces: nothing of what is acknowledged is lost, and nothing is taken twice."""

import hashlib
import io
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from siapkerja.files.actions import arrivals
from siapkerja.files.actions.arrivals import LARGEST_PIECE, SMALLEST_PIECE, append, assemble, begin
from siapkerja.files.actions.retention import remove_orphans
from siapkerja.files.actions.stored_files import EmptyFile, remove
from siapkerja.files.models import FilePart, FileState, StoredFile
from siapkerja.files.reading import held_bytes, open_arrived, open_stored
from siapkerja.files.storage import content_storage
from siapkerja.identity.actor import Actor

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")
CONTENT = b"nik;nama\n" + b"3273010101900001;Rina Contoh\n" * 9000
UNIT = SMALLEST_PIECE


def begun(content: bytes = CONTENT, **more: bytes) -> StoredFile:
    return begin(filename="daftar.csv", size=len(content), purpose="probes.file", by=BY, at=AT, **more)


def sent(stored: StoredFile, content: bytes = CONTENT, size: int = UNIT) -> StoredFile:
    for offset in range(held_bytes(stored), len(content), size):
        piece = content[offset : offset + size]
        append(stored=stored, offset=offset, data=piece, digest=hashlib.sha256(piece).digest())
    return stored


@pytest.mark.django_db
def test_pieces_become_the_file_that_was_sent() -> None:
    stored = begun(digest=hashlib.sha256(CONTENT).digest())
    assert (stored.state, held_bytes(stored), stored.is_available) == (FileState.ARRIVING, 0, False)
    append(stored=stored, offset=0, data=CONTENT[:100_000])
    with open_arrived(stored) as here:
        assert here.read() == CONTENT[:100_000]
    sent(stored)
    with open_arrived(stored) as here:
        here.seek(99_990)
        assert here.read(40) == CONTENT[99_990:100_030], "across two pieces"
    locations = list(FilePart.objects.values_list("location", flat=True))
    for location in locations:
        with content_storage().open(location) as sealed:
            assert b"Rina" not in sealed.read()
    whole = assemble(stored=stored, at=AT)
    with open_stored(whole) as content:
        assert content.read() == CONTENT
    assert (whole.state, whole.kind, bytes(whole.digest)) == (FileState.CHECKED, "csv", hashlib.sha256(CONTENT).digest())
    assert not FilePart.objects.exists()
    assert assemble(stored=stored, at=AT) == whole, "said twice"


@pytest.mark.django_db
def test_what_does_not_fit_is_refused_and_what_is_held_stays() -> None:
    stored = begun()
    append(stored=stored, offset=0, data=CONTENT[:UNIT])
    for offset in (0, UNIT - 1, UNIT + 1, -1, 10**9):
        with pytest.raises(arrivals.WrongOffset) as wrong:
            append(stored=stored, offset=offset, data=CONTENT[:UNIT])
        assert wrong.value.held == UNIT
    with pytest.raises(arrivals.PieceBeyondLength):
        append(stored=stored, offset=UNIT, data=b"x" * (len(CONTENT) - UNIT + 1))
    with pytest.raises(arrivals.PieceTooLarge):
        append(stored=stored, offset=UNIT, data=b"x" * (LARGEST_PIECE + 1))
    with pytest.raises(arrivals.PieceTooSmall):
        append(stored=stored, offset=UNIT, data=b"x")
    with pytest.raises(arrivals.PieceDamaged):
        append(stored=stored, offset=UNIT, data=CONTENT[UNIT : 2 * UNIT], digest=hashlib.sha256(b"other").digest())
    with pytest.raises(arrivals.NotWhole) as wanting:
        assemble(stored=stored, at=AT)
    assert wanting.value.held == held_bytes(stored) == UNIT
    with pytest.raises(EmptyFile):
        begun(b"")
    assert assemble(stored=sent(stored), at=AT).is_available


@pytest.mark.django_db
def test_content_other_than_announced_is_not_taken() -> None:
    stored = sent(begun(digest=hashlib.sha256(b"other").digest()))
    with pytest.raises(arrivals.ContentDiffers):
        assemble(stored=stored, at=AT)
    stored.refresh_from_db()
    assert stored.is_arriving


@pytest.mark.django_db
def test_a_removed_arrival_leaves_nothing_and_takes_nothing(django_capture_on_commit_callbacks) -> None:
    stored = begun()
    append(stored=stored, offset=0, data=CONTENT[:UNIT])
    (location,) = FilePart.objects.values_list("location", flat=True)
    with django_capture_on_commit_callbacks(execute=True):
        remove(stored=stored, by=BY, at=AT)
    assert not content_storage().exists(location)
    with pytest.raises(arrivals.NotArriving):
        append(stored=stored, offset=UNIT, data=CONTENT[UNIT : 2 * UNIT])


@pytest.mark.django_db
def test_parts_are_no_orphans_but_what_a_rollback_left_is() -> None:
    stored = begun()
    append(stored=stored, offset=0, data=CONTENT[:UNIT])
    left = content_storage().save("zz/zz/left", io.BytesIO(b"left"))
    remove_orphans(at=timezone.now() + timedelta(days=2))
    assert not content_storage().exists(left)
    assert assemble(stored=sent(stored), at=AT).is_available


@pytest.mark.usefixtures("committed_db")
def test_of_two_writers_at_once_one_is_told_where_to_go_on() -> None:
    stored = begun()
    heard: list[object] = []

    def write(content: bytes) -> None:
        try:
            heard.append(append(stored=stored, offset=0, data=content))
        except arrivals.WrongOffset as wrong:
            heard.append(("told", wrong.held))
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(sign * UNIT,)) for sign in (b"a", b"b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(map(str, heard)) == sorted(map(str, [UNIT, ("told", UNIT)]))
    assert held_bytes(stored) == UNIT
