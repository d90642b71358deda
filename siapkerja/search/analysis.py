"""How text becomes tokens. The index and the PostgreSQL fallback share this, so both find the same rows.

A row matches a word where it holds a token of the same stem. Ranking looks at the tokens as written, because the
Indonesian stemmer merges words that are different work: perawat (nurse) and perawatan (maintenance) share a stem.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from snowballstemmer import stemmer

LONGEST_TOKEN = 40
SHORTEST_STEMMED = 4
# Raised by hand when the rules here or the fields of the index change; a new stemmer or engine changes the digest by itself.
RULES_VERSION = 3

_TOKEN = re.compile(r"[^\W_]+[+#]*")
# The same for plain text, which nearly all is, in half the time, and where it has no signs that count in a fifth.
_PLAIN_TOKEN = re.compile(r"[a-z0-9]+[+#]*")
_ONLY_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_STOP_WORDS = Path(__file__).parent / "data" / "stopwords_id.txt"
_stemmer = stemmer("indonesian")


def tokens(text: str) -> list[str]:
    """Lower-case words without accents, in order; `C++` and `C#` keep their signs; each at most 40 characters long."""
    plain = text.casefold()
    if not plain.isascii():
        found = _TOKEN.findall(_ACCENTS.sub("", unicodedata.normalize("NFKD", plain)))
    elif "+" in plain or "#" in plain:
        found = _PLAIN_TOKEN.findall(plain)
    else:
        found = plain.translate(_ONLY_WORDS).split()
    if found and len(max(found, key=len)) > LONGEST_TOKEN:
        return [token[:LONGEST_TOKEN] for token in found]
    return found


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """The Indonesian stem of a token; short tokens and those with digits or signs stay as they are."""
    if len(token) < SHORTEST_STEMMED or not token.isalpha():
        return token
    return str(_stemmer.stemWord(token))


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing in a search for work. The usual long lists would drop "kerja", "umum" and "bagian"."""
    return frozenset(_STOP_WORDS.read_text().split())


@cache
def analysis_version() -> str:
    """Changes whenever stored tokens would differ from tokens made now."""
    return f"{RULES_VERSION}/{version('snowballstemmer')}/{version('tantivy')}"
