"""The records behind figures, as the services that keep them describe them.

A contribution and a milestone name their source, `app.noun:id`, or `app.noun:id.person` where one record is about several
people. A service registers in its `portal.py` how its nouns are described; nobody's name is among it: an officer who needs the
person goes through the service's own pages, which ask why and note it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a list says of one record.

    Args:
        title: number or title.
        detail: whose it is, or what it belongs to.
        url: a page about it that every officer may open; "" where there is none.
    """

    title: str
    detail: str = ""
    url: str = ""


Describe = Callable[[Sequence[int]], Mapping[int, Record]]

_described: dict[str, Describe] = {}


def describe(noun: str, read: Describe) -> None:
    """Say how records of a noun ("karirhub.vacancy") are described, from their ids, in a query or two."""
    _described[noun] = read


def described(sources: Iterable[str]) -> dict[str, Record]:
    """The records of these sources; what nobody describes, or is gone, is named by its number."""
    wanted: dict[str, dict[str, int]] = defaultdict(dict)
    for source in sources:
        noun, _, number = source.rpartition(":")
        wanted[noun][source] = int(number.partition(".")[0])
    told: dict[str, Record] = {}
    for noun, ids in wanted.items():
        found = _described[noun](sorted(set(ids.values()))) if noun in _described else {}
        told |= {source: found.get(pk) or Record(title=f"#{pk}") for source, pk in ids.items()}
    return told
