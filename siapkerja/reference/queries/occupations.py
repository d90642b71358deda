"""Occupations by the words people use for them."""

import re
import time
from collections.abc import Sequence
from functools import lru_cache

from siapkerja.kernel.text import folded
from siapkerja.reference.models import Occupation, OccupationSynonym

UNIT_DIGITS = 4
# The longest name of an occupation that is looked for within what somebody typed, in words.
LONGEST_NAME = 5
_KEPT_SECONDS = 600
_WORD = re.compile(r"[a-z0-9+#]+")


def occupation_named(text: str) -> Occupation | None:
    """The occupation whose code, title or synonym this is ("7531 Penjahit" counts too), or None."""
    words = text.strip()
    code = words.split(" ", 1)[0]
    if code.isdecimal() and (found := Occupation.objects.filter(code=code).first()):
        return found
    exact = Occupation.objects.filter(code__regex=r"^\d{4}$", title__iexact=words).first()
    return exact or Occupation.objects.filter(synonyms__term__iexact=folded(words)).first()


def occupations_like(text: str, limit: int = 6) -> list[Occupation]:
    """Occupations whose title or synonym holds one of the words, for choosing from."""
    found: dict[str, Occupation] = {}
    for word in sorted(folded(text).split(), key=len, reverse=True)[:4]:
        if len(word) < 3:
            continue
        units = Occupation.objects.filter(code__regex=r"^\d{4}$")
        for occupation in units.filter(title__icontains=word)[:limit] or units.filter(synonyms__term__icontains=word).distinct()[:limit]:
            found.setdefault(occupation.code, occupation)
    return list(found.values())[:limit]


def occupation_choices() -> list[tuple[str, str]]:
    """(code, title) of every occupation that can be chosen, by title."""
    return list(Occupation.objects.filter(code__regex=r"^\d{4}$", valid_to=None).order_by("title").values_list("code", "title"))


def beginning(start: str, limit: int) -> list[tuple[str, str]]:
    """(code, title) of occupations of which a word of the title, or of a synonym, begins as typed; titles first. No query, as a rule."""
    wanted = f" {folded(start)}"
    by_title, by_synonym = _named(_period())
    found = [(code, title) for said, code, title in by_title if wanted in said]
    found += [(code, title) for said, code, title in by_synonym if wanted in said]
    return list(dict.fromkeys(found))[:limit]


def labels(code: str) -> str:
    """What an occupation is called, in every way: its titles in both languages and its synonyms, with " . " between them."""
    return _labels(_period()).get(code, "")


def meant_by(words: Sequence[str]) -> tuple[str, ...]:
    """Codes of the occupations whose title or synonym stands among the words; the longest name counts.

    "sopir boks semarang" means those called "sopir boks", and not all that are called "sopir".

    Args:
        words: in lower case and without accents, none of them twice.
    """
    known = _codes(_period())
    for long in range(min(len(words), LONGEST_NAME), 0, -1):
        for first in range(len(words) - long + 1):
            if found := known.get(" ".join(words[first : first + long])):
                return found
    return ()


def _period() -> int:
    return int(time.monotonic() // _KEPT_SECONDS)


@lru_cache(maxsize=1)
def _labels(period: int) -> dict[str, str]:
    names = {code: [title, title_en] for code, title, title_en in Occupation.objects.values_list("code", "title", "title_en")}
    for code, term in OccupationSynonym.objects.order_by("term").values_list("occupation_id", "term"):
        names[code].append(term)
    return {code: " . ".join(words) for code, words in names.items()}


@lru_cache(maxsize=1)
def _codes(period: int) -> dict[str, tuple[str, ...]]:
    by_title, by_synonym = _named(period)
    known: dict[str, dict[str, None]] = {}
    for name, code, _title in (*by_title, *by_synonym):
        known.setdefault(" ".join(dict.fromkeys(_WORD.findall(name))), {})[code] = None
    return {name: tuple(codes) for name, codes in known.items()}


@lru_cache(maxsize=1)
def _named(period: int) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """(folded words after a space, code, title) by title and by synonym; read anew every ten minutes."""
    titles = occupation_choices()
    names = dict(titles)
    terms = OccupationSynonym.objects.filter(occupation__in=names).order_by("term").values_list("term", "occupation_id")
    by_title = [(f" {folded(title)}", code, title) for code, title in titles]
    return by_title, [(f" {folded(term)}", code, names[code]) for term, code in terms]


def titles_of(codes: list[str]) -> dict[str, str]:
    """Titles by code, for as many digits as a code has; unknown codes are left out."""
    return dict(Occupation.objects.filter(code__in=codes).values_list("code", "title")) if codes else {}
