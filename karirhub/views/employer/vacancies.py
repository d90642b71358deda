"""An employer's vacancies: list, write, publish, close."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import vacancies as actions
from karirhub.enums import CloseReason
from karirhub.forms.vacancies import CloseForm, VacancyForm
from karirhub.models import Vacancy
from karirhub.permissions import Permission, may
from karirhub.queries import vacancies as reads
from karirhub.queries.certificates import asked_shown
from karirhub.queries.wages import wage_check
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import reached_workplaces
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


@require_safe
@organisation_view
def vacancies(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """All vacancies the member's role reaches, newest first."""
    page = keyset_page(reads.vacancies_of(organisation, request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    return render(request, "karirhub/employer/vacancies.html", {"page": page, "organisation": organisation})


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_VACANCY)
def new(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Begin a vacancy."""
    workplaces = reached_workplaces(organisation, request.actor)  # type: ignore[attr-defined]
    form = VacancyForm.answering(request.POST, workplaces=workplaces, initial={"closes_on": reads.usual_end(timezone.now())})
    if form.is_bound and form.is_valid():
        try:
            drafted = actions.draft(
                workplace=form.cleaned_data["workplace"],
                content=form.content(),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            return redirect("karirhub:employer_vacancy", organisation.public_id, drafted.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "vacancy": None}
    return render(request, "karirhub/employer/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_VACANCY)
def edit(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Change a draft or an open vacancy."""
    vacancy = _own(request, organisation, vacancy_id)
    form = VacancyForm.answering(request.POST, workplaces=None, vacancy=vacancy)
    if form.is_bound and form.is_valid():
        try:
            actions.rewrite(vacancy=vacancy, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "vacancy": vacancy}
    return render(request, "karirhub/employer/write.html", context, status=422 if form.errors else 200)


@require_safe
@organisation_view
def vacancy(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """A vacancy with its applications in numbers, and what can be done with it."""
    found = _own(request, organisation, vacancy_id)
    return render(request, "karirhub/employer/vacancy.html", _context(request, organisation, found))


def _context(request: HttpRequest, organisation: LegalEntity, found: Vacancy) -> dict[str, object]:
    actor = request.actor  # type: ignore[attr-defined]
    return {
        "organisation": organisation,
        "vacancy": found,
        "certificates": asked_shown(found, None, timezone.localdate()),
        "wage_check": wage_check(found, reads.today_at(found, timezone.now())),
        "funnel": reads.funnel_of(found),
        "history": reads.steps_told(reads.history_of(found)),
        "may_write": found.may_be_edited and may(actor, Permission.WRITE_VACANCY, found),
        "may_publish": may(actor, Permission.PUBLISH_VACANCY, found),
        "may_handle": may(actor, Permission.HANDLE_APPLICATIONS, found),
        "close_form": CloseForm(),
    }


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def publish(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Open a draft to everybody."""
    found = _own(request, organisation, vacancy_id)
    try:
        published = actions.publish(vacancy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Lowongan terbit dengan nomor %(number)s.") % {"number": published.number})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)


@require_POST
@organisation_view(needs=Permission.WRITE_VACANCY)
def discard(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Give up a draft."""
    found = _own(request, organisation, vacancy_id)
    actions.discard(vacancy=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Draf dibatalkan."))
    return redirect("karirhub:employer_vacancies", organisation.public_id)


@require_POST
@organisation_view(needs=Permission.PUBLISH_VACANCY)
def close(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Take no more applications."""
    found = _own(request, organisation, vacancy_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        context = _context(request, organisation, found) | {"close_form": form}
        return render(request, "karirhub/employer/vacancy.html", context, status=422)
    reason = CloseReason(form.cleaned_data["reason"])
    actions.close(vacancy=found, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Lowongan ditutup. Pelamar yang menunggu diberi tahu, dan lamarannya tetap bisa Anda jawab."))
    return redirect("karirhub:employer_vacancy", organisation.public_id, vacancy_id)


def _own(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> Vacancy:
    found = reads.vacancy_of(organisation, request.actor, vacancy_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
