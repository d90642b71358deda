"""The vacancy list for programs: JSON, RSS and a calendar of closing days, at the address of the page itself."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.http import http_date
from django.utils.translation import get_language, gettext

from karirhub.forms.search import FORM, titles_of_chosen
from karirhub.models import Vacancy
from karirhub.queries.search import find
from karirhub.views.public.cards import card
from siapkerja.api.problems import plain_problem
from siapkerja.search.criteria import Criteria, Found
from siapkerja.throttles import HOUR, TooOften, count_one_from
from siapkerja.web.calendars import CONTENT_TYPE, DayEvent, calendar

HTML = "html"
TYPES = {HTML: "text/html", "json": "application/json", "rss": "application/rss+xml", "ics": CONTENT_TYPE}
ROWS = 50
HOME = "IDN"
# A reader that looks every minute, for ten lists.
ASKED_AN_HOUR = 600


def wanted_format(request: HttpRequest) -> str:
    """What `?format=` says, else what the program prefers; the page where neither names one of ours."""
    named = request.GET.get("format", "")
    if named in TYPES:
        return named
    preferred = request.get_preferred_type(list(TYPES.values()))
    return next((name for name, kind in TYPES.items() if kind == preferred), HTML)


def links(address: str) -> list[tuple[str, str]]:
    """Media type and address of the other formats of a page."""
    joint = "&" if len(address) > 1 else ""
    return [(TYPES[name], f"{address}{joint}format={name}") for name in TYPES if name != HTML]


def answer_in_measure(request: HttpRequest, criteria: Criteria, wanted: str) -> HttpResponse:
    """The list for a program, so often an hour from one address; whoever wants all of it is shown the daily copy.

    People are not counted: only what a program reads is.
    """
    try:
        count_one_from(request, what="vacancy_lists", per_hour=ASKED_AN_HOUR)
    except TooOften as refusal:
        sentence = gettext("Untuk semua lowongan, ambil salinan harian dan aliran perubahannya; alamatnya ada di kepala Link.")
        refused = plain_problem(HTTPStatus.TOO_MANY_REQUESTS, refusal.code, f"{refusal} {sentence}")
        refused["Retry-After"] = str(HOUR)
        refused["Link"] = f'<{settings.BASE_URL}{reverse("open_vacancies:description")}>; rel="alternate"'
        return refused
    return answer(request, criteria, wanted)


def answer(request: HttpRequest, criteria: Criteria, wanted: str) -> HttpResponse:
    """One page of the list for a program, with the address of the next in its head (RFC 8288)."""
    found = find(replace(criteria, limit=ROWS), groups=())
    cursor = found.answer.page.next_cursor
    following = _whole(FORM.address_of(criteria, cursor, more=[("format", wanted)])) if cursor else ""
    made = {"json": _json, "rss": _rss, "ics": _ics}[wanted](found, following)
    response = HttpResponse(made, content_type=f"{TYPES[wanted]}; charset=utf-8")
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    # Caches may keep it, but ask each time: a vacancy that was frozen is gone from the next answer.
    patch_cache_control(response, public=True, no_cache=True)
    return unless_known(request, with_tag(request, response, found.records))


def with_tag(request: HttpRequest, response: HttpResponse, records: Sequence[Vacancy]) -> HttpResponse:
    """The response with its tag and age. What is personal gets neither."""
    if request.user.is_authenticated and not response.has_header("Cache-Control"):
        return response
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    response["ETag"] = f'W/"{digest}"'
    moments = [row.published_at for row in records if row.published_at]
    if moments:
        response["Last-Modified"] = http_date(max(moments).timestamp())
    return response


def unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response, or 304 where whoever asks has it already.

    Only the tag decides: a vacancy that closed makes the list no younger.
    """
    if "If-None-Match" not in request.headers or not response.has_header("ETag"):
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _json(found: Found[Vacancy], following: str) -> str:
    body = {
        "total": found.answer.total,
        "is_total_exact": found.answer.is_whole,
        "next": following or None,
        "items": [_as_json(row) for row in found.records],
    }
    return json.dumps(body, ensure_ascii=False, default=str)


def _as_json(row: Vacancy) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "title": row.title,
        "url": settings.BASE_URL + row.get_absolute_url(),
        "employer": row.employer_name,
        "occupation": {"code": row.occupation_id, "title": row.occupation.title},
        "place": {
            "code": None if row.is_overseas else row.regency_id,
            "name": row.place,
            "country": row.country if row.is_overseas else HOME,
        },
        "wage": {"min": row.wage_min, "max": row.wage_max, "currency": "IDR", "per": "month"} if row.is_wage_visible else None,
        "contract": row.contract_type,
        "working_time": row.working_time,
        "working_hours": [kind.value for kind in row.hours_kinds],
        "arrangement": row.work_arrangement,
        "education": row.education.name,
        "openings": row.openings,
        "is_disability_friendly": row.is_disability_friendly,
        "published_at": row.published_at.isoformat() if row.published_at else None,
        "opens_on": row.opens_on.isoformat() if row.opens_on else None,
        "closes_on": row.closes_on.isoformat(),
    }


class _PagedFeed(Rss201rev2Feed):
    """RSS that says where it goes on (RFC 5005)."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("atom:link", None, {"rel": "next", "href": self.feed["next_url"]})


def _rss(found: Found[Vacancy], following: str) -> str:
    words = FORM.in_words(found.criteria, titles_of_chosen(found.criteria))
    feed = _PagedFeed(
        title=gettext("Lowongan: %(search)s") % {"search": words} if words else gettext("Lowongan kerja"),
        link=_whole(FORM.address_of(found.criteria)),
        description=gettext("Lowongan kerja di SIAPKerja. Gratis; jangan pernah membayar untuk melamar."),
        language=get_language(),
        feed_url=_whole(FORM.address_of(found.criteria, more=[("format", "rss")])),
        next_url=following,
    )
    for row in found.records:
        shown = card(row)
        feed.add_item(
            title=f"{shown.title}, {shown.company}",
            link=settings.BASE_URL + shown.url,
            description=f"{shown.place}. {shown.wage}. {shown.work}. {shown.education}. {shown.closes}.",
            pubdate=row.published_at,
            unique_id=f"{settings.BASE_URL}{reverse('karirhub:vacancies')}#{row.pk}",
            unique_id_is_permalink=False,
        )
    return str(feed.writeString("utf-8"))


def _ics(found: Found[Vacancy], following: str) -> str:
    return calendar(
        gettext("Tanggal tutup lowongan"),
        [
            DayEvent(
                uid=f"vacancy-{row.pk}",
                day=row.closes_on,
                summary=gettext("Tutup: %(title)s, %(company)s") % {"title": row.title, "company": row.employer_name},
                url=settings.BASE_URL + row.get_absolute_url(),
                stamped_at=row.published_at,
            )
            for row in found.records
            if row.published_at
        ],
    )


def _whole(query: str) -> str:
    return f"{settings.BASE_URL}{reverse('karirhub:vacancies')}{query.removesuffix('?')}"
