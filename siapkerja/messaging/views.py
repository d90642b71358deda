"""The outbox of a demo: people who try the portal find their codes here. Never where people are real."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siapkerja.messaging import queries

PAGE_SIZE = 20


@login_not_required
@require_safe
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    if not settings.IS_DEMO:
        raise Http404
    page = queries.outbox_page(request.GET.get("sebelum", ""), size=PAGE_SIZE)
    return render(request, "messaging/outbox.html", {"page": page})
