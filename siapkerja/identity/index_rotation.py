"""Who holds blind indexes of NIK: each holder says how to write them anew when the index key changes."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class IndexHolder:
    """A table with blind indexes.

    Args:
        name: for the operator ("identity.NikClaim").
        remaining: how many rows are not yet under the given version.
        rekey: writes up to `size` rows anew under the current key, in a transaction of its own; returns how many it dealt with
            and how many of those it had to leave as they are. 0 dealt with means there is nothing left that it can do.
    """

    name: str
    remaining: Callable[[], int]
    rekey: Callable[[int], tuple[int, int]]


_holders: dict[str, IndexHolder] = {}


def register_index_holder(holder: IndexHolder) -> None:
    _holders[holder.name] = holder


def index_holders() -> list[IndexHolder]:
    return list(_holders.values())
