"""Passports a foreigner used before the one in use: what was reported under them is found once they were compared, too."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.actions.passports import NoPassport, PassportVerified
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.queries import former_passports, standing_passport
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.actions.passports import add_former_passport, remove_former_passport
from siapkerja.profiles.forms.passports import FormerPassportForm
from siapkerja.profiles.queries import profile_of


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def former(request: HttpRequest) -> HttpResponse:
    """Those that are known, and one more."""
    actor = request.actor  # type: ignore[attr-defined]
    person = profile_of(actor.subject_id).person
    form = FormerPassportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_former_passport(person=person, **form.cleaned_data, by=actor, at=timezone.now())
            messages.success(request, _("Paspor lama tercatat. Perlihatkan bukunya kepada petugas di loket dinas."))
            return redirect("profiles:former_passports")
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "passport": standing_passport(person.pk), "former": former_passports(person.pk)}
    return render(request, "profiles/profile/former_passports.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def withdraw(request: HttpRequest, claim_id: int) -> HttpResponse:
    """It was typed wrongly."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        remove_former_passport(person=profile_of(actor.subject_id).person, claim_id=claim_id, by=actor, at=timezone.now())
        messages.success(request, _("Paspor lama dihapus."))
    except NoPassport as unknown:
        raise Http404 from unknown
    except PassportVerified as refusal:
        messages.error(request, str(refusal))
    return redirect("profiles:former_passports")
