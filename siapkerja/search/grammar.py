"""What people type: words, "an exact phrase", -without and begin*. Nothing typed ever reaches the engine's own query language."""

import re
from dataclasses import dataclass, replace
from typing import Self

from siapkerja.search.analysis import stop_words, tokens

LONGEST_QUERY = 200
MOST_TERMS = 12
SHORTEST_START = 2

_PART = re.compile(r'(?P<minus>(?<!\S)-(?=[\w"“]))?(?:["“”](?P<phrase>[^"“”]*)["“”]|(?P<word>[^\s"“”]+))')


@dataclass(frozen=True)
class Words:
    """A typed query, taken apart.

    Attributes:
        words: each must be there, in any form.
        phrases: each must be there exactly, its words side by side.
        without: none of these phrases may be there.
        starts: for each a word must be there that begins with it.
        unfinished: the last of `words` where people may still be typing it, else "".
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    starts: tuple[str, ...] = ()
    unfinished: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.without or self.starts)

    @property
    def is_ranking(self) -> bool:
        """Whether some rows can fit better than others."""
        return bool(self.words or self.phrases or self.starts)

    @property
    def text(self) -> str:
        """The query written again, so that `parse` gives it back."""
        parts = [*self.words, *(f"{start}*" for start in self.starts), *(f'"{" ".join(phrase)}"' for phrase in self.phrases)]
        return " ".join([*parts, *(f'-"{" ".join(phrase)}"' for phrase in self.without)])

    def with_word(self, typed: str, other: str) -> Self:
        """The query with another word in the place of a typed one."""
        words = tuple(dict.fromkeys(other if word == typed else word for word in self.words))
        return replace(self, words=words, unfinished="" if typed == self.unfinished else self.unfinished)


def parse(text: str) -> Words:
    """Take a typed query apart; whatever is typed has a meaning, so this never fails.

    Args:
        text: only the first 200 characters and twelve terms count.
    """
    words: list[str] = []
    starts: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    unfinished = ""
    for part in _PART.finditer(text[:LONGEST_QUERY].replace("\0", " ")):
        unfinished = ""
        found = tuple(tokens(part["phrase"] if part["phrase"] is not None else part["word"]))
        if not found:
            continue
        if part["minus"]:
            without.append(found)
        elif part["phrase"] is not None:
            phrases.append(found)
        elif part["word"].endswith("*") and len(found[-1]) >= SHORTEST_START:
            words += found[:-1]
            starts.append(found[-1])
        else:
            words += found
            unfinished = found[-1] if part.end() == len(text) else ""
    telling = [word for word in words if word not in stop_words()]
    if not telling and not phrases and not starts:
        telling = words
    kept = tuple(dict.fromkeys(telling[:MOST_TERMS]))
    return Words(
        kept,
        tuple(phrases[:MOST_TERMS]),
        tuple(without[:MOST_TERMS]),
        tuple(dict.fromkeys(starts[:MOST_TERMS])),
        unfinished if kept and kept[-1] == unfinished else "",
    )
