"""Schools and jobs: a list with a form below it, and a page for changing one entry."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.views.access import person_view
from siapkerja.profiles.actions.histories import (
    declare_no_experience,
    record_education,
    record_experience,
    remove_education,
    remove_experience,
)
from siapkerja.profiles.enums import Part
from siapkerja.profiles.forms.histories import EducationForm, ExperienceForm
from siapkerja.profiles.models import Education, Experience
from siapkerja.profiles.queries import profile_of
from siapkerja.profiles.views.steps import asked_for, onwards, part_url, show_step

READ_OR_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_OR_WRITE)
@person_view
def education(request: HttpRequest, education_id: int | None = None) -> HttpResponse:
    """All schools and a form for a new one, or with `education_id` the form of that one."""
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    entry = get_object_or_404(Education, pk=education_id, profile_id=actor.subject_id) if education_id else None
    form = EducationForm(request.POST or None, initial=EducationForm.initial_of(entry) if entry else None)
    if request.method == "POST" and form.is_valid():
        record_education(person=found.person, education=entry, **_education_fields(form), by=actor, at=timezone.now())
        messages.success(request, _("Pendidikan tersimpan."))
        return onwards(request) if asked_for(request) else redirect("profiles:education")
    entries = found.educations.select_related("level")
    return show_step(request, "profiles/profile/education.html", Part.EDUCATION, form=form, entry=entry, entries=entries)


def _education_fields(form: EducationForm) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    return {"level_code": data.pop("level").pk, **data}


@require_POST
@person_view
def delete_education(request: HttpRequest, education_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    entry = get_object_or_404(Education.objects.select_related("profile__person"), pk=education_id, profile_id=actor.subject_id)
    remove_education(person=entry.profile.person, education=entry, by=actor, at=timezone.now())
    messages.success(request, _("Pendidikan dihapus."))
    return redirect("profiles:education")


@require_http_methods(READ_OR_WRITE)
@person_view
def experience(request: HttpRequest, experience_id: int | None = None) -> HttpResponse:
    """All jobs and a form for a new one, or with `experience_id` the form of that one."""
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    entry = get_object_or_404(Experience, pk=experience_id, profile_id=actor.subject_id) if experience_id else None
    form = ExperienceForm(request.POST or None, initial=ExperienceForm.initial_of(entry) if entry else None)
    if request.method == "POST" and form.is_valid():
        record_experience(person=found.person, experience=entry, **_experience_fields(form), by=actor, at=timezone.now())
        messages.success(request, _("Pengalaman tersimpan."))
        return onwards(request) if asked_for(request) else redirect("profiles:experience")
    entries = found.experiences.all()
    return show_step(request, "profiles/profile/experience.html", Part.EXPERIENCE, form=form, entry=entry, entries=entries, profile=found)


def _experience_fields(form: ExperienceForm) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    return {"occupation_code": data.pop("occupation"), **data}


@require_POST
@person_view
def delete_experience(request: HttpRequest, experience_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    entry = get_object_or_404(Experience.objects.select_related("profile__person"), pk=experience_id, profile_id=actor.subject_id)
    remove_experience(person=entry.profile.person, experience=entry, by=actor, at=timezone.now())
    messages.success(request, _("Pengalaman dihapus."))
    return redirect("profiles:experience")


@require_POST
@person_view
def no_experience(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    declare_no_experience(person=profile_of(actor.subject_id).person, by=actor, at=timezone.now())
    messages.success(request, _("Tercatat: belum ada pengalaman kerja."))
    return onwards(request) if asked_for(request) else redirect(part_url(Part.SKILLS))
