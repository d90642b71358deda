"""An employer at job fairs: which are coming, its booth, and how it went."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions import fair_booths as actions
from karirhub.actions.fair_results import report_result
from karirhub.forms.fairs import BoothForm, ResultForm
from karirhub.models import FairBooth, JobFair
from karirhub.permissions import GRANTS, Permission
from karirhub.queries import fair_booths as reads
from karirhub.queries import fair_words as words
from karirhub.queries.fairs import announced_fair
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import allows
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


@require_safe
@organisation_view(needs=Permission.READ_VACANCIES)
def fairs(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """What the organisation takes part in, and what it may still join."""
    now = timezone.now()
    page = keyset_page(reads.fairs_to_join(organisation, now), request, order=["starts_on", "pk"])
    context = {
        "organisation": organisation,
        "page": page,
        "shown": [words.fair_told(fair, now) for fair in page],
        "booths": [(booth, words.days_words(booth.fair)) for booth in reads.booths_of(organisation)[:20]],
    }
    return render(request, "karirhub/fairs/employer_list.html", context)


@require_safe
@organisation_view(needs=Permission.READ_VACANCIES)
def fair(request: HttpRequest, organisation: LegalEntity, fair_id: int) -> HttpResponse:
    """One fair: ask for a booth, see the answer, report how it went."""
    return _page(request, organisation, _found(fair_id), {})


@require_POST
@organisation_view(needs=Permission.KEEP_BOOTH)
def move(request: HttpRequest, organisation: LegalEntity, fair_id: int, step: str) -> HttpResponse:
    """Ask for a booth, bring other vacancies, withdraw, or report."""
    found = _found(fair_id)
    booth = reads.booth_at(organisation, found)
    if step not in STEPS:
        raise Http404
    faulty: dict[str, Any] = {}
    told = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    try:
        faulty = STEPS[step](request, organisation, found, booth, told)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _page(request, organisation, found, faulty) if faulty else redirect("karirhub:employer_fair", organisation.public_id, found.pk)


Told = dict[str, Any]


def _ask(request: HttpRequest, organisation: LegalEntity, found: JobFair, booth: FairBooth | None, told: Told) -> Told:
    """A booth with the chosen vacancies; for one that is open already, other vacancies."""
    offered = reads.vacancies_to_bring(organisation, request.actor, found)  # type: ignore[attr-defined]
    form = BoothForm(request.POST, fair=found, vacancies=offered, booth=booth)
    if form.is_valid():
        chosen, link = list(form.cleaned_data["vacancies"]), form.cleaned_data.get("link", "")
        try:
            if booth is not None and booth.is_open:
                actions.bring(booth=booth, vacancies=chosen, link=link, **told)
                messages.success(request, _("Daftar lowongan stan tersimpan."))
            else:
                needs = form.cleaned_data["needs"]
                actions.request_booth(fair=found, legal_entity=organisation, vacancies=chosen, needs=needs, link=link, **told)
                messages.success(request, _("Permintaan stan terkirim. Dinas menjawab menurut urutan masuk; Anda kami kabari."))
            return {}
        except Refused as refusal:
            show_refusal(refusal, form)
    return {"booth_form": form}


def _withdraw(request: HttpRequest, organisation: LegalEntity, found: JobFair, booth: FairBooth | None, told: Told) -> Told:
    if booth is None:
        raise Http404
    actions.withdraw(booth=booth, **told)
    messages.success(request, _("Permintaan stan ditarik."))
    return {}


def _report(request: HttpRequest, organisation: LegalEntity, found: JobFair, booth: FairBooth | None, told: Told) -> Told:
    if booth is None:
        raise Http404
    form = ResultForm(request.POST, hires=reads.hires_to_tie(booth, told["by"]))
    if form.is_valid():
        try:
            report_result(booth=booth, result=form.result(), hires=form.chosen(), **told)
            messages.success(request, _("Hasil stan tersimpan. Terima kasih."))
            return {}
        except Refused as refusal:
            show_refusal(refusal, form)
    return {"result_form": form}


STEPS = {"lowongan": _ask, "tarik": _withdraw, "lapor": _report}


def _page(request: HttpRequest, organisation: LegalEntity, found: JobFair, faulty: Told) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    booth = reads.booth_at(organisation, found)
    may_keep = allows(GRANTS, actor, Permission.KEEP_BOOTH, legal_entity_id=organisation.pk)
    has_begun, is_over = found.has_begun(now), found.is_over(now)
    is_open = booth is not None and booth.state in {"requested", "accepted"}
    may_choose = may_keep and found.is_published and (not is_over if is_open else not has_begun and (booth is None or not booth.is_open))
    may_report = may_keep and booth is not None and booth.is_standing and found.is_published and has_begun
    offered = reads.vacancies_to_bring(organisation, actor, found) if may_choose else []
    context = {
        "organisation": organisation,
        "fair": found,
        "told": words.fair_told(found, now),
        "booth": booth,
        "brought": list(booth.vacancies.order_by("title")) if booth else [],
        "answer": reads.answer_words(booth) if booth else "",
        "history": words.booth_steps(booth) if booth else [],
        "result_due": reads.result_due(found),
        "offered": offered,
        "may_withdraw": may_keep and is_open and not has_begun,
        "booth_form": BoothForm(fair=found, vacancies=offered, booth=booth) if may_choose else None,
        "result_form": ResultForm.about(booth, reads.hires_to_tie(booth, actor)) if may_report and booth else None,
        "applied_here": reads.applied_here(booth) if may_report and booth else 0,
    }
    return render(request, "karirhub/fairs/employer_fair.html", context | faulty, status=422 if faulty else 200)


def _found(fair_id: int) -> JobFair:
    found = announced_fair(fair_id)
    if found is None:
        raise Http404
    return found
