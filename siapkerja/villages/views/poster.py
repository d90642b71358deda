"""A sheet for the village's notice board."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.documents.pdf import compile_sheet
from siapkerja.villages.queries.pages import village_path
from siapkerja.villages.queries.posters import poster_of
from siapkerja.villages.views.public import digits_of, unknown

TEMPLATE = "villages/typst/poster.typ"


@login_not_required
@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet as a page, which prints as one A4."""
    path = village_path(digits_of(code))
    if not path:
        return unknown(request, code)
    if code != path[-1].code:
        return redirect("villages:poster", path[-1].code, permanent=True)
    return render(request, "villages/village/poster.html", {"village": path[-1], "sheet": poster_of(path, at=timezone.now())})


@login_not_required
@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same as PDF, in the language of the address."""
    path = village_path(digits_of(code))
    if not path:
        return unknown(request, code)
    now = timezone.now()
    content = compile_sheet(TEMPLATE, poster_of(path, at=now).as_data(), at=now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="poster-{path[-1].code}.pdf"'
    response["Cache-Control"] = "public, max-age=300" if not settings.DEBUG else "no-store"
    return response
