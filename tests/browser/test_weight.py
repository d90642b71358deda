"""What a first visit to the vacancy list weighs on a weak line, and what a later page does."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import brotli

from tests.support.people import make_company, make_somebody
from tests.support.vacancies import open_vacancy

FIRST_VISIT = 65 * 1024
LATER_PAGE = 15 * 1024
A_PAGE = 20
COMPRESSED_ALREADY = {".woff2", ".png"}


def weight(page: Any, address: str) -> int:
    """Bytes of a body on the line. Pages come compressed; static files are kept compressed beforehand, as here."""
    body: bytes = page.request.get(address).body()
    path = PurePosixPath(urlsplit(address).path)
    if "/static/" not in str(path):
        return len(brotli.compress(body, quality=4))
    return len(body) if path.suffix in COMPRESSED_ALREADY else len(brotli.compress(body))


def visit(page: Any, address: str) -> dict[str, int]:
    """Bytes by address of everything a page fetches over the line, what the browser still has left out."""
    fetched: dict[str, str] = {}
    kept: set[str] = set()

    def note(event: Any) -> None:
        fetched[event["requestId"]] = event["request"]["url"]

    def note_kept(event: Any) -> None:
        kept.add(event["requestId"])

    def note_disk(event: Any) -> None:
        if event["response"].get("fromDiskCache"):
            kept.add(event["requestId"])

    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.requestWillBeSent", note)
    devtools.on("Network.requestServedFromCache", note_kept)
    devtools.on("Network.responseReceived", note_disk)
    page.goto(address, wait_until="networkidle")
    devtools.detach()
    return {url: weight(page, url) for request, url in fetched.items() if request not in kept}


def test_the_vacancy_list_is_light_at_first_and_lighter_later(page: Any) -> None:
    office = make_company("PT Contoh Satu", make_somebody("Sari Contoh")).workplace
    for _ in range(A_PAGE):
        open_vacancy(office)
    first = visit(page, "/karirhub/lowongan/")
    assert page.locator(".job").count() == A_PAGE
    assert any("woff2" in url for url in first), "the font counts"
    assert sum(first.values()) <= FIRST_VISIT, first
    later = visit(page, "/karirhub/lowongan/?urut=terbaru")
    assert sum(later.values()) <= LATER_PAGE, later
    assert not any("/static/" in url for url in later), "static files stay in the browser"
