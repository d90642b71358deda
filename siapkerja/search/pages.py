"""Pages as strangers see them: made once for all who ask the same while the index stands still."""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from siapkerja.search import reading
from siapkerja.search.documents import SearchDocument

# What else stands on a page (names, days left) may be as old as that; what was found is never older than the index.
KEPT_SECONDS = 60
LONGEST_ADDRESS = 500
# A cookie with a language or a token for forms, which pages kept have none of, makes nobody known.
_SAYS_NOTHING = frozenset({settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME})
_HEADERS = ("Content-Type", "ETag", "Last-Modified")


@dataclass(frozen=True)
class _Kept:
    content: bytes
    headers: tuple[tuple[str, str], ...]

    def response(self) -> HttpResponse:
        return HttpResponse(zlib.decompress(self.content), headers=dict(self.headers))


def kept_page(request: HttpRequest, document: SearchDocument, make: Callable[[], HttpResponse], *, version: int = 0) -> HttpResponse:
    """The page `make` gives; for somebody unknown, where it was made in the last minute from the same commit, that one.

    What one process keeps of a commit goes with it, so a row that changed is as right on a kept page as on a new one. While
    PostgreSQL answers, nothing is kept.

    Args:
        make: gives the page at the request's address, the same for every stranger, without a condition (If-None-Match).
        version: of the record the page is about, so that what it says of itself is always new.
    """
    engine = reading.engine(document) if _is_anybody(request) else None
    if engine is None:
        return make()
    address = request.get_full_path()
    # Each address has a second of its own at which it is made anew, lest all are at once.
    turn = (int(time.monotonic()) + zlib.crc32(address.encode())) // KEPT_SECONDS
    key = (address, version, get_language(), turn)
    kept = engine.pages.kept_or(key, lambda: _keep(make()))
    return kept.response()


def _is_anybody(request: HttpRequest) -> bool:
    return not request.COOKIES.keys() - _SAYS_NOTHING and len(request.get_full_path()) <= LONGEST_ADDRESS


def _keep(response: HttpResponse) -> _Kept:
    headers = tuple((name, response[name]) for name in _HEADERS if response.has_header(name))
    return _Kept(zlib.compress(response.content, 1), headers)
