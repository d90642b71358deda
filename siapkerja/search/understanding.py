"""What typed words may have meant: unfinished ones, and those with a slip of the finger.

A word that stands in enough rows means itself. Only where it stands nowhere, or nearly, other words are looked for too; rows
that hold those rank below. Both engines ask here, so both find the same rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from siapkerja.reference.queries import occupations
from siapkerja.search.analysis import stem
from siapkerja.search.documents import SearchDocument
from siapkerja.search.grammar import Words
from siapkerja.search.requests import Request

OCCUPATION = "occupation"

FEW = 3
SHORTEST_START = 3
ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 8
# Beside a word that stands in one or two rows only those count that stand in this many times as many.
MORE_COMMON = 20
MOST_CLOSE = 4


class Vocabulary(Protocol):
    """What an engine knows of the words in its rows."""

    def rows_of(self, word: str, most: int) -> int:
        """How many rows hold a word of the same stem; it need not count beyond `most`."""
        ...

    def rows_written(self, word: str, most: int) -> int:
        """How many rows hold the very word."""
        ...

    def has_start(self, start: str) -> bool:
        """Whether some row holds a word that begins so."""
        ...

    def written_like(self, word: str, slips: int) -> Iterable[str]:
        """Words at most that many slips away; more of them do no harm."""
        ...


@dataclass(frozen=True)
class Meaning:
    """What stands for a typed word.

    Attributes:
        typed: as typed; words of its stem always count.
        start: words that begin so count too; "" where none do.
        close: words like it that count too, likeliest first.
    """

    typed: str
    start: str = ""
    close: tuple[str, ...] = ()

    @property
    def read_as(self) -> tuple[str, ...]:
        return (f"{self.start}*",) if self.start else self.close


def understand(words: Words, vocabulary: Vocabulary) -> tuple[Meaning, ...]:
    """The meaning of every word, in the order typed."""
    return tuple(_meaning(word, word == words.unfinished, vocabulary) for word in words.words)


def named_occupations(document: SearchDocument, request: Request) -> tuple[str, ...]:
    """Codes of the occupations that the typed words name, where rows are told by their occupation."""
    return occupations.meant_by(request.words.words) if OCCUPATION in document.groups else ()


def slips_allowed(word: str) -> int:
    """One from four letters, two from eight; none where digits or signs stand for something."""
    if not word.isalpha() or len(word) < ONE_SLIP_FROM:
        return 0
    return 2 if len(word) >= TWO_SLIPS_FROM else 1


def closest(word: str, rows: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words that were meant instead, likeliest first: the fewest slips away, then the most common.

    Args:
        rows: how many rows hold the word itself.
    """
    for slips in range(1, slips_allowed(word) + 1):
        wanted = max(rows * MORE_COMMON, 1)
        like = {other for other in vocabulary.written_like(word, slips) if other != word and slips_between(word, other) <= slips}
        known = [(vocabulary.rows_written(other, 10**9), other) for other in like if stem(other) != stem(word)]
        common = sorted(((number, other) for number, other in known if number >= wanted), key=lambda one: (-one[0], one[1]))
        if common:
            return tuple(other for _, other in common[:MOST_CLOSE])
    return ()


def _meaning(word: str, is_unfinished: bool, vocabulary: Vocabulary) -> Meaning:
    rows = vocabulary.rows_of(word, FEW)
    if rows >= FEW:
        return Meaning(word)
    if is_unfinished and len(word) >= SHORTEST_START and vocabulary.has_start(word):
        return Meaning(word, start=word)
    return Meaning(word, close=closest(word, rows, vocabulary))


@lru_cache(maxsize=10_000)
def slips_between(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour, to make one word of the other."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            best = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, above = above, line
    return above[-1]
