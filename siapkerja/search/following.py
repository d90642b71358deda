"""Keeping this host's indexes in step with PostgreSQL: the work of the `search_follower` process."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy
from django.db.models import Count, F, Sum

from siapkerja.search import generations
from siapkerja.search.actions.entries import refreshing
from siapkerja.search.building import build, save_position, saved_position
from siapkerja.search.changes import Following
from siapkerja.search.documents import SearchDocument
from siapkerja.search.indexing import KEY, MIXED, MIXED_MODULUS, OBJECT_ID, index_document
from siapkerja.search.vocabulary import WordsWriter

log = logging.getLogger(__name__)

WRITING_HEAP_BYTES = 30_000_000
CHECK_EVERY_SECONDS = 60.0
CHUNK = 500


@dataclass
class _Open:
    """The generation being written."""

    directory: Path
    inode: int
    index: tantivy.Index
    writer: tantivy.IndexWriter
    words: WordsWriter
    following: Following


class Keeper:
    """Keeps the index of one document: opens it, follows the changes, and builds it anew whenever it cannot be trusted.

    A generation is trusted when its directory is where the pointer says, it was made for today's declaration, its last
    opening ended well, and counts and sums agree with PostgreSQL. Where the declaration has changed, what PostgreSQL searches
    without an index is written anew as well.
    """

    def __init__(self, document: SearchDocument) -> None:
        self.document = document
        self.rows = 0
        self._open: _Open | None = None
        self._building: Iterator[Path | None] | None = None
        self._refreshing: Iterator[int] | None = None
        self._next_check = 0.0
        self._was_different = False

    @property
    def is_ready(self) -> bool:
        return self._open is not None

    @property
    def is_building(self) -> bool:
        return self._building is not None

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing left to do but to follow."""
        return self._open is not None and self._building is None and self._refreshing is None

    def step(self) -> None:
        """One round: notice loss, follow changes, build on, compare."""
        if self._open is None or _is_lost(self.document, self._open):
            self._reopen()
        if self._open is not None:
            self._follow(self._open)
        if self._building is not None:
            self._build_on(self._building)
        elif self._open is None:
            self._building = build(self.document)
        elif self._refreshing is not None:
            if next(self._refreshing, None) is None:
                self._refreshing = None
        elif time.monotonic() >= self._next_check:
            self._compare(self._open)

    def close(self) -> None:
        if self._open is not None:
            self._open.writer.wait_merging_threads()
            self._open.words.close()
            self._open = None

    def _reopen(self) -> None:
        """Open the generation in use, if it can be trusted.

        A damaged file can kill the process while it is mapped, so a mark stands there during the opening: who finds the
        mark of a process that died leaves that generation alone.
        """
        self._open = None
        directory = generations.current(self.document.slug)
        about = generations.read_json(directory / generations.ABOUT) if directory else None
        if directory is None or not about:
            return
        if about.get("digest") != self.document.digest:
            self._refreshing = self._refreshing or refreshing(document=self.document)
            return
        mark = directory / generations.OPENING
        position = saved_position(directory)
        if position is None or mark.exists():
            log.warning("The index of %s cannot be trusted and is built anew.", self.document.slug)
            return
        try:
            mark.touch()
            index = tantivy.Index.open(str(directory))
            writer = index.writer(heap_size=WRITING_HEAP_BYTES, num_threads=1)
            words = WordsWriter(self.document.slug, directory)
            opened = _Open(directory, directory.stat().st_ino, index, writer, words, Following(self.document, position))
            self.rows = self._sums(opened)[0]
            mark.unlink()
        except (OSError, ValueError) as trouble:
            log.warning("The index of %s cannot be opened and is built anew: %s", self.document.slug, str(trouble)[:200])
            return
        self._open, self._next_check = opened, 0.0

    def _follow(self, opened: _Open) -> None:
        before = opened.following.position
        ids = sorted(opened.following.changed())
        try:
            for start in range(0, len(ids), CHUNK):
                chunk = ids[start : start + CHUNK]
                for object_id in chunk:
                    opened.writer.delete_documents_by_term(KEY, str(object_id))
                words: set[str] = set()
                for entry in self.document.load(chunk):
                    opened.writer.add_document(index_document(self.document, entry, words))
                opened.words.learn(words)
            if ids:
                opened.writer.commit()
            if opened.following.position != before:
                save_position(opened.directory, opened.following.position)
        except (OSError, ValueError) as trouble:
            log.warning("The index of %s cannot be written and is opened anew: %s", self.document.slug, str(trouble)[:200])
            self._open = None

    def _build_on(self, building: Iterator[Path | None]) -> None:
        try:
            built = next(building)
        except (OSError, ValueError) as trouble:
            log.warning("Building the index of %s failed and starts again: %s", self.document.slug, str(trouble)[:200])
            self._building = None
            return
        if built is not None:
            self._building = None
            self._reopen()

    def _compare(self, opened: _Open) -> None:
        """Build anew where PostgreSQL disagrees twice in a row; once may be a change on its way."""
        told = self._sums(opened)
        self.rows = told[0]
        truth = public_sums(self.document)
        if told == truth:
            self._was_different = False
            self._next_check = time.monotonic() + CHECK_EVERY_SECONDS
        elif self._was_different:
            log.warning("The index of %s differs from PostgreSQL (%s, %s) and is built anew.", self.document.slug, told, truth)
            self._was_different = False
            self._building = build(self.document)
        else:
            self._was_different = True
            self._next_check = time.monotonic() + 1.0

    def _sums(self, opened: _Open) -> tuple[int, int, int]:
        opened.index.config_reader("manual")
        opened.index.reload()
        searcher = opened.index.searcher()
        asked = {name: {"sum": {"field": name}} for name in (OBJECT_ID, MIXED)}
        told: dict[str, Any] = searcher.aggregate(tantivy.Query.all_query(), asked) if searcher.num_docs else {}
        sums = [int(told[name]["value"]) if told else 0 for name in (OBJECT_ID, MIXED)]
        return searcher.num_docs, sums[0], sums[1]


def _is_lost(document: SearchDocument, opened: _Open) -> bool:
    """Whether somebody removed or replaced what is being written."""
    if generations.current(document.slug) != opened.directory:
        return True
    try:
        return opened.directory.stat().st_ino != opened.inode or not (opened.directory / "meta.json").exists()
    except OSError:
        return True


def public_sums(document: SearchDocument) -> tuple[int, int, int]:
    """Count, sum of ids and sum of mixed ids and versions of the public rows, to compare with an index."""
    told = (
        document.public()
        .order_by()
        .aggregate(rows=Count("pk"), ids=Sum("pk"), mixed=Sum((F("pk") * 31 + F("version") * 17) % MIXED_MODULUS))
    )
    return told["rows"], int(told["ids"] or 0), int(told["mixed"] or 0)
