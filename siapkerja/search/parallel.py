"""Asking the engine several things at once: it lets go of the interpreter while it works, and there is more than one core."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, TypeVar

THREADS = 4

Told = TypeVar("Told")


def in_parallel(ask: Callable[..., Told], arguments: Sequence[tuple[Any, ...]]) -> list[Told]:
    """The answers in order. The last question is asked by the caller itself."""
    first = [_pool(os.getpid()).submit(ask, *one) for one in arguments[:-1]]
    last = [ask(*one) for one in arguments[-1:]]
    return [*(one.result() for one in first), *last]


def in_turn(ask: Callable[..., Told], arguments: Sequence[tuple[Any, ...]]) -> list[Told]:
    """The same one after another: for questions that are answered before another thread would have begun."""
    return [ask(*one) for one in arguments]


@lru_cache(maxsize=1)
def _pool(pid: int) -> ThreadPoolExecutor:
    """One a process: threads do not survive a fork."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="search")
