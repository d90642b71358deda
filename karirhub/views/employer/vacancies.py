"""An employer's vacancies: list, write, send, take back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import vacancies as actions
from karirhub.actions import vacancy_checks as checks
from karirhub.actions import vacancy_doubles as doubles
from karirhub.forms.checking import deficiencies_told, flags_told
from karirhub.forms.endings import CloseForm, ExtendForm, FilledForm
from karirhub.forms.vacancies import SUGGEST, VacancyForm, initial_of
from karirhub.models import Vacancy
from karirhub.permissions import Permission, may
from karirhub.queries import vacancies as reads
from karirhub.queries.certificates import asked_shown
from karirhub.queries.checking import to_be_mended
from karirhub.queries.complaints import case_heard
from karirhub.queries.details import details_of
from karirhub.queries.fillings import fillings_of, hired_unreported, nameable
from karirhub.queries.hours import hours_check
from karirhub.queries.like_vacancies import copyable
from karirhub.queries.vetting import record_of
from karirhub.queries.wages import wage_check
from karirhub.queries.wording import flags_of
from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import reached_workplaces
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import id_of
from siapkerja.reference.queries import rules
from siapkerja.web.pagination import keyset_page

# The name of the button that says: yes, one more like it.
MEANT = "satu-lagi"


@require_safe
@organisation_view
def vacancies(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """All vacancies the member's role reaches, newest first."""
    page = keyset_page(reads.vacancies_of(organisation, request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    return render(request, "karirhub/employer/vacancies.html", {"page": page, "organisation": organisation})


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_VACANCY)
def new(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Begin a vacancy, from nothing or from an earlier one (`?salin=`)."""
    workplaces = reached_workplaces(organisation, request.actor)  # type: ignore[attr-defined]
    earlier = copyable(organisation, request.actor)  # type: ignore[attr-defined]
    form = VacancyForm.answering(request.POST, workplaces=workplaces, initial=_beginning(request, organisation))
    double = None
    if form.is_bound and form.is_valid():
        try:
            drafted = doubles.draft_single(
                workplace=form.cleaned_data["workplace"],
                content=form.content(),
                is_double_meant=MEANT in request.POST,
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            return redirect("karirhub:employer_vacancy", organisation.public_id, drafted.pk)
        except doubles.SimilarVacancy as refusal:
            double = _double(request, organisation, refusal)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _written(request, organisation, form, None, earlier=earlier, double=double)


def _double(request: HttpRequest, organisation: LegalEntity, refusal: doubles.SimilarVacancy) -> dict[str, Any]:
    """What is said of the vacancy that is there already; a link only for those whose role reaches it."""
    other = refusal.other
    reached = other and reads.vacancy_of(organisation, request.actor, other.pk)  # type: ignore[attr-defined]
    return {"sentence": str(refusal), "reached": reached, "number": other.number if other else ""}


def _beginning(request: HttpRequest, organisation: LegalEntity) -> dict[str, Any]:
    """What the form shows first: usual days, and all that an earlier vacancy says."""
    now = timezone.now()
    days = rules(["vacancy_answer_days"], timezone.localdate(now))["vacancy_answer_days"].value
    usual = {"closes_on": reads.usual_end(now), "answer_within_days": int(days)}
    wanted = id_of(request.GET.get("salin", ""))
    copied = reads.vacancy_of(organisation, request.actor, wanted) if wanted is not None else None  # type: ignore[attr-defined]
    if copied is None:
        return usual
    return initial_of(copied) | {"workplace": copied.workplace_id, "opens_on": None, "closes_on": usual["closes_on"]}


def _written(request: HttpRequest, organisation: LegalEntity, form: VacancyForm, vacancy: Vacancy | None, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "organisation": organisation,
        "vacancy": vacancy,
        "suggested": form.suggest() if SUGGEST in request.POST and not form.is_bound else None,
        **more,
    }
    return render(request, "karirhub/employer/write.html", context, status=422 if form.errors or context.get("double") else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_VACANCY)
def edit(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Change a draft, a returned or an open vacancy."""
    vacancy = own(request, organisation, vacancy_id)
    workplaces = reached_workplaces(organisation, request.actor)  # type: ignore[attr-defined]
    form = VacancyForm.answering(request.POST, workplaces=workplaces, vacancy=vacancy)
    if form.is_bound and form.is_valid():
        try:
            actions.rewrite(vacancy=vacancy, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _written(request, organisation, form, vacancy, deficiencies=deficiencies_told(to_be_mended(vacancy)))


@require_safe
@organisation_view
def vacancy(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """A vacancy with its applications in numbers, and what can be done with it."""
    return page(request, organisation, own(request, organisation, vacancy_id))


def page(request: HttpRequest, organisation: LegalEntity, found: Vacancy, **forms: Any) -> HttpResponse:
    """The page of one vacancy; `forms` are those that were answered wrongly."""
    actor = request.actor  # type: ignore[attr-defined]
    today = reads.today_at(found, timezone.now())
    is_unsent = found.state in {"draft", "returned"}
    context = {
        "organisation": organisation,
        "vacancy": found,
        "details": (details := details_of(found)),
        "certificates": asked_shown(details.certificates, None, timezone.localdate()),
        "wage_check": wage_check(found, today),
        "hours_check": hours_check(found, today),
        "flags": flags_told(flags_of(found, today)) if is_unsent else [],
        "record": record_of(found, today) if is_unsent else None,
        "deficiencies": deficiencies_told(to_be_mended(found)),
        "funnel": reads.funnel_of(found),
        "fillings": fillings_of(found),
        "history": reads.steps_told(reads.history_of(found)),
        "may_write": found.may_be_edited and may(actor, Permission.WRITE_VACANCY, found),
        "may_publish": may(actor, Permission.PUBLISH_VACANCY, found),
        "may_handle": may(actor, Permission.HANDLE_APPLICATIONS, found),
        "close_form": CloseForm(),
        "extend_form": ExtendForm(),
        "case_heard": case_heard(found),
    }
    if context["may_publish"] and found.published_at and found.remaining_openings:
        asked = context["filled_form"] = forms.get("filled_form") or filled_form(request, found)
        record_views(actor, [row.person_id for row in asked.named], "application", timezone.now(), purpose=ViewPurpose.SELECTION)
    return render(request, "karirhub/employer/vacancy.html", {"filled_form": None} | context | forms, status=422 if forms else 200)


def filled_form(request: HttpRequest, found: Vacancy, data: Any = None) -> FilledForm:
    """Asks who fills the openings; by name for those who handle applications."""
    hired = hired_unreported(found)
    may_name = may(request.actor, Permission.HANDLE_APPLICATIONS, found)  # type: ignore[attr-defined]
    return FilledForm(data, hired=hired, named=nameable(found, hired) if may_name else [])


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def publish(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Send a vacancy: it opens at once, or after an officer has looked at it."""
    found = own(request, organisation, vacancy_id)
    try:
        sent = checks.submit(
            vacancy=found,
            are_flags_read="are_flags_read" in request.POST,
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
        )
        if sent.is_public:
            messages.success(request, _("Lowongan terbit dengan nomor %(number)s.") % {"number": sent.number})
        else:
            messages.success(request, _("Lowongan terkirim. Petugas memeriksanya, lalu Anda diberi tahu."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)


@require_POST
@organisation_view(needs=Permission.WRITE_VACANCY)
def take_back(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Take a sent vacancy back to change it."""
    found = own(request, organisation, vacancy_id)
    try:
        checks.take_back(vacancy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Lowongan ditarik dan menjadi draf lagi."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)


@require_POST
@organisation_view(needs=Permission.WRITE_VACANCY)
def discard(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Give up a draft."""
    found = own(request, organisation, vacancy_id)
    actions.discard(vacancy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Draf dibatalkan."))
    return redirect("karirhub:employer_vacancies", organisation.public_id)


def own(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> Vacancy:
    found = reads.vacancy_of(organisation, request.actor, vacancy_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
