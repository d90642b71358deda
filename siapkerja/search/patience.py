"""How long PostgreSQL may take over a question somebody waits for."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from psycopg2.errors import QueryCanceled

# PostgreSQL takes 0 for "as long as it likes".
SHORTEST_SECONDS = 0.001

Told = TypeVar("Told")


class Patience:
    """Some questions to PostgreSQL that may take so long together; whatever takes longer is given up.

    Args:
        seconds: None waits for ever.

    Attributes:
        is_lost: something was given up.
    """

    def __init__(self, seconds: float | None) -> None:
        self._left = seconds
        self.is_lost = False

    def wait_for(self, ask: Callable[[], Told], instead: Told) -> Told:
        """What `ask` gives, or `instead` where that takes too long.

        Args:
            ask: reads only; each of its statements may take all the time that is left.
        """
        if self._left is None:
            return ask()
        began = time.monotonic()
        try:
            if self._left <= 0:
                raise TimeoutError
            with statements_end_after(max(self._left, SHORTEST_SECONDS)):
                return ask()
        except TimeoutError:
            self.is_lost = True
            return instead
        finally:
            self._left -= time.monotonic() - began


@contextmanager
def statements_end_after(seconds: float) -> Iterator[None]:
    """Statements inside are ended after so long.

    Raises:
        TimeoutError: one was.
    """
    is_within = connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            wanted = f"{max(int(seconds * 1000), 1)}ms"
            cursor.execute("select current_setting('statement_timeout'), set_config('statement_timeout', %s, true)", [wanted])
            before = cursor.fetchone()[0]
            yield
            if is_within:  # what is set lasts to the end of the transaction, and this one goes on
                cursor.execute("select set_config('statement_timeout', %s, true)", [before])
    except OperationalError as trouble:
        if isinstance(trouble.__cause__, QueryCanceled):
            raise TimeoutError from trouble
        raise
