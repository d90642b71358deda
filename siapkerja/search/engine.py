"""The questions answered by the index. Queries are built as objects; nothing typed is ever parsed by the engine."""

from collections.abc import Mapping

import tantivy
from tantivy import Occur, Query

from siapkerja.search import indexing
from siapkerja.search.analysis import stem
from siapkerja.search.documents import KEY_BITS, SearchDocument
from siapkerja.search.grammar import Words
from siapkerja.search.requests import Cursor, Page, Request, page_of

STEM_BOOST = 0.2
TITLE_PHRASE_BOOST = 6.0
MOST_VALUES = 2000


class IndexEngine:
    """Answers from one searcher, that is from one commit."""

    is_index = True

    def __init__(self, document: SearchDocument, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self.document = document
        self.schema = schema
        self.searcher = searcher

    def page(self, request: Request) -> Page:
        start = request.start()
        if request.is_by_key:
            return self._page_by_key(request, start)
        query = self._query(request, scored=True)
        found = self.searcher.search(query, request.limit + 1, count=False, offset=start.value if start else 0)
        ids = self.searcher.fast_field_values(indexing.OBJECT_ID, [address for _, address in found.hits])
        return page_of(request, [(0, int(pk or 0)) for pk in ids], start)

    def _page_by_key(self, request: Request, start: Cursor | None) -> Page:
        name = indexing.order_name(request.order)
        backward = start is not None and start.is_backward
        query = self._query(request, scored=False)
        if start:
            bounds = (start.value + 1, None) if backward else (None, start.value - 1)
            reach = Query.range_query(self.schema, name, tantivy.FieldType.Unsigned, *bounds)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, reach)])
        order = tantivy.Order.Asc if backward else tantivy.Order.Desc
        found = self.searcher.search(query, request.limit + 1, count=False, order_by_field=name, order=order)
        return page_of(request, [(key, key & (1 << KEY_BITS) - 1) for key, _ in found.hits], start)

    def total(self, request: Request) -> int:
        return int(self.searcher.search(self._query(request, scored=False), 1, count=True).count)  # type: ignore[attr-defined]

    def counts(self, request: Request, groups: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
        """Rows by value for each group, all filters applied."""
        asked = {group: {"terms": {"field": indexing.facet_name(group), "size": MOST_VALUES}} for group in groups}
        told = self.searcher.aggregate(self._query(request, scored=False), asked) if asked else {}
        return {group: {b["key"]: int(b["doc_count"]) for b in told[group]["buckets"]} for group in groups}

    def _query(self, request: Request, *, scored: bool) -> Query:
        parts = [(Occur.Must, part) for part in self._words(request.words, scored)]
        parts += [(Occur.MustNot, self._phrase(phrase, scored=False)) for phrase in request.words.without]
        for group, values in request.filters.items():
            accepted = Query.term_set_query(self.schema, indexing.facet_name(group), list(values))
            parts.append((Occur.Must, Query.const_score_query(accepted, 0.0)))
        if not any(occur is Occur.Must for occur, _ in parts):
            parts.append((Occur.Must, Query.all_query()))
        if scored and len(request.words.words) > 1:
            title = indexing.text_name(self.document.texts[0].name)
            together = Query.phrase_query(self.schema, title, list(request.words.words))
            parts.append((Occur.Should, Query.boost_query(together, TITLE_PHRASE_BOOST)))
        return Query.boolean_query(parts)

    def _words(self, words: Words, scored: bool) -> list[Query]:
        made = [self._word(word, scored) for word in words.words]
        return made + [self._phrase(phrase, scored=scored) for phrase in words.phrases]

    def _word(self, word: str, scored: bool) -> Query:
        """The stem decides whether a row matches; where the word stands as typed decides how high."""
        needed = Query.term_query(self.schema, indexing.STEMS, stem(word), index_option="freq")
        if not scored:
            return needed
        parts = [(Occur.Must, Query.boost_query(needed, STEM_BOOST))]
        for text in self.document.texts:
            exact = Query.term_query(self.schema, indexing.text_name(text.name), word)
            parts.append((Occur.Should, Query.boost_query(exact, text.boost)))
        return Query.boolean_query(parts)

    def _phrase(self, phrase: tuple[str, ...], *, scored: bool) -> Query:
        parts = []
        for text in self.document.texts:
            name = indexing.text_name(text.name)
            # A phrase query of one word makes the engine panic.
            one = Query.term_query(self.schema, name, phrase[0])
            made = one if len(phrase) == 1 else Query.phrase_query(self.schema, name, list(phrase))
            parts.append((Occur.Should, Query.boost_query(made, text.boost) if scored else made))
        return Query.boolean_query(parts)
