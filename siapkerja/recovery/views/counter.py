"""Helping somebody who stands at the counter with their card."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Person
from siapkerja.identity.queries import standing_nik
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.actions.counter import CardCheck, confirm_at_counter, file_at_counter, look_up
from siapkerja.recovery.enums import LookupPurpose, RecoveryState, Way
from siapkerja.recovery.forms.officers import CounterForm, LookupForm
from siapkerja.recovery.forms.people import CodeForm
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.recovery.permissions import RECOVERY_OFFICERS
from siapkerja.recovery.queries import masked_contacts

FOUND_KEY = "recovery_found"
CHECKS = ("is_original", "is_present", "is_face_same", "is_data_same")


@officer_view(*RECOVERY_OFFICERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Find the person by their whole NIK; whom the officer found is remembered for this session only."""
    form, found = LookupForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        purpose = LookupPurpose(form.cleaned_data["purpose"])
        try:
            found = look_up(nik=form.cleaned_data["nik"], purpose=purpose, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            request.session[FOUND_KEY] = [str(person.public_id) for person in found]
            if len(found) == 1:
                return redirect("recovery:counter_person", found[0].public_id)
    return render(request, "recovery/counter/find.html", {"form": form, "found": found}, status=422 if form.errors else 200)


@officer_view(*RECOVERY_OFFICERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter_person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Look at the original card and take the new contact; only of somebody this officer has just looked up."""
    if str(public_id) not in request.session.get(FOUND_KEY, []):
        raise Http404
    person = Person.objects.select_related("village").get(public_id=public_id)
    form = CounterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            ticket = file_at_counter(
                person=person,
                check=CardCheck(**{name: data[name] for name in CHECKS}),
                contact_kind=data["contact_kind"],
                contact=data["contact"],
                drops_second_factors=data["drops_second_factors"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("recovery:counter_code", ticket.public_id)
    claim = standing_nik(person.pk)
    context = {"form": form, "person": person, "contacts": masked_contacts(person), "nik": claim.masked_nik if claim else ""}
    return render(request, "recovery/counter/person.html", context, status=422 if form.errors else 200)


@officer_view(*RECOVERY_OFFICERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter_code(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The person reads the code from their telephone."""
    rows = RecoveryTicket.objects.filter(way=Way.COUNTER, taken_by=request.actor.person_id)  # type: ignore[attr-defined]
    ticket = rows.filter(public_id=public_id, state=RecoveryState.UNCONFIRMED).first()
    if ticket is None:
        raise Http404
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            record = confirm_at_counter(ticket=ticket, code=code, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Kontak baru terbukti. Petugas kedua perlu menyetujui."))
            return redirect("recovery:case", record.number)
    return render(request, "recovery/counter/code.html", {"form": form, "ticket": ticket}, status=422 if form.errors else 200)
