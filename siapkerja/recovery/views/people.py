"""Asking for an account back: public pages, throttled, that never tell whether there is an account."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.actions.contacts import send_code
from siapkerja.recovery.actions.links import send_password_link_again
from siapkerja.recovery.actions.tickets import RecoveryAnswers, confirm_ticket, file_ticket, supply, withdraw_ticket
from siapkerja.recovery.clocks import number_from
from siapkerja.recovery.enums import MissingPart, RecoveryRefusal, RecoveryState
from siapkerja.recovery.forms.people import CodeForm, CompletionForm, RecoveryForm, StatusForm
from siapkerja.recovery.models import NikDispute, RecoveryTicket
from siapkerja.recovery.queries import case_by_number, entries_of, masked_contacts
from siapkerja.recovery.secrets_of_cases import access_code
from siapkerja.recovery.views.opened import let_in, ticket_of, upload_of
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.throttles import address_of, count_one

FILED_PER_ADDRESS, FILED_PER_IDENTITY = 30, 3
TRIED_PER_ADDRESS, TRIED_PER_NUMBER = 200, 10


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "recovery/person/start.html", {"days": number_from("recovery.working_days", timezone.localdate())})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    form = RecoveryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            ticket = _filed(request, form)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            let_in(request, ticket)
            return redirect("recovery:confirm", ticket.public_id)
    return render(request, "recovery/person/ask.html", {"form": form}, status=422 if form.errors else 200)


def _filed(request: HttpRequest, form: RecoveryForm) -> RecoveryTicket:
    data = form.cleaned_data
    count_one(what="recovery.ask", of=address_of(request), per_hour=FILED_PER_ADDRESS)
    count_one(what="recovery.ask", of=data["nik"] or data["passport"], per_hour=FILED_PER_IDENTITY)
    count_one(what="recovery.ask", of=data["contact"], per_hour=FILED_PER_IDENTITY)
    plain = {name: value for name, value in data.items() if name not in {"card", "portrait"}}
    return file_ticket(
        answers=RecoveryAnswers(**plain),
        card=upload_of(data["card"]),
        portrait=upload_of(data["portrait"]),
        by=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, public_id)
    if ticket.state != RecoveryState.UNCONFIRMED:
        return redirect("recovery:ticket", public_id)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            confirm_ticket(ticket=ticket, code=code, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("recovery:ticket", public_id)
    context = {"form": form, "case": ticket, "resend": "recovery:resend"}
    return render(request, "recovery/person/code.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def resend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, public_id)
    if ticket.state == RecoveryState.UNCONFIRMED:
        send_code(case=ticket, at=timezone.now())
        messages.success(request, _("Kode baru dikirim. Kode sebelumnya tidak berlaku lagi."))
    return redirect("recovery:confirm", public_id)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status_entry(request: HttpRequest) -> HttpResponse:
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number, access = form.cleaned_data["number"], form.cleaned_data["access"]
        try:
            count_one(what="recovery.status", of=address_of(request), per_hour=TRIED_PER_ADDRESS)
            count_one(what="recovery.status", of=number, per_hour=TRIED_PER_NUMBER)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            case = case_by_number(number, access)
            if case is not None:
                let_in(request, case)
                name = "recovery:dispute_status" if isinstance(case, NikDispute) else "recovery:ticket"
                return redirect(name, case.public_id)
            form.add_error(None, _("Nomor dan kode akses ini tidak cocok. Periksa keduanya pada pesan pertama kami."))
    return render(request, "recovery/person/status_entry.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@require_safe
def ticket(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return _ticket(request, ticket_of(request, public_id), CompletionForm())


def _ticket(request: HttpRequest, found: RecoveryTicket, form: CompletionForm, status: int = 200) -> HttpResponse:
    if found.state == RecoveryState.UNCONFIRMED:
        return redirect("recovery:confirm", found.public_id)
    words = dict(RecoveryRefusal.choices)
    context = {
        "ticket": found,
        "access": access_code(found.public_id),
        "contacts": masked_contacts(found.person) if found.person and found.is_matched and not found.granted_at else [],
        "missing": [MissingPart(part).label for part in found.missing],
        "entries": entries_of(RECOVERY, found.history.all(), words=words, with_people=False),
        "moves": [move.name for move in RECOVERY.moves_from(found.state)],
        "form": form,
    }
    return render(request, "recovery/person/ticket.html", context, status=status)


@login_not_required
@never_cache
@require_POST
def complete(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = ticket_of(request, public_id)
    form = CompletionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ticket(request, found, form, status=422)
    sent = {name: upload_of(form.cleaned_data[name]) if form.cleaned_data[name] else None for name in ("card", "portrait")}
    try:
        supply(ticket=found, **sent, story=form.cleaned_data["story"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        show_refusal(refusal, form)
        return _ticket(request, found, form, status=422)
    messages.success(request, _("Terima kasih. Petugas melanjutkan pemeriksaan."))
    return redirect("recovery:ticket", public_id)


@login_not_required
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    withdraw_ticket(ticket=ticket_of(request, public_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Permintaan Anda dibatalkan. Akun tidak berubah."))
    return redirect("recovery:ticket", public_id)


@login_not_required
@require_POST
def new_link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = ticket_of(request, public_id)
    count_one(what="recovery.link", of=str(public_id), per_hour=FILED_PER_IDENTITY)
    send_password_link_again(ticket=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Tautan baru dikirim ke kontak baru Anda. Tautan sebelumnya tidak berlaku lagi."))
    return redirect("recovery:ticket", public_id)
