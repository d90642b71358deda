"""Asking search."""

import logging
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from siapkerja.search import reading
from siapkerja.search.documents import SearchDocument
from siapkerja.search.fallback import DatabaseEngine
from siapkerja.search.requests import Answer, Page, Request

log = logging.getLogger(__name__)
Told = TypeVar("Told")


class Engine(Protocol):
    """What both engines can be asked."""

    is_index: bool

    def page(self, request: Request) -> Page: ...

    def total(self, request: Request) -> int: ...

    def counts(self, request: Request, groups: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]: ...


def search(document: SearchDocument, request: Request, *, groups: tuple[str, ...] = ()) -> Answer:
    """One page of what matches, how many there are, and how many per value of each group.

    Ids may be of rows that have just stopped being public: read them again through `document.public()`.

    Args:
        groups: facet groups to count; each ignores its own filter, so that people see what another choice would give.
    """
    return _ask(document, lambda engine: _answer(engine, request, groups))


def count(document: SearchDocument, requests: list[Request]) -> list[int]:
    """How many rows each question would find."""
    return _ask(document, lambda engine: [engine.total(request) for request in requests])


def _ask(document: SearchDocument, question: Callable[[Engine], Told]) -> Told:
    engine = reading.engine(document)
    if engine is not None:
        try:
            return question(engine)
        except (OSError, ValueError) as trouble:
            log.warning("The index of %s failed, PostgreSQL answers: %s", document.slug, str(trouble)[:200])
            reading.forget(document)
    return question(DatabaseEngine(document))


def _answer(engine: Engine, request: Request, groups: tuple[str, ...]) -> Answer:
    own = [group for group in groups if group in request.filters]
    counts = dict(engine.counts(request, tuple(group for group in groups if group not in own)))
    for group in own:
        counts |= engine.counts(request.without_filter(group), (group,))
    return Answer(page=engine.page(request), total=engine.total(request), counts=counts, is_from_index=engine.is_index)
