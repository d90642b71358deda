"""gunicorn's threads, which refuse an address that is too long in words for people."""

from contextlib import suppress
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

_PAGE = b"""<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Alamat terlalu panjang</title>
<h1>Alamat halaman ini terlalu panjang</h1>
<p>Yang Anda cari lebih panjang daripada yang dapat kami baca. Pakai beberapa kata saja, paling banyak 200 huruf.</p>
<p><a href="/">Kembali ke beranda</a></p>
<p lang="en">This address is too long. Search for a few words, 200 characters at most.</p></html>
"""
_HEAD = b"HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"


class Threads(ThreadWorker):
    """Such a request never reaches Django, so that nothing there can answer it."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Answer a request that could not be read; all but one kind as gunicorn does."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        with suppress(OSError):
            client.sendall(_HEAD % len(_PAGE) + _PAGE)
