"""What machines read: robots, sitemap, manifest, whom to tell about a hole."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from siapkerja.web.portal import SitemapRow, services, sitemaps
from siapkerja.web.views.help_pages import TOPICS

A_DAY, AN_HOUR = 24 * 3600, 3600
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


class PortalPages(Sitemap):
    """The portal's own pages and the start pages of its services, in both languages."""

    i18n = True
    alternates = True
    x_default = True

    def items(self) -> list[tuple[str, str]]:
        pages = [(name, "") for name in ("web:home", "web:help", "web:privacy", "web:terms", "web:accessibility", "web:report_levy")]
        topics = [("web:help_topic", topic.slug) for topic in TOPICS]
        return pages + topics + [(service.home_url, "") for service in services() if service.is_open]

    def location(self, item: tuple[str, str]) -> str:
        name, slug = item
        return reverse(name, args=[slug] if slug else [])


@login_not_required
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: the portal's own pages, then every part of every service's records."""
    return HttpResponse(cache.get_or_set("web.sitemap-index", _index, AN_HOUR), content_type="application/xml")


def _index() -> str:
    rows = [f"<sitemap><loc>{settings.BASE_URL}{reverse('plain:sitemap_pages')}</loc></sitemap>"]
    for section, records in sorted(sitemaps().items()):
        for part in records.parts():
            path = reverse("plain:sitemap_part", args=[section, part.number])
            rows.append(f"<sitemap><loc>{settings.BASE_URL}{path}</loc>{_changed(part.changed_at)}</sitemap>")
    return f'{XML}<sitemapindex xmlns="{SCHEMA}">\n' + "\n".join(rows) + "\n</sitemapindex>\n"


@login_not_required
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"portal": PortalPages})


@login_not_required
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap_part(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """Records of one part, written while they are read."""
    records = sitemaps().get(section)
    if records is None:
        raise Http404
    return StreamingHttpResponse(_part(records.rows(number)), content_type="application/xml")


def _part(rows: Iterator[SitemapRow]) -> Iterator[str]:
    yield f'{XML}<urlset xmlns="{SCHEMA}">\n'
    for row in rows:
        yield f"<url><loc>{escape(settings.BASE_URL + row.path)}</loc>{_changed(row.changed_at)}</url>\n"
    yield "</urlset>\n"


def _changed(at: datetime | None) -> str:
    return f"<lastmod>{at:%Y-%m-%dT%H:%M:%S}Z</lastmod>" if at else ""


@login_not_required
@require_safe
@cache_control(public=True, max_age=A_DAY)
def robots(request: HttpRequest) -> HttpResponse:
    closed = [
        "/akun/",
        "/en/akun/",
        "/petugas/",
        "/en/petugas/",
        "/komponen/",
        "/en/komponen/",
        "/tiket/",
        "/en/tiket/",
        "/verifikasi/",
        "/perusahaan/",
        "/organisasi/",
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {settings.BASE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@login_not_required
@require_safe
@cache_control(public=True, max_age=A_DAY)
def manifest(request: HttpRequest) -> HttpResponse:
    described = {
        "name": "SIAPKerja",
        "short_name": "SIAPKerja",
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#f5f7fb",
        "theme_color": "#0a5c9e",
        "icons": [
            {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/mark-180.png"), "sizes": "180x180", "type": "image/png"},
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@login_not_required
@require_safe
@cache_control(public=True, max_age=A_DAY)
def security_contact(request: HttpRequest) -> HttpResponse:
    """RFC 9116; it must carry a date of expiry, which moves along while the portal is cared for."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    with override("id"):
        policy = settings.BASE_URL + reverse("web:terms")
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: id, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
        f"Policy: {policy}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
