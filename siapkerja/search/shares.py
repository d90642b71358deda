"""Shares of an index that is built: rows of a range of ids, each written by a process of its own, and joined afterwards.

Every segment of an index is a handful of files named after it, and one file lists the segments. To join indexes of one schema
is to put the files together and to list them all.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy
from django.conf import settings

from siapkerja.kernel.text import LARGEST_ID
from siapkerja.search import generations
from siapkerja.search.documents import SearchDocument
from siapkerja.search.indexing import index_document, schema_of

# Below this a second process costs more than it brings.
ROWS_A_PROCESS = 60_000
MOST_PROCESSES = 4
CHUNK = 2_000
# A segment is written whenever the heap is full; few large ones are quicker to ask than many small ones.
HEAP_BYTES, BYTES_A_ROW = 50_000_000, 1_300
LARGEST_HEAP_BYTES = 600_000_000
WORDS, META, MANAGED = "learned.txt", "meta.json", ".managed.json"
PAUSE_SECONDS = 0.2

Range = tuple[int, int]


def ranges(document: SearchDocument) -> list[Range]:
    """Ranges of ids (first, last) with about as many public rows each, one a process."""
    rows = document.public().order_by("pk")
    number = max(1, min(rows.count() // ROWS_A_PROCESS, MOST_PROCESSES, os.cpu_count() or 1))
    size = -(-rows.count() // number)
    ends = [rows.values_list("pk", flat=True)[size * place - 1] for place in range(1, number)]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, LARGEST_ID], strict=True))


def write(document: SearchDocument, directory: Path, first: int, last: int) -> Iterator[None]:
    """Write the public rows of a range of ids as an index, and the words that stand in them. Yields after every chunk."""
    wanted = document.public().filter(pk__gte=first, pk__lte=last)
    heap = min(max(wanted.count() * BYTES_A_ROW, HEAP_BYTES), LARGEST_HEAP_BYTES)
    index = tantivy.Index(schema_of(document), path=str(directory), reuse=False)
    writer = index.writer(heap_size=heap, num_threads=1)
    words: set[str] = set()
    while entries := list(document.read(wanted.filter(pk__gte=first).order_by("pk")[:CHUNK])):
        for entry in entries:
            writer.add_document(index_document(document, entry, words))
        first = max(entry.object_id for entry in entries) + 1
        yield
    writer.commit()
    writer.wait_merging_threads()
    generations.write(directory / WORDS, "\n".join(sorted(words)))


def words_of(directory: Path) -> set[str]:
    return set((directory / WORDS).read_text().split("\n")) - {""}


@contextmanager
def processes(document: SearchDocument, directory: Path, wanted: Sequence[Range]) -> Iterator[Iterator[None]]:
    """Let a process write each share; the iterator ends when all have ended. None of them outlives the block.

    Raises:
        OSError: from the iterator, where one failed.
    """
    command = [sys.executable, "-m", "django", "search_share", document.slug]
    running = []
    try:
        for number, (first, last) in enumerate(wanted):
            share = _share(directory, number)
            share.mkdir()
            arguments = [*command, str(share), str(first), str(last)]
            running.append(subprocess.Popen(arguments, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL))
        yield _until_all_end(running)
    finally:
        for process in running:
            process.kill()
            process.wait()


def _until_all_end(running: Sequence["subprocess.Popen[bytes]"]) -> Iterator[None]:
    while any(process.poll() is None for process in running):
        if any(process.returncode for process in running):
            break
        time.sleep(PAUSE_SECONDS)
        yield
    if any(process.returncode for process in running):
        raise OSError("a process that wrote a share of an index failed")


def join(directory: Path, number: int) -> None:
    """Make one index of its shares.

    Raises:
        ValueError: a share is not whole.
    """
    shares = [_share(directory, place) for place in range(number)]
    told = [generations.read_json(share / META) for share in shares]
    managed = [generations.read_json(share / MANAGED) for share in shares]
    if not all(told) or not all(isinstance(names, list) for names in managed):
        raise ValueError("a share of an index says nothing of itself")
    words = set().union(*(words_of(share) for share in shares))
    meta = told[0] | {"segments": [one for each in told for one in each["segments"]], "opstamp": max(each["opstamp"] for each in told)}
    for share in shares:
        for path in share.iterdir():
            if path.suffix and path.name not in {META, MANAGED, WORDS} and not path.name.startswith("."):
                path.rename(directory / path.name)
    generations.write_json(directory / MANAGED, sorted(set().union(*managed)))
    generations.write(directory / WORDS, "\n".join(sorted(words)))
    generations.write_json(directory / META, meta)
    for share in shares:
        generations.remove(share)


def _share(directory: Path, number: int) -> Path:
    return directory / f"share-{number}"
