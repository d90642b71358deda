"""Applying in one step: what will be sent, the employer's questions, and a draft that is never lost."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from karirhub.actions import applications as actions
from karirhub.actions.drafts import discard_draft, save_draft
from karirhub.forms.applying import ApplyForm
from karirhub.models import Vacancy
from karirhub.queries import applications as reads
from karirhub.queries.partners import address_at_partner
from karirhub.queries.progress import draft_of
from karirhub.queries.vacancies import today_at, vacancy_to_apply_for
from siapkerja.identity.fields import key_ring
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import is_ready_to_apply, profile_of

# What was typed while the session had run out, sealed, until its person has signed in again.
_WAITING = "application_waiting"
_PURPOSE = "application draft"
_KEEPING = {"save", "add_document", "change_profile"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """Look over what will be sent, and send it; or keep it for later."""
    vacancy = vacancy_to_apply_for(vacancy_id)
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_known:
        return _to_sign_in(request, vacancy_id)
    if vacancy is None or not vacancy.is_open_on(today_at(vacancy, timezone.now())):
        return _no_longer_open(vacancy_id)
    if address_at_partner(vacancy):
        return redirect("karirhub:leave", vacancy.pk, vacancy.slug)
    if (sent := reads.own_application(actor, vacancy)) is not None:
        messages.info(request, actions.AlreadyApplied.sentence)
        return redirect("karirhub:application", sent.public_id)
    form = _form(request, vacancy)
    if request.method == "POST" and request.POST.keys() & _KEEPING:
        return _keep(request, vacancy)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.apply(vacancy=vacancy, **form.sending, by=actor, at=timezone.now())
            request.session.pop(_WAITING, None)
            messages.success(request, _("Lamaran Anda terkirim. Kami kabari setiap kali ada perkembangan."))
            return redirect("karirhub:application", sent.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, vacancy, form)


def _form(request: HttpRequest, vacancy: Vacancy) -> ApplyForm:
    person_id = request.actor.subject_id  # type: ignore[attr-defined]
    parts: dict[str, Any] = {
        "questions": vacancy.questions.order_by("order", "pk"),
        "documents": profile_of(person_id).documents.all(),
        "reader": vacancy.partner.name if vacancy.partner else "",
    }
    if request.method == "POST":
        return ApplyForm(request.POST, **parts)
    waiting = _waiting(request, vacancy.pk)
    draft = draft_of(person_id, vacancy.pk)
    content = waiting or (draft.content if draft else {})
    return ApplyForm(initial=ApplyForm.initial_of(content), **parts)


def _page(request: HttpRequest, vacancy: Vacancy, form: ApplyForm) -> HttpResponse:
    person_id = request.actor.subject_id  # type: ignore[attr-defined]
    profile, today = profile_of(person_id), today_at(vacancy, timezone.now())
    is_ready = is_ready_to_apply(profile)
    context = {
        "vacancy": vacancy,
        "form": form,
        "is_ready": is_ready,
        "draft": draft_of(person_id, vacancy.pk),
        "came_back": request.method != "POST" and bool(_waiting(request, vacancy.pk)),
        "snapshot": reads.readable(reads.snapshot_of(profile, today), today) if is_ready else None,
        "here": reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]),
    }
    return render(request, "karirhub/applications/apply.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, vacancy: Vacancy) -> HttpResponse:
    kept = ApplyForm.kept_of(request.POST.dict(), request.POST.getlist("documents"))
    is_leaving = "change_profile" in request.POST
    if not is_leaving or kept["letter"] or any(kept["answers"].values()) or kept["documents"]:
        save_draft(vacancy=vacancy, **kept, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        request.session.pop(_WAITING, None)
    here = reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])
    if "add_document" in request.POST:
        return redirect(f"{reverse('profiles:documents')}?{urlencode({'next': here})}")
    if is_leaving:
        return redirect(f"{reverse('profiles:profile')}?{urlencode({'next': here})}")
    messages.success(request, _("Draf tersimpan. Anda menemukannya lagi di Lamaran saya dan di halaman lowongan ini."))
    return redirect(here)


@require_POST
def discard(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """Let go of what was begun."""
    vacancy = Vacancy.objects.filter(pk=vacancy_id).first()
    actor = request.actor  # type: ignore[attr-defined]
    if vacancy is None or draft_of(actor.subject_id, vacancy_id) is None:
        raise Http404
    discard_draft(vacancy=vacancy, by=actor, at=timezone.now())
    messages.success(request, _("Draf dihapus."))
    return redirect("karirhub:applications")


def _to_sign_in(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """The session has run out, or there was none: what was typed waits, sealed, in the new one."""
    if request.method == "POST":
        kept = ApplyForm.kept_of(request.POST.dict(), request.POST.getlist("documents"))
        answers = {str(key): value[:2000] for key, value in list(kept["answers"].items())[:30]}
        told = {"vacancy": vacancy_id, "letter": kept["letter"][:6000], "answers": answers, "documents": kept["documents"][:20]}
        request.session[_WAITING] = key_ring().encrypt(json.dumps(told).encode(), purpose=_PURPOSE).hex()
        messages.info(request, _("Anda sudah keluar karena lama tidak aktif. Masuk lagi; tulisan Anda menunggu di sini."))
    return redirect_to_login(request.get_full_path())


def _waiting(request: HttpRequest, vacancy_id: int) -> dict[str, Any]:
    """What was typed for this vacancy before signing in again; {} for nothing."""
    sealed = request.session.get(_WAITING)
    if not sealed:
        return {}
    try:
        content: dict[str, Any] = json.loads(key_ring().decrypt(bytes.fromhex(sealed), purpose=_PURPOSE))
    except ValueError:
        return {}
    return content if content.get("vacancy") == vacancy_id else {}


def _no_longer_open(vacancy_id: int) -> HttpResponse:
    """To the vacancy's page, which says what became of it."""
    known = Vacancy.objects.filter(pk=vacancy_id, published_at__isnull=False).first()
    if known is None:
        raise Http404
    return redirect(known)
