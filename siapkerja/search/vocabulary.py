"""The words of an index: a small index beside it, one row a word, in which words like a given one are found quickly.

Words are only ever added. One that stands in no row any more is in nobody's way: how many rows hold a word is asked of the
index itself.
"""

from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Query

from siapkerja.search import indexing
from siapkerja.search.analysis import stem
from siapkerja.search.models import SearchWord

DIRECTORY = "words"
WORD = "word"
HEAP_BYTES = 15_000_000
# What the index has counted without looking whether rows were deleted since is exact enough from here on.
CERTAIN = 1_000
MOST_LIKE = 300


def schema() -> tantivy.Schema:
    return tantivy.SchemaBuilder().add_text_field(WORD, stored=True, tokenizer_name="raw", index_option="basic").build()


class IndexVocabulary:
    """What the index knows of its words."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, words: tantivy.Searcher | None) -> None:
        self.schema = schema
        self.searcher = searcher
        self.words = words

    def rows_of(self, word: str, most: int) -> int:
        return self._rows(indexing.STEMS, stem(word))

    def rows_written(self, word: str, most: int) -> int:
        return self._rows(indexing.WORDS, word)

    def _rows(self, field: str, term: str) -> int:
        told = int(self.searcher.doc_freq(field, term))
        if not 0 < told < CERTAIN:
            return told
        query = Query.term_query(self.schema, field, term, index_option="basic")
        return int(self.searcher.search(query, 1, count=True).count)  # type: ignore[attr-defined]

    def has_start(self, start: str) -> bool:
        query = indexing.start_query(self.schema, indexing.WORDS, start)
        return bool(self.searcher.search(query, 1, count=False).hits)

    def written_like(self, word: str, slips: int) -> Iterable[str]:
        if self.words is None:
            return []
        query = Query.fuzzy_term_query(schema(), WORD, word, distance=slips, transposition_cost_one=True)
        found = self.words.search(query, MOST_LIKE, count=False)
        return [self.words.doc(address)[WORD][0] for _, address in found.hits]


class WordsWriter:
    """Learns the words of a generation. What is learned twice is written once."""

    def __init__(self, slug: str, directory: Path) -> None:
        self.slug = slug
        home = directory / DIRECTORY
        is_there = (home / "meta.json").exists()
        home.mkdir(exist_ok=True)
        self.index = tantivy.Index.open(str(home)) if is_there else tantivy.Index(schema(), path=str(home), reuse=False)
        self.index.config_reader("manual")
        self.writer = self.index.writer(heap_size=HEAP_BYTES, num_threads=1)

    def learn(self, words: Iterable[str]) -> None:
        """Write those that are new, here and for PostgreSQL."""
        self.index.reload()
        known = self.index.searcher()
        new = sorted(word for word in set(words) if not known.doc_freq(WORD, word))
        if not new:
            return
        for word in new:
            made = tantivy.Document()
            made.add_text(WORD, word)
            self.writer.add_document(made)
        self.writer.commit()
        rows = [SearchWord(document=self.slug, word=word) for word in new]
        SearchWord.objects.bulk_create(rows, batch_size=5_000, ignore_conflicts=True)

    def close(self) -> None:
        self.writer.wait_merging_threads()
