"""What people type: words, "an exact phrase" and -without. Nothing typed ever reaches the engine's own query language."""

import re
from dataclasses import dataclass

from siapkerja.search.analysis import stop_words, tokens

LONGEST_QUERY = 200
MOST_TERMS = 12

_PART = re.compile(r'(?P<minus>(?<!\S)-(?=[\w"“]))?(?:["“”](?P<phrase>[^"“”]*)["“”]|(?P<word>[^\s"“”]+))')


@dataclass(frozen=True)
class Words:
    """A typed query, taken apart.

    Attributes:
        words: each must be there, in any form.
        phrases: each must be there exactly, its words side by side.
        without: none of these phrases may be there.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.without)


def parse(text: str) -> Words:
    """Take a typed query apart; whatever is typed has a meaning, so this never fails.

    Args:
        text: only the first 200 characters and twelve terms count.
    """
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for part in _PART.finditer(text[:LONGEST_QUERY].replace("\0", " ")):
        found = tuple(tokens(part["phrase"] if part["phrase"] is not None else part["word"]))
        if not found:
            continue
        if part["minus"]:
            without.append(found)
        elif part["phrase"] is not None:
            phrases.append(found)
        else:
            words += found
    telling = [word for word in words if word not in stop_words()]
    if not telling and not phrases:
        telling = words
    return Words(tuple(dict.fromkeys(telling[:MOST_TERMS])), tuple(phrases[:MOST_TERMS]), tuple(without[:MOST_TERMS]))
