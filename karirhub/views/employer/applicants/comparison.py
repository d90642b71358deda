"""Two to four applicants side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from karirhub.queries.comparing import FEWEST, MOST, compared
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.views.employer.applicants.access import actor_of, vacancy_handled
from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view


@require_safe
@organisation_view
def compare(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """The applicants named in the address, side by side; each is recorded as seen."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    today = timezone.localdate()
    weights = weights_on(today)
    asked = asked_by_one(vacancy, weights, today)
    found = compared(vacancy, _ids(request), asked, weights, today)
    if len(found) < FEWEST or len(request.GET.getlist("p")) > MOST:
        messages.error(request, _("Pilih dua sampai empat pelamar untuk dibandingkan."))
        return redirect("karirhub:applicants", organisation.public_id, vacancy.pk)
    seen = [one.application.person_id for one in found if one.is_shared]
    record_views(actor_of(request), seen, "application", timezone.now(), purpose=ViewPurpose.SELECTION)
    questions = list(dict.fromkeys(question for one in found for question in one.answers))
    context = {
        "organisation": organisation,
        "vacancy": vacancy,
        "people": found,
        "questions": [(question, [one.answers.get(question, "") for one in found]) for question in questions],
    }
    return render(request, "karirhub/employer/applicants_compared.html", context)


def _ids(request: HttpRequest) -> list[UUID]:
    found = []
    for text in request.GET.getlist("p")[: MOST + 1]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
