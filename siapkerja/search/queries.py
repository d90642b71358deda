"""Asking search."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from siapkerja.search import reading
from siapkerja.search.answers import Answers
from siapkerja.search.documents import SearchDocument
from siapkerja.search.fallback import DatabaseEngine
from siapkerja.search.requests import Answer, Page, Request, Total
from siapkerja.search.tallying import Tally
from siapkerja.search.understanding import Meaning, Vocabulary

log = logging.getLogger(__name__)
Told = TypeVar("Told")


class Engine(Protocol):
    """What both engines can be asked."""

    is_index: bool
    answers: Answers

    @property
    def vocabulary(self) -> Vocabulary: ...

    def answer(self, request: Request, groups: tuple[str, ...]) -> tuple[Tally, Page, bool]: ...

    def totals(self, requests: Sequence[Request]) -> list[Total]: ...

    def meanings(self, request: Request) -> tuple[Meaning, ...]: ...

    def suggestions(self, kind: str, start: str, most: int) -> list[tuple[str, str, int]]: ...

    def rows_with(self, group: str, values: Sequence[str]) -> list[int]: ...


def search(document: SearchDocument, request: Request, *, groups: tuple[str, ...] = ()) -> Answer:
    """One page of what matches, how many there are, and how many per value of each group.

    Ids may be of rows that have just stopped being public: read them again through `document.public()`.

    Args:
        groups: facet groups to count; each ignores its own filter, so that people see what another choice would give.
    """

    def answer(engine: Engine) -> Answer:
        question = (request.key, request.limit, request.cursor, groups)
        return engine.answers.kept_or(question, lambda: _answer(engine, request, groups))

    return ask(document, answer)


def count(document: SearchDocument, requests: list[Request]) -> list[Total]:
    """How many rows each question would find."""
    question = ("totals", *(request.key for request in requests))
    return ask(document, lambda engine: engine.answers.kept_or(question, lambda: engine.totals(requests)))


def ask(document: SearchDocument, question: Callable[[Engine], Told]) -> Told:
    """The index's answer, or PostgreSQL's where there is no index or it fails."""
    engine = reading.engine(document)
    if engine is not None:
        try:
            return question(engine)
        except BaseException as trouble:
            if not reading.is_of_the_index(trouble):
                raise
            log.warning("The index of %s failed, PostgreSQL answers: %s", document.slug, str(trouble)[:200])
            reading.forget(document)
    return question(DatabaseEngine(document))


def _answer(engine: Engine, request: Request, groups: tuple[str, ...]) -> Answer:
    read_as = {meaning.typed: meaning.read_as for meaning in engine.meanings(request) if meaning.read_as}
    tally, page, is_given_up = engine.answer(request, groups)
    return Answer(
        page=page,
        total=tally.total,
        counts=tally.counts,
        is_from_index=engine.is_index,
        read_as=read_as,
        is_whole=tally.is_whole,
        partly=tally.partly,
        is_given_up=is_given_up,
    )
