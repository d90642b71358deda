"""The same questions answered by PostgreSQL: always right, slower, and never in need of anything else."""

from collections import Counter
from collections.abc import Mapping

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, Count, F, FloatField, Func, OrderBy, QuerySet, TextField, Value
from django.db.models.functions import Cast

from siapkerja.search.analysis import stem
from siapkerja.search.documents import KEY_BITS, SearchDocument
from siapkerja.search.grammar import Words
from siapkerja.search.models import SearchEntry
from siapkerja.search.requests import Page, Request, page_of

_WEIGHTS = "{0.05,0.2,0.4,1.0}"


class DatabaseEngine:
    """Answers from the entries that actions keep."""

    is_index = False

    def __init__(self, document: SearchDocument) -> None:
        self.document = document

    def page(self, request: Request) -> Page:
        rows = self._matching(request)
        start = request.start()
        if not request.is_by_key:
            offset = start.value if start else 0
            rows = rows.order_by(*_by_relevance(request.words), "-orders__0")
            found = rows.values_list("object_id", flat=True)[offset : offset + request.limit + 1]
            return page_of(request, [(0, pk) for pk in found], start)
        place = f"orders__{self.document.orders.index(request.order)}"
        backward = start is not None and start.is_backward
        if start:
            rows = rows.filter(**{f"{place}__{'gt' if backward else 'lt'}": start.value})
        keys = rows.order_by(place if backward else f"-{place}").values_list(place, flat=True)[: request.limit + 1]
        return page_of(request, [(key, key & (1 << KEY_BITS) - 1) for key in keys], start)

    def total(self, request: Request) -> int:
        return self._matching(request).count()

    def counts(self, request: Request, groups: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
        """Rows by value for each group, all filters applied."""
        each = Func(F("facets"), function="unnest", output_field=TextField())
        rows = self._matching(request).annotate(facet=each).values_list("facet").annotate(rows=Count("pk")).order_by()
        counted: dict[str, Counter[str]] = {group: Counter() for group in groups}
        for facet, number in rows:
            group, _, value = facet.partition(":")
            if group in counted:
                counted[group][value] = number
        return counted

    def _matching(self, request: Request) -> QuerySet[SearchEntry]:
        rows = SearchEntry.objects.filter(document=self.document.slug)
        for group, values in request.filters.items():
            rows = rows.filter(facets__overlap=[f"{group}:{value}" for value in values])
        if request.words:
            rows = rows.filter(_matches(_needed(request.words)))
        return rows


def _matches(query: str) -> Func:
    return Func(
        F("words"),
        Cast(Value(query), SearchQueryField()),
        arg_joiner=" @@ ",
        template="(%(expressions)s)",
        output_field=BooleanField(),
    )


def _needed(words: Words) -> str:
    """The query as a tsquery literal; tokens hold no quotes, so none need escaping."""
    parts = [f"'={stem(word)}'" for word in words.words]
    parts += [_phrase(phrase) for phrase in words.phrases]
    parts += [f"!{_phrase(phrase)}" for phrase in words.without]
    return " & ".join(parts)


def _phrase(phrase: tuple[str, ...]) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")"


def _by_relevance(words: Words) -> list[OrderBy]:
    wanted = [f"'{token}'" for token in (*words.words, *(token for phrase in words.phrases for token in phrase))]
    if not wanted:
        return []
    rank = Func(
        Cast(Value(_WEIGHTS), TextField()),
        F("words"),
        Cast(Value(" | ".join(wanted)), SearchQueryField()),
        template="ts_rank(%(expressions)s)",
        output_field=FloatField(),
    )
    rank.source_expressions[0] = Func(Value(_WEIGHTS), template="%(expressions)s::float4[]")
    return [rank.desc()]
