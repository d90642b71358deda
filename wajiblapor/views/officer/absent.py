"""Companies of the business register that nobody acts for on the portal: the list, its file, and the invitations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.documents.pdf import compile_sheet
from siapkerja.identity.enums import InvitationWay
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import ids_of
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions.absent_invitations import INVITED_AT_ONCE, invite_absent_by_message, invite_absent_on_paper
from wajiblapor.forms.compliance import AbsentForm
from wajiblapor.permissions import READING_OFFICERS
from wajiblapor.queries.absent import absent, for_a_page, how_many, may_be_invited
from wajiblapor.queries.invitations import letters_for_absent
from wajiblapor.queries.officers import region_names, regions_covered
from wajiblapor.views.company import actor_of
from wajiblapor.views.exports import MOST_XLSX_ROWS, table_file, too_long
from wajiblapor.views.officer.compliance import INVITATIONS

door = officer_view(*READING_OFFICERS)


def _form(request: HttpRequest) -> AbsentForm:
    regions = regions_covered(actor_of(request))
    return AbsentForm(request.GET or None, regions=regions, today=timezone.localdate())


def _rows(request: HttpRequest, form: AbsentForm) -> Any:
    return absent(actor_of(request), form.chosen(), form.invitation(), at=timezone.now())


@require_safe
@door
def companies(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    rows = _rows(request, form)
    context = {
        "form": form,
        "page": keyset_page(for_a_page(rows), request, order=["name", "pk"], size=25),
        "found": how_many(actor_of(request), form.chosen(), form.invitation(), at=timezone.now()),
        "regions": region_names(actor_of(request)),
        "most": INVITED_AT_ONCE,
    }
    return render(request, "wajiblapor/officer/absent.html", context)


@require_safe
@door
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as a file, without the contacts of the register; a very long one as CSV only."""
    rows = _rows(request, _form(request)).order_by("name", "pk")
    if form == "xlsx" and rows[MOST_XLSX_ROWS:].exists():
        return too_long(request, "wajiblapor:absent")
    record_act(actor_of(request), "absent_exported", "identity.registered_company:list", timezone.now(), form=form)
    head = [
        _("Perusahaan"), _("NIB"), _("Bentuk usaha"), _("KBLI"), _("Skala usaha"), _("Kabupaten/kota"), _("Alamat"), _("Ada surel"),
        _("Diundang"), _("Lewat"),
    ]  # fmt: skip
    lines = (
        [
            row.name, row.nib, row.get_legal_form_display(), row.industry or "", row.get_scale_display(), row.regency.name,
            f"{row.address} {row.postal_code}".strip(), _("ya") if row.has_email else _("tidak"),
            timezone.localdate(row.invited_at) if row.invited_at else "", row.get_invited_by_display(),
        ]
        for row in rows.iterator(chunk_size=500)
    )  # fmt: skip
    return table_file(head, lines, name="belum-di-portal", form=form)


@require_POST
@door
def invite(request: HttpRequest) -> HttpResponse:
    """By e-mail, those who were ticked or all that match."""
    wanted = _wanted(request, InvitationWay.EMAIL)
    try:
        count = invite_absent_by_message(company_ids=wanted, by=actor_of(request), at=timezone.now())
        told = ngettext("%(count)s perusahaan diundang lewat surel.", "%(count)s perusahaan diundang lewat surel.", count)
        messages.success(request, told % {"count": count})
    except Refused as refusal:
        messages.info(request, str(refusal))
    return _back(request)


@require_POST
@door
def invite_by_letter(request: HttpRequest) -> HttpResponse:
    """Letters to print for those who were ticked or all that match, in Indonesian whatever language the page is in."""
    wanted, now = _wanted(request, InvitationWay.PAPER), timezone.now()
    try:
        codes = invite_absent_on_paper(company_ids=wanted, by=actor_of(request), at=now)
    except Refused as refusal:
        messages.info(request, str(refusal))
        return _back(request)
    with translation.override("id"):
        content = compile_sheet(INVITATIONS, letters_for_absent(codes, today=timezone.localdate(now)), at=now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="undangan-mendaftar-{timezone.localdate(now)}.pdf"'
    return response


def _wanted(request: HttpRequest, way: InvitationWay) -> list[int]:
    if "semua" in request.POST:
        rows = may_be_invited(_rows(request, _form(request)), way, at=timezone.now())
        return list(rows.order_by("name", "pk").values_list("pk", flat=True)[:INVITED_AT_ONCE])
    return ids_of(request.POST.getlist("perusahaan"))


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('wajiblapor:absent')}?{request.GET.urlencode()}")
