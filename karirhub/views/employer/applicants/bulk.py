"""One step for many applicants: chosen on the board or the list, all of them or none."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.bulk import SomeDoNotFit, demand_number, most_at_once, move_many, stage_many
from karirhub.enums import DeclineReason
from karirhub.forms.applicants import BulkForm, DeclineForm
from karirhub.models import Vacancy
from karirhub.queries.pipeline import chosen
from karirhub.views.employer.applicants.access import actor_of, pipeline_asked, vacancy_handled
from karirhub.views.employer.applicants.cards import steps_for_many
from karirhub.views.employer.applicants.choices import Choice, keep, kept
from karirhub.workflows import APPLICATION, OPEN
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused

COMPARE, DECLINE = "bandingkan", "decline"


@require_POST
@organisation_view
def many(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Take the step chosen with those ticked, and lead on to what came of it; a refusal is looked at once more before it goes out."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    form = BulkForm(request.POST, steps=steps_for_many(vacancy))
    form.is_valid()
    filters = form.cleaned_data.get("saring", "")
    back = _back(vacancy, filters)
    if form.errors:
        messages.error(request, _("Pilih dulu pelamarnya, lalu pilih langkahnya."))
        return HttpResponseRedirect(back)
    step, ids = form.cleaned_data["langkah"], _ids(request, vacancy, form)
    if step == COMPARE:
        address = reverse("karirhub:compare_applicants", args=[organisation.public_id, vacancy.pk])
        return HttpResponseRedirect(f"{address}?{urlencode({'p': [str(one) for one in ids]}, True)}")
    try:
        demand_number(vacancy, len(set(ids)), timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(back)
    told = {name: request.POST.get(name, "")[:2000] for name in DeclineForm.base_fields} if "kirim" in request.POST else None
    choice = Choice.of(step, ids, filters, told)
    if step == DECLINE and (told is None or not DeclineForm(told).is_valid()):
        return _look_again(request, vacancy, choice)
    return _done(request, vacancy, choice)


@require_safe
@organisation_view
def chosen_many(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, key: str) -> HttpResponse:
    """What is about to be done with those chosen and who cannot take part, or, afterwards, what was done and with whom not."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    choice = kept(request, vacancy, key)
    labels = dict(steps_for_many(vacancy))
    if choice is None or choice.step not in labels:
        messages.error(request, _("Pilihan ini sudah tidak tersimpan. Pilih lagi pelamarnya."))
        return HttpResponseRedirect(_back(vacancy, ""))
    people, sources = chosen(vacancy, choice.public_ids), _sources(choice.step)
    form = DeclineForm(choice.told) if choice.step == DECLINE and not choice.done else None
    context = {
        "organisation": organisation,
        "vacancy": vacancy,
        "key": key,
        "step": choice.step,
        "label": labels[choice.step],
        "people": [one for one in people if one.state in sources and not choice.done],
        "unfit": [one for one in people if one.state not in sources or choice.done],
        "done": chosen(vacancy, choice.done_ids) if choice.done else [],
        "form": form,
        "texts": [(one.value, str(one.label), one.polite) for one in DeclineReason] if form is not None else [],
        "filters": choice.filters,
        "back": _back(vacancy, choice.filters),
    }
    return render(request, "karirhub/employer/applicants_many.html", context)


def _take(request: HttpRequest, vacancy: Vacancy, choice: Choice) -> int:
    by, at, ids = actor_of(request), timezone.now(), choice.public_ids
    if choice.step.startswith("tahap-"):
        stage = vacancy.stages.get(pk=int(choice.step.removeprefix("tahap-")))
        return stage_many(vacancy=vacancy, public_ids=ids, stage=stage, by=by, at=at)
    words = DeclineForm(choice.told)
    told = words.cleaned_data if choice.step == DECLINE and words.is_valid() else {}
    return move_many(vacancy=vacancy, public_ids=ids, name=choice.step, by=by, at=at, **told)


def _done(request: HttpRequest, vacancy: Vacancy, choice: Choice) -> HttpResponse:
    """Everybody moved: back to the list. Some cannot be: their names with the reasons, and nothing done yet. Some were left out: both."""
    try:
        number = _take(request, vacancy, choice)
    except SomeDoNotFit:
        return _look_again(request, vacancy, choice)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(_back(vacancy, choice.filters))
    before = kept(request, vacancy, key := request.POST.get("kunci", ""))
    if before is not None:
        keep(request, vacancy, after := before.moved(choice.public_ids), key)
        if after.ids:
            return _to_page(vacancy, key)
    words = ngettext("%(number)s pelamar dipindahkan dan diberi tahu.", "%(number)s pelamar dipindahkan dan diberi tahu.", number)
    messages.success(request, words % {"number": number})
    return HttpResponseRedirect(_back(vacancy, choice.filters))


def _look_again(request: HttpRequest, vacancy: Vacancy, choice: Choice) -> HttpResponse:
    """To the page of a choice; going on from one, its page shows also those who could not take part there."""
    key = request.POST.get("kunci", "")
    before = kept(request, vacancy, key)
    if before is not None:
        choice = replace(choice, ids=list(dict.fromkeys([*before.ids, *choice.ids])))
    return _to_page(vacancy, keep(request, vacancy, choice, key))


def _to_page(vacancy: Vacancy, key: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("karirhub:many_applicants_chosen", args=[vacancy.legal_entity.public_id, vacancy.pk, key]))


def _ids(request: HttpRequest, vacancy: Vacancy, form: BulkForm) -> list[UUID]:
    """Those ticked; or, where that was ticked, as many as may be moved at once of all that the filters left and the step fits."""
    if form.cleaned_data["semua"]:
        pipeline, _form = pipeline_asked(vacancy, QueryDict(form.cleaned_data["saring"]))
        fitting = pipeline.listed.filter(state__in=_sources(form.cleaned_data["langkah"]))
        rows = fitting.order_by(*pipeline.order).values_list("public_id", flat=True)
        return list(rows[: most_at_once(vacancy, timezone.now())])
    found = []
    for text in request.POST.getlist("lamaran")[:2000]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _sources(step: str) -> Sequence[str]:
    """The states a step for many starts from; an employer's own stage and a comparison start from any that is open."""
    return next((move.sources for move in APPLICATION.moves if move.name == step), OPEN)


def _back(vacancy: Vacancy, filters: str) -> str:
    """The list one came from; what was sent along is only ever a query of it."""
    address = reverse("karirhub:applicants", args=[vacancy.legal_entity.public_id, vacancy.pk])
    query = QueryDict(filters[:2000]).urlencode()
    return f"{address}?{query}" if query else address
