"""A training centre while a batch runs: who trains, and who was there on a day."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.wording import day
from skillhub.actions.attendance import check_day, take_attendance
from skillhub.actions.instructors import name_instructors
from skillhub.forms.training import AttendanceForm, DayForm, InstructorsForm
from skillhub.models import Batch
from skillhub.permissions import Permission, may
from skillhub.queries import attendance as reads
from skillhub.queries.batches import batch_of
from skillhub.queries.instructors import could_instruct, instructor_ids
from skillhub.views.centre.programmes import own


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.RUN_BATCH)
def instructors(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> HttpResponse:
    """Choose who trains the batch."""
    batch = _batch(request, organisation, programme_id, batch_id, Permission.RUN_BATCH)
    today = day_in(batch.programme.workplace.time_zone, timezone.now())
    people = could_instruct(batch, on=today)
    form = InstructorsForm(request.POST if request.method == "POST" else None, people=people, initial={"people": instructor_ids(batch)})
    if request.method == "POST" and form.is_valid():
        try:
            chosen = {person.pk for person in form.cleaned_data["people"]}
            name_instructors(batch=batch, person_ids=chosen, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Instruktur angkatan %(number)s tersimpan.") % {"number": batch.number})
            return redirect("skillhub:centre_programme", organisation.public_id, programme_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "programme": batch.programme, "batch": batch}
    return render(request, "skillhub/centre/instructors.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.SELECT_PARTICIPANTS)
def attendance(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> HttpResponse:
    """Everybody of the batch on one page for one day, and the share of days each was there."""
    batch, now = _batch(request, organisation, programme_id, batch_id, Permission.SELECT_PARTICIPANTS), timezone.now()
    day_form = DayForm(request.POST if request.method == "POST" else request.GET if "hari" in request.GET else None)
    on, trouble = _chosen_day(batch, day_form, now)
    participants = reads.participants_of(batch)
    told = request.POST if request.method == "POST" else None
    form = AttendanceForm(told, participants=participants, marks=reads.marks_on(batch, on))
    if request.method == "POST" and not trouble and form.is_valid():
        try:
            take_attendance(batch=batch, on=on, marks=form.marks(), by=request.actor, at=now)  # type: ignore[attr-defined]
            messages.success(request, _("Kehadiran %(day)s tersimpan.") % {"day": day(on)})
            return redirect(_address(organisation, batch) + f"?hari={on.isoformat()}")
        except Refused as refusal:
            trouble = str(refusal)
    context = _context(organisation, batch, on, form, now) | {"trouble": trouble, "day_form": day_form}
    return render(request, "skillhub/centre/attendance.html", context, status=422 if trouble or form.errors else 200)


def _chosen_day(batch: Batch, form: DayForm, now: datetime) -> tuple[date, str]:
    """The day asked for, and what is wrong with it in words; the latest possible day where none was asked for."""
    latest = max(reads.last_day(batch, now), batch.training_starts_on)
    if not form.is_bound:
        return latest, ""
    if not form.is_valid():
        return latest, " ".join(str(words) for errors in form.errors.values() for words in errors)
    chosen: date = form.cleaned_data["hari"]
    try:
        check_day(batch, chosen, now)
    except Refused as refusal:
        return chosen, str(refusal)
    return chosen, ""


def _context(organisation: LegalEntity, batch: Batch, on: date, form: AttendanceForm, now: datetime) -> dict[str, Any]:
    shares, today = reads.shares_of(batch), day_in(batch.programme.workplace.time_zone, now)
    least = reads.least_attendance(today)
    rows = [
        (form[form.name_of(one)], one, shares.get(one.pk), (share := shares.get(one.pk)) is not None and share.percent < int(least.value))
        for one in form.participants
    ]
    return {
        "organisation": organisation,
        "programme": batch.programme,
        "batch": batch,
        "on": on,
        "last_day": reads.last_day(batch, now),
        "form": form,
        "rows": rows,
        "days": reads.days_taken(batch),
        "taken": reads.day_taken(batch, on),
        "least": least,
        "is_open": batch.state == "training",
    }


def _address(organisation: LegalEntity, batch: Batch) -> str:
    return reverse("skillhub:attendance", args=[organisation.public_id, batch.programme_id, batch.pk])


def _batch(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int, needs: Permission) -> Batch:
    programme = own(request, organisation, programme_id)
    found = batch_of(programme, batch_id)
    if found is None or not may(request.actor, needs, programme):  # type: ignore[attr-defined]
        raise Http404
    return found
