"""Where a person goes after one part of the profile is written."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from siapkerja.profiles.enums import Part
from siapkerja.profiles.queries import first_gap, is_ready_to_apply, parts_of, profile_of

PAGES = {
    Part.IDENTITY: "profiles:identity",
    Part.ADDRESS: "profiles:address",
    Part.EDUCATION: "profiles:education",
    Part.EXPERIENCE: "profiles:experience",
    Part.SKILLS: "profiles:skills",
    Part.WANTED: "profiles:wanted",
    Part.PHOTO: "profiles:photo",
}


def asked_for(request: HttpRequest) -> str:
    """The page the person came from (an application, say) and goes back to once the profile suffices; "" for none."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()) else ""


def part_url(part: Part | str, target: str = "") -> str:
    """Address of a part's page, carrying the page to go back to."""
    return reverse(PAGES[Part(part)]) + (f"?{urlencode({'next': target})}" if target else "")


def profile_url(target: str = "") -> str:
    """Address of the whole profile, carrying the page to go back to."""
    return reverse("profiles:profile") + (f"?{urlencode({'next': target})}" if target else "")


def onwards(request: HttpRequest) -> HttpResponse:
    """Back to the page asked for once the profile suffices for it, else to what is still needed, else to the profile."""
    target = asked_for(request)
    profile = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    if target and is_ready_to_apply(profile):
        return HttpResponseRedirect(target)
    gap = first_gap(parts_of(profile), only_needed=True) if target else None
    return HttpResponseRedirect(part_url(gap, target)) if gap else redirect("profiles:profile")


def show_step(request: HttpRequest, template: str, part: Part, *, form: Form, **more: Any) -> HttpResponse:
    """The page of one part; 422 where its form was not in order."""
    context = {"part": part, "position": list(Part).index(part) + 1, "count": len(Part), "next": asked_for(request), "form": form}
    return render(request, template, context | more, status=422 if form.is_bound and form.errors else 200)
