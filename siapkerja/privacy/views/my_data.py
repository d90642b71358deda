"""What the portal holds of me, who looked, what I agreed to and switched off (UU 27/2022 art. 5-13)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actions.consents import give_consent, withdraw_consent
from siapkerja.identity.enums import ConsentPurpose, LimitKind
from siapkerja.identity.holdings import holdings
from siapkerja.identity.models import Consent, Person
from siapkerja.identity.queries import consents_of, has_consented, in_words, looks_at_person, standing_nik
from siapkerja.identity.views.access import person_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.privacy.actions.limits import lift_limit, set_limit
from siapkerja.privacy.queries.matters import corrections_of, exports_of, limit_rows, limits_of, standing_deletion

LOOKS_SHOWN = 5


@require_safe
@person_view
def my_data(request: HttpRequest) -> HttpResponse:
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    context = {
        "holdings": holdings(),
        "looks": in_words(looks_at_person(person_id)[:LOOKS_SHOWN]),
        "consents": consents_of(person_id).filter(withdrawn_at=None).count(),
        "limits": limits_of(person_id),
        "corrections": corrections_of(person_id)[:3],
        "exports": exports_of(person_id, timezone.now()),
        "deletion": standing_deletion(person_id),
        "nik_claim": standing_nik(person_id),
    }
    return render(request, "privacy/my_data/overview.html", context)


@require_safe
@person_view
def looks(request: HttpRequest) -> HttpResponse:
    """Everybody who looked, page by page."""
    page = keyset_page(looks_at_person(request.actor.person_id), request, order=["-pk"], size=50)  # type: ignore[attr-defined]
    return render(request, "privacy/my_data/looks.html", {"page": page, "looks": in_words(page)})


@require_safe
@person_view
def consents(request: HttpRequest) -> HttpResponse:
    """Every yes ever given, with both its times."""
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    matching = ConsentPurpose.USE_PROFILE_FOR_MATCHING
    context = {
        "consents": consents_of(person_id),
        "matching": matching,
        "is_matched": has_consented(person_id, matching),
        "limits": limits_of(person_id),
    }
    return render(request, "privacy/my_data/consents.html", context)


@require_POST
@person_view
def agree_to_matching(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    person = Person.objects.get(pk=actor.person_id)
    give_consent(person=person, purpose=ConsentPurpose.USE_PROFILE_FOR_MATCHING, recipient=None, by=actor, at=timezone.now())
    messages.success(request, _("Persetujuan dicatat. Anda dapat menariknya kapan saja."))
    return redirect("privacy:consents")


@require_POST
@person_view
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    consent = get_object_or_404(Consent, pk=consent_id, person_id=actor.person_id)
    withdraw_consent(consent=consent, by=actor, at=timezone.now())
    messages.success(
        request, _("Persetujuan ditarik. Di portal ini berlaku sekarang juga; penerima data wajib berhenti paling lambat 3 × 24 jam.")
    )
    return redirect("privacy:consents")


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def limits(request: HttpRequest) -> HttpResponse:
    """Switches that hold from the moment they are set."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.method == "POST":
        if request.POST.get("kind") not in LimitKind.values:
            raise Http404
        kind, person = LimitKind(request.POST["kind"]), Person.objects.get(pk=actor.person_id)
        if request.POST.get("is_on") == "1":
            set_limit(person=person, kind=kind, by=actor, at=now)
            messages.success(request, _("Berlaku mulai sekarang."))
        else:
            lift_limit(person=person, kind=kind, by=actor, at=now)
            messages.success(request, _("Pembatasan dicabut."))
        return redirect("privacy:limits")
    return render(request, "privacy/my_data/limits.html", {"limits": limit_rows(actor.person_id)})
