"""The index as a web process reads it: opened in the process that uses it, looked at anew for every request."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import tantivy

from siapkerja.search import generations
from siapkerja.search.documents import SearchDocument
from siapkerja.search.engine import IndexEngine
from siapkerja.search.vocabulary import DIRECTORY

log = logging.getLogger(__name__)
META = "meta.json"

Commit = tuple[int, int]


@dataclass
class _Opened:
    """An index as this process has it open.

    Attributes:
        commit: which file of the index tells of its newest commit; another one is another commit.
        engine: answers from that commit, None before the first one was read.
    """

    directory: Path
    inode: int
    index: tantivy.Index
    words: tantivy.Index
    commit: Commit = (0, 0)
    engine: IndexEngine | None = None


_opened: dict[tuple[int, str], _Opened] = {}
_lock = Lock()


def engine(document: SearchDocument) -> IndexEngine | None:
    """The newest commit of the generation in use, or None: then PostgreSQL answers."""
    directory = generations.current(document.slug)
    if directory is None:
        return None
    try:
        with _lock:
            opened = _open(document, directory)
            return None if opened is None else _newest(document, opened)
    except BaseException as trouble:
        if not is_of_the_index(trouble):
            raise
        log.warning("The index of %s cannot be read, PostgreSQL answers: %s", document.slug, str(trouble)[:200])
        forget(document)
        return None


def forget(document: SearchDocument) -> None:
    """Open the index anew next time."""
    _opened.pop((os.getpid(), document.slug), None)


def is_of_the_index(trouble: BaseException) -> bool:
    """Whether the engine failed. A panic of it is no `Exception`, and its class cannot be imported."""
    return isinstance(trouble, OSError | ValueError) or type(trouble).__name__ == "PanicException"


def _newest(document: SearchDocument, opened: _Opened) -> IndexEngine:
    """Reads the index again only where there is a new commit; what is kept of the old one is dropped with it."""
    # Looked at before reading: what is read then is of this commit or a newer one, never of an older one.
    told = (opened.directory / META).stat()
    commit = (told.st_mtime_ns, told.st_ino)
    if opened.engine is None or opened.commit != commit:
        opened.index.reload()
        opened.words.reload()
        opened.engine = IndexEngine(document, opened.index.schema, opened.index.searcher(), opened.words.searcher())
        opened.commit = commit
    return opened.engine


def _open(document: SearchDocument, directory: Path) -> _Opened | None:
    """The opened index. A reader opened before a fork never sees a commit, hence the process in the key."""
    inode = directory.stat().st_ino
    known = _opened.get((os.getpid(), document.slug))
    if known is not None and (known.directory, known.inode) == (directory, inode):
        return known
    about = generations.read_json(directory / generations.ABOUT)
    if not about or about.get("digest") != document.digest:
        return None
    index = tantivy.Index.open(str(directory))
    words = tantivy.Index.open(str(directory / DIRECTORY))
    for one in (index, words):
        one.config_reader("manual")
    _opened[os.getpid(), document.slug] = opened = _Opened(directory, inode, index, words)
    return opened
