"""The questions answered by the index. Queries are built as objects; nothing typed is ever parsed by the engine."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest

import tantivy
from tantivy import Occur, Query

from siapkerja.search import cells, indexing
from siapkerja.search.analysis import stem
from siapkerja.search.answers import Answers
from siapkerja.search.documents import KEY_BITS, SearchDocument
from siapkerja.search.paging import Ranked, page_by_rank, page_of
from siapkerja.search.parallel import in_parallel, in_turn
from siapkerja.search.requests import Bounds, Cursor, Near, Page, Request, Total
from siapkerja.search.tallying import Tally, narrow_tally, wide_counts
from siapkerja.search.understanding import OCCUPATION, Meaning, named_occupations, understand
from siapkerja.search.vocabulary import IndexVocabulary

# A word that was not typed counts less than one that was, wherever it stands.
OTHER_WORD_SHARE = 0.3
TITLE_PHRASE_BOOST = 1.0
START_BOOST = 4.0
# About what a rare word in the title counts: rows of the occupation somebody names come before those that mention its name.
OCCUPATION_BOOST = 4.0
MOST_VALUES = 60_000
MOST_LOOKED_UP = 24
FEW_ROWS = 100_000
MARK = "i"

Rows = list[tuple[str, int]]


class IndexEngine:
    """Answers from one searcher, that is from one commit.

    Args:
        words: the searcher over the words of the same generation.
        answers: those given from this commit before.
        pages: what strangers were shown of this commit.
    """

    is_index = True

    def __init__(
        self,
        document: SearchDocument,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        words: tantivy.Searcher | None = None,
        answers: Answers | None = None,
    ) -> None:
        self.document = document
        self.schema = schema
        self.searcher = searcher
        self.answers = answers or Answers()
        self.pages = Answers()
        self.vocabulary = IndexVocabulary(schema, searcher, words)

    def answer(self, request: Request, groups: tuple[str, ...]) -> tuple[Tally, Page, bool]:
        """Counts and page; nothing is ever given up."""
        return self.tally(request, groups), self.page(request), False

    def page(self, request: Request) -> Page:
        start = request.start()
        if request.is_by_key:
            return self._page_by_key(request, start)
        query = self.query(request, scored=True)
        return page_by_rank(request, start, lambda offset, number: self._ranked(query, offset, number), mark=MARK)

    def _ranked(self, query: Query, offset: int, number: int) -> list[Ranked]:
        # The engine makes room for all rows up to the last one asked for, so no more than there are is asked for.
        number = min(number, self.searcher.num_docs - offset)
        if number <= 0:
            return []
        found = self.searcher.search(query, number, count=False, offset=offset)
        ids = self.searcher.fast_field_values(indexing.OBJECT_ID, [address for _, address in found.hits])
        return [Ranked(score, int(pk or 0)) for (score, _), pk in zip(found.hits, ids, strict=True)]

    def _page_by_key(self, request: Request, start: Cursor | None) -> Page:
        name = indexing.order_name(request.order)
        backward = start is not None and start.is_backward
        query = self.query(request, scored=False)
        if start:
            bounds = (start.value + 1, None) if backward else (0, max(start.value - 1, 0))
            reach = Query.range_query(self.schema, name, tantivy.FieldType.Unsigned, *bounds)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, reach)])
        order = tantivy.Order.Asc if backward else tantivy.Order.Desc
        found = self.searcher.search(query, request.limit + 1, count=False, order_by_field=name, order=order)
        return page_of(request, [(key, key & (1 << KEY_BITS) - 1) for key, _ in found.hits], start)

    def total(self, request: Request) -> int:
        # Summing up scores nothing and keeps no best rows, which takes the engine a third of the time that a search does.
        told = self.searcher.aggregate(self.query(request, scored=False), {"rows": {"value_count": {"field": indexing.OBJECT_ID}}})
        return int(told["rows"]["value"])

    def tally(self, request: Request, groups: tuple[str, ...]) -> Tally:
        """How many rows there are, and how many by value of each group, the group's own filter left out."""
        narrow = {group: values for group, values in request.filters.items() if group in self.document.narrow}
        wide = [group for group in groups if group in self.document.wide]
        own = [group for group in wide if group in request.filters]
        shared = [group for group in wide if group not in own]
        loose = replace(request, filters={group: values for group, values in request.filters.items() if group not in narrow})
        # One pass for each set of filters that is left; without narrow filters the first two are one.
        passes = [(loose, [] if narrow else shared, True), *((request.without_filter(group), [group], False) for group in own)]
        passes += [(request, shared, False)] if narrow and shared else []
        told: dict[str, Rows] = {}
        asking = in_parallel if self._at_most(request) > FEW_ROWS else in_turn
        for found in asking(self._counted, passes):
            told |= found
        total, counts = narrow_tally(told.pop(indexing.NARROW), narrow, [group for group in groups if group in self.document.narrow])
        return Tally(total, {**counts, **{group: wide_counts(rows) for group, rows in told.items()}})

    def _at_most(self, request: Request) -> int:
        """How many rows hold the rarest word, without looking: whether it is worth to wake another thread."""
        meanings = self.meanings(request)
        rarest = [self.searcher.doc_freq(indexing.STEMS, stem(one.typed)) for one in meanings if not one.read_as]
        return min(rarest, default=self.searcher.num_docs)

    def _counted(self, request: Request, groups: Sequence[str], with_narrow: bool) -> dict[str, Rows]:
        """Rows by joined values: of these wide groups, and of all narrow ones."""
        fields = {group: indexing.joined_name(group) for group in groups} | ({indexing.NARROW: indexing.NARROW} if with_narrow else {})
        asked = {name: {"terms": {"field": field, "size": MOST_VALUES}} for name, field in fields.items()}
        told = self.searcher.aggregate(self.query(request, scored=False), asked)
        return {name: [(bucket["key"], int(bucket["doc_count"])) for bucket in told[name]["buckets"]] for name in fields}

    def meanings(self, request: Request) -> tuple[Meaning, ...]:
        """What the typed words are taken for in this commit."""
        return self.answers.kept_or(("meanings", request.words), lambda: understand(request.words, self.vocabulary))

    def newest(self, request: Request, meanings: tuple[Meaning, ...], most: int) -> tuple[list[int], int]:
        """The largest ids of the rows that match, whatever the words mean elsewhere, and how many match."""
        self.answers.kept_or(("meanings", request.words), lambda: meanings)
        query = self.query(request, scored=False)
        found = self.searcher.search(query, most, count=True, order_by_field=indexing.OBJECT_ID, order=tantivy.Order.Desc)
        return [int(key) for key, _ in found.hits], int(found.count)  # type: ignore[attr-defined]

    def totals(self, requests: Sequence[Request]) -> list[Total]:
        """The same for several. Those that differ only in how high one order must be are told from one pass."""
        alike: dict[tuple[str, str], list[Request]] = {}
        found: dict[str, int] = {}
        for request in requests:
            order = next((order for order, bounds in request.within.items() if self._is_floor(order, bounds)), "")
            base = request.without_order(order) if order else request
            alike.setdefault((base.key, order), []).append(request)
        for (_key, order), several in alike.items():
            if order and len(several) > 1:
                found |= self._floors(order, several)
            else:
                found |= {request.key: self.total(request) for request in several}
        return [Total(found[request.key]) for request in requests]

    def _is_floor(self, order: str, bounds: Bounds) -> bool:
        return bounds[0] is not None and bounds[1] is None and order not in self.document.ascending

    def _floors(self, order: str, requests: Sequence[Request]) -> dict[str, int]:
        """How many rows lie above each floor: counted between the floors, and summed up from the highest."""
        floors = {request.key: self.document.key_bounds(order, request.within[order])[0] for request in requests}
        steps = sorted(set(floors.values()))
        ranges = [{"from": float(low), **({"to": float(high)} if high else {})} for low, high in zip_longest(steps, steps[1:])]
        asked = {"steps": {"range": {"field": indexing.order_name(order), "ranges": ranges}}}
        told = self.searcher.aggregate(self.query(requests[0].without_order(order), scored=False), asked)
        counted = {float(bucket["from"]): int(bucket["doc_count"]) for bucket in told["steps"]["buckets"] if "from" in bucket}
        return {key: sum(rows for low, rows in counted.items() if low >= floor) for key, floor in floors.items()}

    def suggestions(self, kind: str, start: str, most: int) -> list[tuple[str, str, int]]:
        """Text, facet value and about how many rows have it, for what is offered to people who typed that; most rows first."""
        return self.answers.kept_or(("suggestions", kind, start, most), lambda: self._suggestions(kind, start, most))

    def _suggestions(self, kind: str, start: str, most: int) -> list[tuple[str, str, int]]:
        told: dict[tuple[str, str], int] = {}
        for term, rows in self.searcher.terms_with_prefix(indexing.suggestion_name(kind), start, limit=most * 2):
            _, shown, value = term.split(indexing.BETWEEN)
            told.setdefault((shown, value), rows)
        return [(shown, value, rows) for (shown, value), rows in told.items()][:most]

    def rows_with(self, group: str, values: Sequence[str]) -> list[int]:
        """About how many rows have each value of a group."""
        return [int(self.searcher.doc_freq(indexing.FACETS, indexing.facet(group, value))) for value in values]

    def query(self, request: Request, *, scored: bool) -> Query:
        needed = [*self._words(request), *self._filters(request)] or [Query.all_query()]
        parts = [(Occur.Must, part) for part in needed]
        parts += [(Occur.MustNot, self._phrase(phrase)) for phrase in request.words.without]
        if not scored:
            return Query.boolean_query(parts)
        parts = [(occur, part if occur is Occur.MustNot else Query.const_score_query(part, 0.0)) for occur, part in parts]
        return Query.boolean_query([*parts, *((Occur.Should, part) for part in self._ranking(request))])

    @cached_property
    def _title(self) -> str:
        return indexing.text_name(self.document.texts[0].name)

    def _filters(self, request: Request) -> list[Query]:
        made = [
            self._any_of(indexing.FACETS, [indexing.facet(group, value) for value in values]) for group, values in request.filters.items()
        ]
        made += [self._within(order, bounds) for order, bounds in request.within.items()]
        if request.near:
            made.append(self._any_of(indexing.CELL, self._cells(request.near)))
        return made

    def _any_of(self, name: str, values: Sequence[str]) -> Query:
        """A few values are looked up row by row as needed; for many, all their rows are marked first."""
        if len(values) > MOST_LOOKED_UP:
            return Query.term_set_query(self.schema, name, list(values))
        return self._either([Query.term_query(self.schema, name, value, index_option="basic") for value in values])

    def _within(self, order: str, bounds: Bounds) -> Query:
        lowest, highest = self.document.key_bounds(order, bounds)
        return Query.range_query(self.schema, indexing.order_name(order), tantivy.FieldType.Unsigned, lowest, highest)

    def _cells(self, near: tuple[Near, ...]) -> list[str]:
        """The cells in which rows near one of the points lie; many questions are about the same places."""
        return self.answers.kept_or(("near", near), lambda: self._cells_near(near))

    def _cells_near(self, near: tuple[Near, ...]) -> list[str]:
        found: set[str] = set()
        for one in near:
            for block in cells.blocks_near(one.latitude, one.longitude, one.km):
                known = self.searcher.terms_with_prefix(indexing.CELL, block)
                found.update(cell for cell, _ in known if cells.is_near(cell, one.latitude, one.longitude, one.km))
        return sorted(found)

    def _words(self, request: Request) -> list[Query]:
        """What decides whether a row matches: a word's stem, wherever it stands."""
        made = [self._either(self._ways(meaning)) for meaning in self.meanings(request)]
        made += [indexing.start_query(self.schema, indexing.WORDS, start) for start in request.words.starts]
        return made + [self._phrase(phrase) for phrase in request.words.phrases]

    def _ways(self, meaning: Meaning) -> list[Query]:
        ways = [Query.term_query(self.schema, indexing.STEMS, stem(word), index_option="basic") for word in (meaning.typed, *meaning.close)]
        return [*ways, indexing.start_query(self.schema, indexing.WORDS, meaning.start)] if meaning.start else ways

    def _either(self, ways: list[Query]) -> Query:
        if not ways:
            return Query.empty_query()
        return ways[0] if len(ways) == 1 else Query.boolean_query([(Occur.Should, way) for way in ways])

    def _ranking(self, request: Request) -> list[Query]:
        """What decides how high a row stands: the words as typed, the more telling the field the more."""
        made = []
        for meaning in self.meanings(request):
            made.append(self._written(meaning.typed, 1.0))
            made += [self._written(other, OTHER_WORD_SHARE / (1 + number)) for number, other in enumerate(meaning.close)]
        starts = [(start, 1.0) for start in request.words.starts]
        starts += [(meaning.start, OTHER_WORD_SHARE) for meaning in self.meanings(request) if meaning.start]
        made += [Query.boost_query(indexing.start_query(self.schema, self._title, start), START_BOOST * share) for start, share in starts]
        made += [self._written(word, 1.0) for phrase in request.words.phrases for word in phrase]
        if len(request.words.words) > 1:
            together = Query.phrase_query(self.schema, self._title, list(request.words.words))
            made.append(Query.boost_query(together, TITLE_PHRASE_BOOST))
        return [*made, *(self._of_occupation(code) for code in named_occupations(self.document, request))]

    def _of_occupation(self, code: str) -> Query:
        told = Query.term_query(self.schema, indexing.FACETS, indexing.facet(OCCUPATION, code), index_option="basic")
        return Query.const_score_query(told, OCCUPATION_BOOST)

    def _written(self, word: str, share: float) -> Query:
        return Query.boost_query(Query.term_query(self.schema, indexing.WORDS, word, index_option="freq"), share)

    def _phrase(self, phrase: tuple[str, ...]) -> Query:
        parts = []
        for text in self.document.texts:
            name = indexing.text_name(text.name)
            # A phrase query of one word makes the engine panic.
            one = Query.term_query(self.schema, name, phrase[0])
            parts.append((Occur.Should, one if len(phrase) == 1 else Query.phrase_query(self.schema, name, list(phrase))))
        return Query.boolean_query(parts)
