"""People who may fit one's vacancy and want to be found."""

import base64
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.invitations import invite_candidate
from karirhub.models import Vacancy
from karirhub.queries.candidates import Candidate, candidates_of, described
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.queries.vacancies import today_at
from karirhub.views.employer.applicants.access import actor_of, vacancy_handled
from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.fields import key_ring
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.crypto import Undecipherable
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.web.pagination import KeysetPage, keyset_page


@require_safe
@organisation_view
def candidates(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """The best fitting ones, without names; each is recorded as seen."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    today = timezone.localdate()
    is_open = vacancy.is_open_on(today_at(vacancy, timezone.now()))
    found, page = _found(request, vacancy, today) if is_open else (list[Candidate](), None)
    seen = [one.person_id for one in found]
    record_views(actor_of(request), seen, "candidate", timezone.now(), purpose=ViewPurpose.SELECTION)
    context = {
        "organisation": organisation,
        "vacancy": vacancy,
        "page": page,
        "people": [(one, sealed(vacancy, one.person_id)) for one in found],
        "is_open": is_open,
    }
    return render(request, "karirhub/employer/candidates.html", context)


def _found(request: HttpRequest, vacancy: Vacancy, today: date) -> tuple[list[Candidate], KeysetPage | None]:
    weights = weights_on(today)
    asked = asked_by_one(vacancy, weights, today)
    most = int(rule("matching.candidates_most", today).value)
    page = keyset_page(candidates_of(vacancy, asked, weights, today, most=most), request, order=["-score", "-pk"])
    return described(list(page), vacancy, asked, weights, today), page


@require_POST
@organisation_view
def invite(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> HttpResponse:
    """Invite one of them to apply."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    try:
        invite_candidate(vacancy=vacancy, person_id=opened(vacancy, request.POST.get("siapa", "")), by=actor_of(request), at=timezone.now())
        messages.success(request, _("Undangan terkirim. Namanya Anda lihat bila ia melamar."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:candidates", organisation.public_id, vacancy.pk)


def sealed(vacancy: Vacancy, person_id: int) -> str:
    """Who is meant, unreadable for the employer and of use for this vacancy only."""
    return base64.urlsafe_b64encode(key_ring().encrypt(f"{vacancy.pk}:{person_id}".encode(), purpose="candidate")).decode()


def opened(vacancy: Vacancy, token: str) -> int:
    """The person a page of this vacancy named.

    Raises:
        Http404: another vacancy's, or no such text.
    """
    try:
        vacancy_id, person_id = key_ring().decrypt(base64.urlsafe_b64decode(token.encode()), purpose="candidate").decode().split(":")
    except (ValueError, Undecipherable) as error:
        raise Http404 from error
    if int(vacancy_id) != vacancy.pk:
        raise Http404
    return int(person_id)
