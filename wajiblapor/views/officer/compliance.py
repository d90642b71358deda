"""Who has not reported: the figures by region, sector, size and month, the list behind them, and what is written to the late ones."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.documents.pdf import compile_sheet
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import ids_of
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import compliance as actions
from wajiblapor.actions.letters import note_delivery, warn_company
from wajiblapor.enums import Delivery
from wajiblapor.forms.compliance import ComplianceForm, DeliveryForm
from wajiblapor.models import WorkplaceClock
from wajiblapor.permissions import LEADING_OFFICERS, READING_OFFICERS
from wajiblapor.queries import compliance as queries
from wajiblapor.queries.invitations import letters_for
from wajiblapor.queries.officers import region_names, regions_covered
from wajiblapor.views.company import actor_of
from wajiblapor.views.exports import MOST_XLSX_ROWS, table_file, too_long

door = officer_view(*READING_OFFICERS)
INVITATIONS = "wajiblapor/typst/invitations.typ"


def _form(request: HttpRequest) -> ComplianceForm:
    regions = regions_covered(actor_of(request))
    return ComplianceForm(request.GET or None, regions=regions, today=timezone.localdate())


def _list_url(chosen: queries.Chosen) -> str:
    if chosen.standing == queries.ABSENT.slug:
        return f"{reverse('wajiblapor:absent')}?{urlencode(replace(chosen, standing='', month=None).as_query())}"
    return f"{reverse('wajiblapor:late')}?{urlencode(chosen.as_query())}"


def _cells(row: queries.Row) -> list[tuple[Any, int, str]]:
    """Each figure of a row with its words and the list behind it."""
    return [
        (words, getattr(row.counts, name), _list_url(replace(row.chosen, standing=standing.slug)))
        for name, standing, words in queries.COLUMNS
    ]


@require_safe
@door
def compliance(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    chosen, split = form.chosen(), form.split()
    found = queries.compliance(actor_of(request), chosen, split)
    context = {
        "form": form,
        "found": found,
        "split": split,
        "columns": [words for _name, _standing, words in queries.COLUMNS],
        "rows": [(row, _list_url(row.chosen), _cells(row)) for row in found.rows],
        "total_url": _list_url(chosen),
        "totals": {name: _list_url(replace(chosen, standing=standing.slug)) for name, standing, _words in queries.COLUMNS},
        "regions": region_names(actor_of(request)),
    }
    return render(request, "wajiblapor/officer/compliance.html", context)


@require_safe
@door
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The table as a file."""
    filters = _form(request)
    chosen, split = filters.chosen(), filters.split()
    found = queries.compliance(actor_of(request), chosen, split)
    head = [str(split.words), *(str(words) for _name, _standing, words in queries.COLUMNS), _("Persen melapor")]
    rows = [
        [row.words, *(getattr(row.counts, name) for name, _standing, _words in queries.COLUMNS), row.counts.percent] for row in found.rows
    ]
    return table_file(head, rows, name="kepatuhan", form=form)


@require_safe
@door
def late(request: HttpRequest) -> HttpResponse:
    """The list behind a figure: whoever is late longest first."""
    form = _form(request)
    chosen = form.chosen()
    rows = queries.clocks(actor_of(request), chosen, today=timezone.localdate())
    context = {
        "form": form,
        "absent_url": _list_url(replace(chosen, standing=queries.ABSENT.slug)) if chosen.standing == queries.UNREACHED.slug else "",
        "page": keyset_page(rows, request, order=["due_on", "pk"], size=25),
        "standing": next(row for row in queries.STANDINGS if row.slug == chosen.standing),
        "regions": region_names(actor_of(request)),
        "today": timezone.localdate(),
    }
    return render(request, "wajiblapor/officer/late.html", context)


@require_safe
@door
def late_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as a file; a very long one as CSV only, which no spreadsheet's end cuts off."""
    rows = queries.clocks(actor_of(request), _form(request).chosen(), today=timezone.localdate()).order_by("due_on", "pk")
    if form == "xlsx" and rows[MOST_XLSX_ROWS:].exists():
        return too_long(request, "wajiblapor:late")
    record_act(actor_of(request), "late_exported", "wajiblapor.workplace:list", timezone.now(), form=form)
    head = [
        _("Perusahaan"), _("NIB"), _("Tempat kerja"), _("Kabupaten/kota"), _("Batas lapor"), _("Laporan terakhir"), _("Diundang"),
        _("Surat peringatan"), _("Surat di kertas"), _("Kontak"),
    ]  # fmt: skip
    lines = (
        [
            row.legal_entity.name, row.legal_entity.nib or "", row.workplace.name, row.regency.name, row.due_on, row.reported_on or "",
            timezone.localdate(row.invited_at) if row.invited_at else "", row.letters, row.get_letter_delivery_display(),
            queries.contact_words(row),
        ]
        for row in rows.iterator(chunk_size=500)
    )  # fmt: skip
    return table_file(head, lines, name="belum-melapor", form=form)


@require_POST
@door
def invite(request: HttpRequest) -> HttpResponse:
    """Invite those who were ticked, or the one company the button stood on."""
    wanted = ids_of(request.POST.getlist("tempat"))
    try:
        count = actions.invite_late(workplace_ids=wanted, by=actor_of(request), at=timezone.now())
        told = ngettext("%(count)s tempat kerja diundang melapor.", "%(count)s tempat kerja diundang melapor.", count)
        messages.success(request, told % {"count": count})
    except actions.NothingToInvite as refusal:
        messages.info(request, str(refusal))
    return redirect(f"{reverse('wajiblapor:late')}?{request.GET.urlencode()}")


@require_POST
@door
def invite_by_letter(request: HttpRequest) -> HttpResponse:
    """Letters to print for those who were ticked and cannot be reached, in Indonesian whatever language the page is in."""
    wanted, now = ids_of(request.POST.getlist("tempat")), timezone.now()
    try:
        clocks = actions.invite_on_paper(workplace_ids=wanted, by=actor_of(request), at=now)
    except actions.NobodyToWriteTo as refusal:
        messages.info(request, str(refusal))
        return redirect(f"{reverse('wajiblapor:late')}?{request.GET.urlencode()}")
    with translation.override("id"):
        content = compile_sheet(INVITATIONS, letters_for(clocks, today=timezone.localdate(now)), at=now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="undangan-melapor-{timezone.localdate(now)}.pdf"'
    return response


@require_safe
@door
def workplace(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """One workplace that must report: its day, what was written to it, and the next letter."""
    return _page(request, _found(request, workplace_id), DeliveryForm(initial={"on": timezone.localdate()}))


def _page(request: HttpRequest, clock: WorkplaceClock, form: DeliveryForm) -> HttpResponse:
    authority = queries.authority_over(clock.legal_entity_id)
    letters = queries.letters_of(clock)
    context = {
        "clock": clock,
        "letters": letters,
        "open_letter": next((letter for letter in letters if letter.settled_at is None), None),
        "form": form,
        "authority": authority,
        "may_warn": queries.warner_of(actor_of(request), clock.regency_id) == authority,
        "today": timezone.localdate(),
    }
    return render(request, "wajiblapor/officer/workplace.html", context, status=422 if form.errors else 200)


@require_POST
@officer_view(*LEADING_OFFICERS)
def warn(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    clock = _found(request, workplace_id)
    try:
        letter = warn_company(clock=clock, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Surat peringatan %(number)s terbit. Perusahaan kami beri tahu.") % {"number": letter.number})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:workplace_clock", workplace_id)


@require_POST
@door
def letter_delivery(request: HttpRequest, workplace_id: UUID, letter_id: UUID) -> HttpResponse:
    """What became of the letter on paper."""
    clock = _found(request, workplace_id)
    letter = next((row for row in queries.letters_of(clock) if row.public_id == letter_id), None)
    if letter is None:
        raise Http404
    form = DeliveryForm(request.POST)
    if form.is_valid():
        told = {"delivery": Delivery(form.cleaned_data["delivery"]), "on": form.cleaned_data["on"]}
        try:
            note_delivery(letter=letter, **told, by=actor_of(request), at=timezone.now())
            messages.success(request, _("Tercatat."))
            return redirect("wajiblapor:workplace_clock", workplace_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, clock, form)


def _found(request: HttpRequest, workplace_id: UUID) -> WorkplaceClock:
    clock = queries.clock_of_workplace(actor_of(request), workplace_id)
    if clock is None:
        raise Http404
    return clock
