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

log = logging.getLogger(__name__)


@dataclass
class _Opened:
    directory: Path
    inode: int
    index: tantivy.Index


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
            if opened is None:
                return None
            opened.index.reload()
            return IndexEngine(document, opened.index.schema, opened.index.searcher())
    except (OSError, ValueError) as trouble:
        log.warning("The index of %s cannot be read, PostgreSQL answers: %s", document.slug, str(trouble)[:200])
        forget(document)
        return None


def forget(document: SearchDocument) -> None:
    """Open the index anew next time."""
    _opened.pop((os.getpid(), document.slug), None)


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
    index.config_reader("manual")
    _opened[os.getpid(), document.slug] = opened = _Opened(directory, inode, index)
    return opened
