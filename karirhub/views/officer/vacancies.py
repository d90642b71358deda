"""The officer's queue of vacancies, and one of them with what can be decided."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions import vacancy_checks as checks
from karirhub.actions.freezing import freeze_at_sight
from karirhub.enums import RefusalReason
from karirhub.forms.checking import FreezeForm, RefuseForm, SendBackForm, deficiencies_told, flags_told
from karirhub.models import ComplaintCase, Vacancy
from karirhub.permissions import CHECKERS
from karirhub.queries import checking as reads
from karirhub.queries.certificates import asked_shown
from karirhub.queries.complaints import case_of
from karirhub.queries.details import details_of
from karirhub.queries.hours import hours_check
from karirhub.queries.vacancies import history_of, steps_told, today_at
from karirhub.queries.vetting import record_of
from karirhub.queries.wages import wage_check
from karirhub.queries.wording import flags_of
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

door = officer_view(*CHECKERS)


@require_safe
@door
def queue(request: HttpRequest) -> HttpResponse:
    """One tray, whoever waits longest first."""
    actor = request.actor  # type: ignore[attr-defined]
    trays, counts = {tray.slug: tray for tray in reads.TRAYS}, reads.tray_counts(actor)
    first = next((slug for slug in trays if counts[slug]), reads.TRAYS[0].slug)
    tray = trays.get(request.GET.get("baki", first), reads.TRAYS[0])
    context = {
        "page": keyset_page(reads.in_tray(actor, tray), request, order=[tray.order, "pk"], size=25),
        "tabs": [(row.slug, row.words, counts[row.slug]) for row in reads.TRAYS],
        "tray": tray,
    }
    return render(request, "karirhub/officer/vacancies.html", context)


@require_safe
@door
def vacancy(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """Everything an officer needs to decide."""
    return _page(request, _found(request, vacancy_id), {})


@require_POST
@door
def settle(request: HttpRequest, vacancy_id: int, step: str) -> HttpResponse:
    """Open, return, refuse, find in order, or freeze."""
    found = _found(request, vacancy_id)
    if step not in STEPS:
        raise Http404
    name, form_class, act, words = STEPS[step]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            done = act(found, form, {"by": request.actor, "at": timezone.now()})  # type: ignore[attr-defined]
            messages.success(request, words())
            return redirect("karirhub:complaint_case", done.number) if isinstance(done, ComplaintCase) else redirect("karirhub:check_queue")
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {name: form})


def _approve(found: Vacancy, _form: Any, told: dict[str, Any]) -> object:
    return checks.approve(vacancy=found, **told)


def _confirm(found: Vacancy, _form: Any, told: dict[str, Any]) -> object:
    return checks.confirm(vacancy=found, **told)


def _send_back(found: Vacancy, form: Any, told: dict[str, Any]) -> object:
    return checks.send_back(vacancy=found, deficiencies=form.deficiencies, **told)


def _refuse(found: Vacancy, form: Any, told: dict[str, Any]) -> object:
    return checks.refuse(vacancy=found, reason=RefusalReason(form.cleaned_data["reason"]), note=form.cleaned_data["note"], **told)


def _freeze(found: Vacancy, form: Any, told: dict[str, Any]) -> object:
    return freeze_at_sight(vacancy=found, note=form.cleaned_data["note"], **told)


Act = Callable[[Vacancy, Any, dict[str, Any]], object]
STEPS: dict[str, tuple[str, type[forms.Form], Act, Callable[[], str]]] = {
    "terbitkan": ("plain_form", forms.Form, _approve, lambda: _("Lowongan terbit.")),
    "sesuai": ("plain_form", forms.Form, _confirm, lambda: _("Tercatat sesuai.")),
    "kembalikan": ("send_back_form", SendBackForm, _send_back, lambda: _("Lowongan dikembalikan. Perusahaan diberi tahu.")),
    "bekukan": (
        "freeze_form",
        FreezeForm,
        _freeze,
        lambda: _("Lowongan dibekukan. Pelamar, yang menyimpannya, dan perusahaan diberi tahu."),
    ),
    "tolak": ("refuse_form", RefuseForm, _refuse, lambda: _("Lowongan ditolak. Perusahaan diberi tahu.")),
}


def _page(request: HttpRequest, found: Vacancy, answered: dict[str, Any]) -> HttpResponse:
    today = today_at(found, timezone.now())
    context = {
        "vacancy": found,
        "details": (details := details_of(found)),
        "contact": getattr(found, "contact", None),
        "certificates": asked_shown(details.certificates, None, today),
        "wage_check": wage_check(found, today),
        "hours_check": hours_check(found, today),
        "flags": flags_told(flags_of(found, today)),
        "record": record_of(found, today),
        "alike": reads.alike(found),
        "to_be_mended": deficiencies_told(reads.to_be_mended(found)),
        "mended": deficiencies_told(reads.mended(found)),
        "history": steps_told(history_of(found)),
        "plain_form": forms.Form(),
        "send_back_form": SendBackForm(),
        "refuse_form": RefuseForm(),
        "freeze_form": FreezeForm(),
        "case": case_of(found, request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "karirhub/officer/vacancy.html", context | answered, status=422 if answered else 200)


def _found(request: HttpRequest, vacancy_id: int) -> Vacancy:
    found = reads.visible_vacancy(request.actor, vacancy_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
