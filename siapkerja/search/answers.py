"""Answers given before, kept as long as the commit of the index they were taken from is the newest one."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

MOST_KEPT = 400

Told = TypeVar("Told")


class Answers:
    """The answers of one commit, least recently asked ones dropped first. Answers must not be changed by whoever gets them.

    Args:
        most: how many are kept.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], object] = OrderedDict()
        self._lock = Lock()

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def kept_or(self, question: tuple[object, ...], ask: Callable[[], Told]) -> Told:
        """The answer kept for the question, or the one that `ask` gives, which is kept."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]  # type: ignore[return-value]
        answer = ask()
        with self._lock:
            self._kept[question] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer
