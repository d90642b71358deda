"""A citizen's side of assistance: making a code, seeing who acted for them, ending it, taking over a record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.models import Person, Representation
from siapkerja.identity.views.access import person_view
from siapkerja.officers.actions.assistance import MadeCode, end_assistance, make_own_code
from siapkerja.officers.actions.registrations import take_over_registration
from siapkerja.officers.queries.assistance import assisted_person
from siapkerja.officers.queries.registrations import registration_awaiting


def _page(request: HttpRequest, code: MadeCode | None = None) -> HttpResponse:
    person = Person.objects.get(pk=request.actor.person_id)  # type: ignore[attr-defined]
    context = {
        "assisted": assisted_person(person.pk, at=timezone.now()),
        "code": code,
        "waiting": registration_awaiting(person),
    }
    return render(request, "officers/assistance/mine.html", context)


@require_safe
@person_view
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@never_cache
@person_view
def make_code(request: HttpRequest) -> HttpResponse:
    """The code stands in this answer only; it cannot be read again."""
    actor = request.actor  # type: ignore[attr-defined]
    made = make_own_code(person=Person.objects.get(pk=actor.person_id), by=actor, at=timezone.now())
    return _page(request, made)


@require_POST
@person_view
def stop(request: HttpRequest, representation_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Representation, pk=representation_id, principal_id=actor.person_id)
    end_assistance(representation=found, by=actor, at=timezone.now())
    messages.success(request, _("Pendampingan dihentikan. Petugas itu tidak dapat lagi bertindak untuk Anda."))
    return redirect("officers:my_assistance")


@require_POST
@person_view
def take_over(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    take_over_registration(person=Person.objects.get(pk=actor.person_id), by=actor, at=timezone.now())
    messages.success(request, _("Catatan dari petugas kini milik akun Anda. Periksa isinya di profil."))
    return redirect("profiles:profile")
