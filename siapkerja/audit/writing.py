"""The one exception to reading-only requests: the audit insert and the session's touch."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_writing = ContextVar("writing", default=False)


def is_writing_allowed() -> bool:
    return _writing.get()


@contextmanager
def writing_while_reading() -> Iterator[None]:
    """Allow the platform's own bookkeeping inside a GET. Only `siapkerja.audit` and session code may use it."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)
