"""The search over everything: each service tells how to find a few of its public records by words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from siapkerja.search.criteria import Criteria, Found
from siapkerja.web.searching import SearchForm

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True)
class Hit:
    """One record that was found: `words` say in a line whose it is and where."""

    title: str
    url: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Finds:
    """What one kind of record has for some words.

    Attributes:
        total: how many there are; at least so many where `is_whole` is False.
        hits: the best of them.
        url: the kind's own list for the same words.
    """

    total: int
    hits: Sequence[Hit]
    url: str
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Finder:
    """How one kind of public record is found.

    Args:
        title: what is found, as a heading ("Lowongan").
        icon, css_class: as the service's own.
        order: among the groups of the page.
        find: gives the best few for words of at most 200 characters; the second argument says how many. Few queries: the page
            asks all of them, and may ask eight in all.
    """

    slug: str
    title: str | Promise
    icon: str
    css_class: str = ""
    order: int = 0
    find: Callable[[str, int], Finds]


def best_few(
    find: Callable[..., Found[Record]], *, form: SearchForm, url_name: str, hit: Callable[[Record], Hit]
) -> Callable[[str, int], Finds]:
    """`Finder.find` of records that have an index and a list with a search of its own.

    Args:
        find: the service's search; nothing is counted for its filters.
        form, url_name: of the list.
    """

    def find_few(text: str, most: int) -> Finds:
        criteria = Criteria(text=text, limit=most)
        found = find(criteria, groups=())
        return Finds(
            total=found.answer.total,
            is_whole=found.answer.is_whole,
            hits=[hit(record) for record in found.records],
            url=reverse(url_name) + form.address_of(criteria),
        )

    return find_few


_finders: dict[str, Finder] = {}


def register_finder(finder: Finder) -> None:
    """Called by a service's `portal.py`."""
    _finders[finder.slug] = finder


def finders() -> list[Finder]:
    return sorted(_finders.values(), key=lambda finder: finder.order)
