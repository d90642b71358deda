"""What the portal holds of me, who looked, what I agreed to, and taking it home (UU 27/2022 art. 5-13)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.holdings import everything_of, holdings
from siapkerja.identity.models import Consent
from siapkerja.identity.queries import consents_of, standing_nik, views_of_person
from siapkerja.identity.views.access import person_view


@require_safe
@person_view
def my_data(request: HttpRequest) -> HttpResponse:
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    return render(
        request,
        "identity/person/my_data.html",
        {
            "holdings": holdings(),
            "consents": consents_of(person_id),
            "views": views_of_person(person_id),
            "nik_claim": standing_nik(person_id),
        },
    )


@require_safe
@person_view
def download_my_data(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    now = timezone.now()
    record_act(actor, "own_data_downloaded", f"identity.person:{actor.person_id}", now)
    held = {"made_at": now, **everything_of(actor.person_id)}
    response = JsonResponse(held, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="data-saya-{timezone.localdate():%Y-%m-%d}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@person_view
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    consent = get_object_or_404(Consent, pk=consent_id, person_id=actor.person_id)
    withdraw_consent(consent=consent, by=actor, at=timezone.now())
    messages.success(request, _("Persetujuan ditarik. Pihak yang memakainya diberi tahu dan harus berhenti."))
    return redirect("identity:my_data")
