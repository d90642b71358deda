"""What a service tells the portal about itself: each service's `portal.py` registers one `Service`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Figure:
    """One live figure for the home page: `value` is formatted for reading, `words` finish the sentence."""

    value: str
    words: str


@dataclass(frozen=True)
class Deadline:
    """Something a person or organisation must do by a day."""

    on: Any
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service of the portal.

    Args:
        slug: "karirhub"; also the first part of its URLs.
        css_class: colour strip of the service (karir, skill, serti, usaha, lapor).
        home_url: URL name of its public start page, "" while the service is not open.
        figure: read when the home page is shown, at most one query; None hides the figure.
        search_url: URL name of its search, which takes `q`.
        deadlines: next deadlines of whoever is signed in.
        member_url, person_url, officer_url: URL names of the doors for an organisation's member (takes the
            organisation's public id), a person and an officer.
        member_needs: capacity without which an organisation has no use for the members' doors; "" for none.
    """

    slug: str
    name: str
    tagline: str
    icon: str
    css_class: str
    home_url: str = ""
    order: int = 0
    search_url: str = ""
    figure: Callable[[], Figure | None] | None = None
    deadlines: Callable[[HttpRequest], Sequence[Deadline]] | None = None
    member_entries: Sequence[tuple[str, str]] = field(default_factory=tuple)
    member_needs: str = ""
    person_entries: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def is_open(self) -> bool:
        """Its start page is there."""
        return bool(self.home_url) and _has_page(self.home_url)


@cache
def _has_page(url_name: str) -> bool:
    try:
        reverse(url_name)
    except NoReverseMatch:
        return False
    return True


_services: dict[str, Service] = {}


def register(service: Service) -> None:
    _services[service.slug] = service


def services() -> list[Service]:
    return sorted(_services.values(), key=lambda service: service.order)


@dataclass(frozen=True, kw_only=True)
class SitemapPart:
    """Some of a service's public records: which, and when the latest of them changed."""

    number: int
    changed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SitemapRow:
    """One public record: its address within the portal, in Indonesian."""

    path: str
    changed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class RecordSitemap:
    """A service's public records for search engines, in parts of at most 50,000.

    Args:
        parts: which parts there are; asked at most once an hour.
        rows: the records of a part, one after the other; never all of them in memory.
    """

    parts: Callable[[], list[SitemapPart]]
    rows: Callable[[int], Iterator[SitemapRow]]


_sitemaps: dict[str, RecordSitemap] = {}


def register_sitemap(section: str, records: RecordSitemap) -> None:
    """Add a service's public records to /sitemap.xml; `section` stands in the address of its parts."""
    _sitemaps[section] = records


def sitemaps() -> dict[str, RecordSitemap]:
    return dict(_sitemaps)
