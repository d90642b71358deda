"""Many standing questions against few rows: which of the new ones each would find."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import tantivy

from siapkerja.search import indexing
from siapkerja.search.answers import Answers
from siapkerja.search.documents import SearchDocument
from siapkerja.search.engine import IndexEngine
from siapkerja.search.grammar import Words
from siapkerja.search.queries import Engine, ask
from siapkerja.search.requests import Request
from siapkerja.search.understanding import Meaning

CHUNK = 1000
HEAP_BYTES = 50_000_000
# A hundred thousand questions are about the same few thousand places and circles: those must outlast the words of the others.
MOST_KEPT = 50_000


class Matcher:
    """Rows against which many questions are laid, some thousand at a time: their index is made once.

    The rows get an index of their own in memory. Words are taken for what they mean among all rows, so that a question finds
    what it would find on the search page.
    """

    def __init__(self, document: SearchDocument, object_ids: Sequence[int]) -> None:
        self.document = document
        self.rows = _index_of(document, object_ids)
        self.meanings: dict[tuple[str, str], tuple[Meaning, ...]] = {}

    def matching(self, requests: Iterable[Request], most: int) -> list[tuple[list[int], int]]:
        """For each question the newest ids it finds among those of the rows that were public, and how many it finds.

        Args:
            most: how many ids at most.
        """
        questions = list(requests)
        return ask(self.document, lambda whole: [self.rows.newest(one, self._meant(whole, one), most) for one in questions])

    def _meant(self, whole: Engine, question: Request) -> tuple[Meaning, ...]:
        """What its words mean, asked once for each word: people look for the same few thousand."""
        words = question.words
        for word in words.words:
            key = (word, words.unfinished)
            if key not in self.meanings:
                self.meanings[key] = whole.meanings(replace(question, words=Words((word,), unfinished=words.unfinished)))
        return tuple(meaning for word in words.words for meaning in self.meanings[word, words.unfinished])


def matching_among(document: SearchDocument, object_ids: Sequence[int], requests: Iterable[Request]) -> list[list[int]]:
    """For each question the ids it finds among those of the given rows that are public, newest id first."""
    return [ids for ids, _total in Matcher(document, object_ids).matching(requests, max(len(object_ids), 1))]


def _index_of(document: SearchDocument, object_ids: Sequence[int]) -> IndexEngine:
    schema = indexing.schema_of(document)
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
    for start in range(0, len(object_ids), CHUNK):
        for entry in document.load(object_ids[start : start + CHUNK]):
            writer.add_document(indexing.index_document(document, entry))
    writer.commit()
    index.reload()
    return IndexEngine(document, index.schema, index.searcher(), answers=Answers(MOST_KEPT))
