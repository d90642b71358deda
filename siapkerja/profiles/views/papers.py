"""A person's own papers: documents kept for applications, a JSON Resume read in, the profile as a sheet and as JSON."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles import curriculum, json_resume
from siapkerja.profiles.actions.documents import add_document, remove_document
from siapkerja.profiles.actions.resumes import take_resume
from siapkerja.profiles.forms.papers import CurriculumForm, DocumentForm, ResumeChoiceForm, ResumeFileForm
from siapkerja.profiles.json_resume import Resume
from siapkerja.profiles.models import KeptDocument, Profile
from siapkerja.profiles.queries import email_of, has_school, has_work, is_ready_to_apply, profile_of
from siapkerja.profiles.views.steps import asked_for, profile_url
from siapkerja.reference.queries import rule

# How long a file that was read waits for the person's yes; it waits in the page itself, signed.
_WAITS_SECONDS = 2 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def documents(request: HttpRequest) -> HttpResponse:
    """The kept documents and a form for another one."""
    actor = request.actor  # type: ignore[attr-defined]
    found, target = profile_of(actor.subject_id), asked_for(request)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if form.is_valid():
        data = form.cleaned_data
        try:
            add_document(person=found.person, kind=data["kind"], title=data["title"], stream=data["document"], by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Dokumen tersimpan. Anda memilih sendiri lamaran mana yang membawanya."))
            return redirect(target or "profiles:documents")
    rows = KeptDocument.objects.filter(profile=found.pk).select_related("stored")
    context = {"form": form, "documents": rows, "next": target}
    return render(request, "profiles/papers/documents.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def delete_document(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(KeptDocument.objects.select_related("profile__person", "stored"), pk=document_id, profile_id=actor.subject_id)
    remove_document(person=found.profile.person, document=found, by=actor, at=timezone.now())
    messages.success(request, _("Dokumen dihapus, juga dari lamaran yang membawanya."))
    return redirect("profiles:documents")


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def read_resume(request: HttpRequest) -> HttpResponse:
    """Choose a JSON Resume; what would be added is shown before anything is."""
    form = ResumeFileForm(request.POST, request.FILES) if request.method == "POST" else ResumeFileForm()
    if form.is_valid():
        today = timezone.localdate()
        most = int(rule("profile.import_max_bytes", today).value)
        try:
            resume = json_resume.read(form.cleaned_data["resume"].read(most + 1), max_bytes=most, today=today)
            return _preview(request, resume)
        except Refused as refusal:
            form.add_error("resume", str(refusal))
    context = {"form": form, "next": asked_for(request)}
    return render(request, "profiles/papers/import.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def take_read_resume(request: HttpRequest) -> HttpResponse:
    """The person's yes to what was shown."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        plain = signing.loads(request.POST.get("read", ""), salt=_salt(actor.subject_id), max_age=_WAITS_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("Pratinjau ini sudah terlalu lama. Pilih berkasnya sekali lagi; belum ada yang ditambahkan."))
        return redirect("profiles:import")
    found, resume = profile_of(actor.subject_id), Resume.from_plain(plain)
    form = _choice_form(request, found, resume)
    if form.is_valid():
        try:
            taken = take_resume(person=found.person, **form.taking, by=actor, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, "; ".join(refusal.fields.values()) or str(refusal))
        else:
            told = {"works": taken.works, "schools": taken.schools, "skills": taken.skills}
            messages.success(request, _("Ditambahkan: %(works)s pengalaman, %(schools)s pendidikan, %(skills)s keterampilan.") % told)
            return redirect(profile_url(asked_for(request)))
    return _preview(request, resume, form)


@never_cache
@require_safe
@person_view
def export(request: HttpRequest) -> HttpResponse:
    """The ways to take the profile along."""
    found = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    context = {"form": CurriculumForm(), "profile": found, "is_ready": is_ready_to_apply(found)}
    return render(request, "profiles/papers/export.html", context)


@never_cache
@require_safe
@person_view
def curriculum_vitae(request: HttpRequest) -> HttpResponse:
    """The profile as PDF."""
    found, form = _own(request), CurriculumForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    content = curriculum.as_pdf(
        found,
        language=told.get("language") or "id",
        email=email_of(found.pk) if told.get("email") else "",
        with_photo=bool(told.get("photo")),
        at=timezone.now(),
    )
    return _attached(content, "application/pdf", f"cv-{slugify(found.person.full_name) or 'siapkerja'}.pdf")


@never_cache
@require_safe
@person_view
def as_json(request: HttpRequest) -> HttpResponse:
    """The profile as JSON Resume."""
    found = _own(request)
    content = curriculum.as_json_resume(found, email=email_of(found.pk), on=timezone.localdate())
    return _attached(content.encode(), "application/json", "resume.json")


def _preview(request: HttpRequest, resume: Resume, form: ResumeChoiceForm | None = None) -> HttpResponse:
    person_id = request.actor.subject_id  # type: ignore[attr-defined]
    form = form or _choice_form(request, profile_of(person_id), resume, is_bound=False)
    read = signing.dumps(resume.as_plain(), salt=_salt(person_id), compress=True)
    context: dict[str, Any] = {"form": form, "resume": resume, "read": read, "next": asked_for(request)}
    return render(request, "profiles/papers/preview.html", context, status=422 if form.errors else 200)


def _choice_form(request: HttpRequest, profile: Profile, resume: Resume, *, is_bound: bool = True) -> ResumeChoiceForm:
    return ResumeChoiceForm(
        request.POST if is_bound else None,
        resume=resume,
        known_works={number for number, work in enumerate(resume.works) if not work.fault and has_work(profile, work)},
        known_schools={number for number, school in enumerate(resume.schools) if school.level and has_school(profile, school)},
        has_summary=bool(profile.summary),
    )


def _salt(person_id: int | None) -> str:
    return f"profiles.resume:{person_id}"


def _own(request: HttpRequest) -> Profile:
    return profile_of(request.actor.subject_id)  # type: ignore[attr-defined]


def _attached(content: bytes, content_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
