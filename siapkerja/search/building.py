"""Making a whole index from PostgreSQL, while the old one goes on answering."""

import logging
from collections.abc import Iterator
from pathlib import Path

import tantivy
from django.utils import timezone

from siapkerja.events import feed
from siapkerja.search import generations, shares
from siapkerja.search.changes import horizon
from siapkerja.search.documents import SearchDocument
from siapkerja.search.vocabulary import WordsWriter

log = logging.getLogger(__name__)


def build(document: SearchDocument) -> Iterator[Path | None]:
    """Build the next generation and put it in use, a moment's work at a time.

    Few rows are written here. Many are shared out among processes, one a core; their shares are joined.

    Yields:
        None while it goes on, and at last the directory now in use. What changed meanwhile is after its position.

    Raises:
        OSError: a process that wrote a share failed.
        ValueError: the shares make no index.
    """
    position = horizon()
    directory = generations.fresh(document.slug)
    ranges = shares.ranges(document)
    if len(ranges) == 1:
        yield from shares.write(document, directory, *ranges[0])
    else:
        with shares.processes(document, directory, ranges) as writing:
            yield from writing
        shares.join(directory, len(ranges))
    rows = tantivy.Index.open(str(directory)).searcher().num_docs
    _learn(document, directory, shares.words_of(directory))
    generations.write_json(directory / generations.ABOUT, {"digest": document.digest, "built_at": timezone.now().isoformat()})
    save_position(directory, position)
    log.info("Built the index of %s with %s rows.", document.slug, rows)
    yield generations.adopt(document.slug, directory)


def _learn(document: SearchDocument, directory: Path, words: set[str]) -> None:
    learned = WordsWriter(document.slug, directory)
    learned.learn(words)
    learned.close()


def rebuild_now(document: SearchDocument) -> Path:
    """Build and put in use at once: for bulk loads and tests. The follower notices by itself."""
    *_, built = build(document)
    if built is None:
        raise RuntimeError("an index was built and not put in use")
    return built


def save_position(directory: Path, position: feed.Cursor) -> None:
    generations.write_json(directory / generations.POSITION, {"after": str(position)})


def saved_position(directory: Path) -> feed.Cursor | None:
    """Where the generation stands in the feed, or None where that is not known."""
    told = generations.read_json(directory / generations.POSITION)
    try:
        return feed.Cursor.parse(told["after"])
    except (TypeError, KeyError, ValueError):
        return None
