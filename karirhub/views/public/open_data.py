"""Open vacancies for re-users: the page that describes them, the day's file, and the stream of changes."""

import json
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from karirhub.models import VacancySnapshot
from karirhub.queries.open_data import FIELDS, NotACursor, changes_after, snapshots
from siapkerja.api.problems import plain_problem
from siapkerja.throttles import HOUR, TooOften, count_one_from

ASKED_AN_HOUR, FETCHED_AN_HOUR = 1200, 60


@login_not_required
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What there is, what it says, and how to keep a copy up to date."""
    context = {"snapshots": snapshots(), "fields": FIELDS.items(), "changes_url": settings.BASE_URL + reverse("open_vacancies:changes")}
    return render(request, "karirhub/vacancies/open_data.html", context)


@login_not_required
@require_safe
def snapshot(request: HttpRequest, day: str) -> HttpResponseBase:
    """The file of a day, streamed; it never changes, so caches may keep it."""
    found = next((row for row in snapshots() if f"{row.day:%Y-%m-%d}" == day), None)
    if found is None:
        raise Http404
    if request.headers.get("If-None-Match") == _etag(found):
        return HttpResponseNotModified()
    try:
        count_one_from(request, what="open_vacancies_file", per_hour=FETCHED_AN_HOUR)
    except TooOften as refusal:
        return _too_often(refusal)
    answer = FileResponse(default_storage.open(found.location), content_type="application/gzip")
    answer["Content-Disposition"] = f'attachment; filename="lowongan-{day}.jsonl.gz"'
    answer["Content-Length"] = str(found.size)
    answer["ETag"] = _etag(found)
    answer["Cache-Control"] = "public, max-age=86400"
    answer["X-Next-Cursor"] = found.cursor
    return answer


@login_not_required
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What changed after a cursor, as JSON Lines; the last line says where to go on."""
    try:
        count_one_from(request, what="open_vacancies_changes", per_hour=ASKED_AN_HOUR)
        found = changes_after(request.GET.get("after", ""))
    except TooOften as refusal:
        return _too_often(refusal)
    except NotACursor as refusal:
        return plain_problem(HTTPStatus.BAD_REQUEST, refusal.code, str(refusal))
    lines = [*found.lines, {"op": "cursor", "after": found.after, "is_last": found.is_last}]
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    answer = HttpResponse(text, content_type="application/x-ndjson; charset=utf-8")
    onward = f"{settings.BASE_URL}{reverse('open_vacancies:changes')}?{urlencode({'after': found.after})}"
    answer["Link"] = f'<{onward}>; rel="next"'
    answer["X-Next-Cursor"] = found.after
    answer["Cache-Control"] = "public, max-age=30"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _too_often(refusal: TooOften) -> HttpResponse:
    answer = plain_problem(HTTPStatus.TOO_MANY_REQUESTS, refusal.code, str(refusal))
    answer["Retry-After"] = str(HOUR)
    return answer


def _etag(found: VacancySnapshot) -> str:
    return f'"{found.digest}"'
