"""How far long work is, for whoever may follow it: a fragment that is asked for every second, or a plain page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siapkerja.jobs.access import may_follow
from siapkerja.jobs.actions import jobs as actions
from siapkerja.jobs.models import Job


def _followed(request: HttpRequest, public_id: UUID) -> Job:
    job = get_object_or_404(Job, public_id=public_id)
    if not may_follow(request.actor, job):  # type: ignore[attr-defined]
        raise Http404
    return job


@never_cache
@require_safe
def progress(request: HttpRequest, public_id: UUID) -> HttpResponse:
    job = _followed(request, public_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "jobs/progress.html", {"job": job})
    response = render(request, "jobs/progress.html#progress", {"job": job})
    if job.is_over:
        # What comes next stands on the page around the fragment, so that page is loaded anew, once.
        response["HX-Refresh"] = "true"
    return response


@require_POST
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    job = _followed(request, public_id)
    actions.cancel(job=job, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        return redirect("jobs:progress", public_id)
    return redirect(back)
