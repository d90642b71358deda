"""What can be searched, kept and told of: a service registers a `Kind` for each of its searches in its `portal.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

# Questions by any number and how many ids are wanted; for those that find something, the newest ids and how many there are.
Match = Callable[[Mapping[int, str], int], Mapping[int, tuple[Sequence[int], int]]]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One record in a letter, in the active language. `path` is its page, from the root of the portal."""

    title: str
    lines: tuple[str, ...]
    path: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A search that people can keep.

    Args:
        slug: stable name ("vacancies").
        noun: what is found, in the plural and lower case ("lowongan").
        category: of notifications to which news in the inbox belong ("karirhub").
        tidy: a question as somebody sent it, in the one way it is kept: the part of an address after "?".
        matcher: takes ids of new records and gives a function that says which of them each question finds. That one is called
            with some thousand questions at a time, so what is costly is done before.
        items: those of these records that are public, by id.
        words: a question in words, "" where it asks for everything.
        zone: IANA name of the time zone of the place a question is about; "Asia/Jakarta" where it is about none.
        path: where a question is answered, from the root of the portal.
    """

    slug: str
    noun: str | Promise
    category: str
    tidy: Callable[[str], str]
    matcher: Callable[[Sequence[int]], Match]
    items: Callable[[Sequence[int]], Mapping[int, Item]]
    words: Callable[[str], str]
    zone: Callable[[str], str]
    path: Callable[[str], str]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Raises ValueError: two kinds of one slug."""
    if kind.slug in _kinds:
        raise ValueError(f"two kinds of searches are named {kind.slug}")
    _kinds[kind.slug] = kind


def kinds() -> list[Kind]:
    return [_kinds[slug] for slug in sorted(_kinds)]


def kind_named(slug: str) -> Kind:
    """Raises KeyError: nobody registered it."""
    return _kinds[slug]
