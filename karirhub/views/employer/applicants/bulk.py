"""One step for many applicants: chosen on the board or the list, all of them or none."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from karirhub.actions.bulk import SomeDoNotFit, most_at_once, move_many, stage_many
from karirhub.enums import DeclineReason
from karirhub.forms.applicants import BulkForm, DeclineForm
from karirhub.models import Vacancy
from karirhub.queries.pipeline import chosen
from karirhub.views.employer.applicants.access import actor_of, pipeline_asked, vacancy_handled
from karirhub.views.employer.applicants.cards import steps_for_many
from karirhub.workflows import APPLICATION, OPEN
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused

COMPARE = "bandingkan"


@require_POST
@organisation_view
def many(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Take the step chosen with those ticked; a refusal is looked at once more before it goes out."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    form = BulkForm(request.POST, steps=steps_for_many(vacancy))
    form.is_valid()
    back = _back(organisation, vacancy, form.cleaned_data.get("saring", ""))
    if form.errors:
        messages.error(request, _("Pilih dulu pelamarnya, lalu pilih langkahnya."))
        return HttpResponseRedirect(back)
    step, ids = form.cleaned_data["langkah"], _ids(request, vacancy, form)
    if step == COMPARE:
        address = reverse("karirhub:compare_applicants", args=[organisation.public_id, vacancy.pk])
        return HttpResponseRedirect(f"{address}?{urlencode({'p': [str(one) for one in ids]}, True)}")
    if step == "decline":
        return _decline(request, vacancy, ids, back)
    return _done(request, vacancy, step, back, lambda: _take(request, vacancy, step, ids), ids)


def _take(request: HttpRequest, vacancy: Vacancy, step: str, ids: list[UUID]) -> int:
    by, at = actor_of(request), timezone.now()
    if step.startswith("tahap-"):
        stage = vacancy.stages.get(pk=int(step.removeprefix("tahap-")))
        return stage_many(vacancy=vacancy, public_ids=ids, stage=stage, by=by, at=at)
    return move_many(vacancy=vacancy, public_ids=ids, name=step, by=by, at=at)


def _decline(request: HttpRequest, vacancy: Vacancy, ids: list[UUID], back: str) -> HttpResponse:
    """First the words every one of them will read, then the refusal itself."""
    is_sent = "kirim" in request.POST
    form = DeclineForm(request.POST if is_sent else None)
    if is_sent and form.is_valid():
        told = form.cleaned_data
        return _done(
            request, vacancy, "decline", back,
            lambda: move_many(vacancy=vacancy, public_ids=ids, name="decline", by=actor_of(request), at=timezone.now(), **told), ids, form,
        )  # fmt: skip
    return _page(request, vacancy, "decline", back, ids, form=form, status=422 if form.errors else 200)


def _done(
    request: HttpRequest, vacancy: Vacancy, step: str, back: str, act: Callable[[], int], ids: list[UUID], form: DeclineForm | None = None
) -> HttpResponse:
    try:
        number = act()
    except SomeDoNotFit as refusal:
        return _page(request, vacancy, step, back, list(refusal.fit), form=form, refusal=refusal, status=422)
    except Refused as refusal:
        if form is not None:
            show_refusal(refusal, form)
            return _page(request, vacancy, step, back, ids, form=form, status=422)
        messages.error(request, str(refusal))
        return HttpResponseRedirect(back)
    words = ngettext("%(number)s pelamar dipindahkan dan diberi tahu.", "%(number)s pelamar dipindahkan dan diberi tahu.", number)
    messages.success(request, words % {"number": number})
    return HttpResponseRedirect(back)


def _page(
    request: HttpRequest,
    vacancy: Vacancy,
    step: str,
    back: str,
    ids: list[UUID],
    *,
    form: DeclineForm | None = None,
    refusal: SomeDoNotFit | None = None,
    status: int = 200,
) -> HttpResponse:
    people = chosen(vacancy, [*ids, *(row.public_id for row in refusal.unfit)] if refusal else ids)
    fitting = [one for one in people if one.state in _sources(step)]
    context = {
        "organisation": vacancy.legal_entity,
        "vacancy": vacancy,
        "step": step,
        "label": dict(steps_for_many(vacancy))[step],
        "ids": [one.public_id for one in fitting],
        "people": fitting,
        "unfit": [one for one in people if one.state not in _sources(step)],
        "form": form,
        "texts": [(one.value, str(one.label), one.polite) for one in DeclineReason] if form is not None else [],
        "filters": request.POST.get("saring", ""),
        "back": back,
    }
    return render(request, "karirhub/employer/applicants_many.html", context, status=status)


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


def _back(organisation: LegalEntity, vacancy: Vacancy, filters: str) -> str:
    """The list one came from; what was sent along is only ever a query of it."""
    address = reverse("karirhub:applicants", args=[organisation.public_id, vacancy.pk])
    query = QueryDict(filters[:2000]).urlencode()
    return f"{address}?{query}" if query else address
