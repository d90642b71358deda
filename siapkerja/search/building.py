"""Making a whole index from PostgreSQL, while the old one goes on answering."""

import logging
from collections.abc import Iterator
from pathlib import Path

import tantivy
from django.utils import timezone

from siapkerja.events import feed
from siapkerja.search import generations
from siapkerja.search.actions.entries import in_chunks
from siapkerja.search.changes import horizon
from siapkerja.search.documents import SearchDocument
from siapkerja.search.indexing import index_document, schema_of

log = logging.getLogger(__name__)
BUILDING_HEAP_BYTES = 100_000_000


def build(document: SearchDocument) -> Iterator[Path | None]:
    """Build the next generation and put it in use, resting after every thousand rows.

    Yields:
        None while it goes on, and at last the directory now in use. What changed meanwhile is after its position.
    """
    position = horizon()
    directory = generations.fresh(document.slug)
    index = tantivy.Index(schema_of(document), path=str(directory), reuse=False)
    writer = index.writer(heap_size=BUILDING_HEAP_BYTES, num_threads=1)
    rows = 0
    for ids in in_chunks(document):
        for entry in document.load(ids):
            writer.add_document(index_document(document, entry))
            rows += 1
        yield None
    writer.commit()
    writer.wait_merging_threads()
    generations.write_json(directory / generations.ABOUT, {"digest": document.digest, "built_at": timezone.now().isoformat()})
    save_position(directory, position)
    log.info("Built the index of %s with %s rows.", document.slug, rows)
    yield generations.adopt(document.slug, directory)


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
