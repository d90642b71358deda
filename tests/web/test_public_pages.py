"""What anybody sees: every public page answers in both languages, whole and without inline script or style."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from tests.web.pages import PUBLIC_PAGES, in_both_languages

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MAY_STAY_OPEN = {"p", "li", "option", "tr", "td", "th", "thead", "tbody", "dt", "dd"}


class Outline(HTMLParser):
    """Headings, ids and unclosed elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.misplaced: list[str] = []
        self.language = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.language = found.get("lang") or "" if tag == "html" else self.language
        self.ids += [found["id"] or ""] if "id" in found else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed in itself, as drawings do."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.misplaced.append(tag)
        else:
            self.open.pop()


@pytest.mark.django_db
@pytest.mark.parametrize("address", in_both_languages(PUBLIC_PAGES))
def test_a_public_page_is_whole_and_carries_nothing_inline(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert not INLINE.findall(page)
    outline = Outline(page)
    assert outline.language == ("en" if address.startswith("/en/") else "id")
    assert outline.headings.count(1) == 1, "one h1"
    assert not [(a, b) for a, b in zip(outline.headings, outline.headings[1:], strict=False) if b > a + 1], "no heading level skipped"
    assert len(outline.ids) == len(set(outline.ids)), "no id twice"
    assert not outline.misplaced
    assert not outline.open
    assert "<title>" in page
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_a_public_page_links_to_its_twin_in_the_other_language(client: Client, address: str) -> None:
    page = client.get(f"{address}?a=1&b=2").content.decode()
    assert f'href="/en{address}?a=1&amp;b=2"' in page
    twin = client.get(f"/en{address}?a=1&b=2").content.decode()
    assert f'href="{address}?a=1&amp;b=2"' in twin


@pytest.mark.django_db
def test_the_browser_language_does_not_switch_the_page(client: Client) -> None:
    answer = client.get("/bantuan/", headers={"Accept-Language": "en"})
    assert '<html lang="id">' in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_page_says_so_in_the_portals_look(client: Client) -> None:
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.content.decode()
    assert "Masuk" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/laporkan-pungutan/", {})
    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in answer.content.decode()


def test_a_crash_shows_a_page_that_asks_nothing_of_the_database(rf: Any, django_db_blocker: Any) -> None:
    from siapkerja.web.views.errors import server_error

    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Ada yang rusak di pihak kami" in answer.content.decode()


@pytest.mark.django_db
def test_home_shows_a_signed_in_person_their_name_and_menu(seeker: Any) -> None:
    page = seeker.client.get("/").content.decode()
    assert "Selamat datang, Rina Contoh." in page
    assert "Kotak masuk" in page
    assert "Keluar" in page


@pytest.mark.django_db
def test_the_gallery_is_closed_to_strangers_in_production(client: Client, settings: Any) -> None:
    settings.IS_PRODUCTION = True
    assert client.get("/komponen/").status_code == 404
