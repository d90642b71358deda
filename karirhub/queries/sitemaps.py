"""Open vacancies for search engines: parts by number, so that a vacancy stays in its part while others come and go."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.models import F, Max
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import override

from karirhub.models import JobFair, MarketOpenings, Vacancy
from karirhub.models.vacancies import VACANCIES_A_SITEMAP
from karirhub.queries.market import MAJORS
from siapkerja.reference.queries.places import places
from siapkerja.web.portal import SitemapPart, SitemapRow

A_PART = VACANCIES_A_SITEMAP
FETCHED_AT_ONCE = 2_000
# From one part to the next along the index `vacancy_in_sitemap`: one look for a part, however many vacancies there are.
_PARTS = """
    with recursive parts as (
        (select id / %(part)s as part, published_at from karirhub_vacancy where state = 'published' and not is_sandbox
         order by id / %(part)s, published_at desc limit 1)
        union all
        select following.* from parts, lateral (
            select id / %(part)s, published_at from karirhub_vacancy
            where state = 'published' and not is_sandbox and id / %(part)s > parts.part order by id / %(part)s, published_at desc limit 1
        ) following
    )
    select part, published_at from parts
"""


def sitemap_parts() -> list[SitemapPart]:
    """Parts with at least one open vacancy, each with the time of its latest one; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, {"part": A_PART})
        return [SitemapPart(number=number, changed_at=changed_at) for number, changed_at in cursor.fetchall()]


def sitemap_rows(part: int) -> Iterator[SitemapRow]:
    """Open vacancies of a part, by number, with their latest move."""
    rows = Vacancy.objects.public().filter(pk__gte=part * A_PART, pk__lt=(part + 1) * A_PART).order_by("pk").only("title")
    for row in rows.annotate(changed_at=Coalesce(Max("moves__at"), F("published_at"))).iterator(chunk_size=FETCHED_AT_ONCE):
        with override(settings.LANGUAGE_CODE):  # row by row: what runs between two rows has a language of its own
            path = row.get_absolute_url()
        yield SitemapRow(path=path, changed_at=row.changed_at)


def fair_sitemap_parts() -> list[SitemapPart]:
    """Job fairs are few: one part, if there is any; one query."""
    changed_at = JobFair.objects.announced().aggregate(last=Max("published_at"))["last"]
    return [SitemapPart(number=1, changed_at=changed_at)] if changed_at else []


def fair_sitemap_rows(part: int) -> Iterator[SitemapRow]:
    """Every announced fair, by number."""
    rows = JobFair.objects.announced().order_by("pk").only("name", "published_at", "ended_at")[:A_PART]
    for row in rows.iterator(chunk_size=FETCHED_AT_ONCE):
        with override(settings.LANGUAGE_CODE):
            path = row.get_absolute_url()
        yield SitemapRow(path=path, changed_at=row.ended_at or row.published_at)


def market_parts() -> list[SitemapPart]:
    """The pages of the labour market: one part."""
    return [SitemapPart(number=0, changed_at=MarketOpenings.objects.aggregate(at=Max("counted_at"))["at"])]


def market_rows(part: int) -> Iterator[SitemapRow]:
    """The country, the provinces, the groups of occupations and the occupations with vacancies. Nothing for another part than 0."""
    if part:
        return
    rows = MarketOpenings.objects.filter(region_code="", occupation_code__regex=r"^\d{4}$")
    units = sorted(set(rows.values_list("occupation_code", flat=True)))
    pages: list[tuple[str, list[str]]] = [("market", [])]
    pages += [("market_province", [place.code]) for place in places().values() if place.is_province]
    pages += [("market_occupation", [code]) for code in (*MAJORS, *units)]
    for name, code in pages:
        with override(settings.LANGUAGE_CODE):
            path = reverse(f"karirhub:{name}", args=code)
        yield SitemapRow(path=path, changed_at=None)
