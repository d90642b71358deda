"""Who holds what must be written anew when keys change and is no plain sealed column: blind indexes, secrets inside JSON."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class IndexHolder:
    """A table with blind indexes, or with secrets sealed inside other values.

    Args:
        name: for the operator ("identity.NikClaim").
        remaining: how many rows are not yet under the current key.
        rekey: takes a size; writes the rows anew under the current key in batches of that size, each in a transaction of its own,
            and tells of each batch how many rows it dealt with and how many of those it had to leave as they are.
    """

    name: str
    remaining: Callable[[], int]
    rekey: Callable[[int], Iterator[tuple[int, int]]]


_holders: dict[str, IndexHolder] = {}


def register_index_holder(holder: IndexHolder) -> None:
    _holders[holder.name] = holder


def index_holders() -> list[IndexHolder]:
    return list(_holders.values())
