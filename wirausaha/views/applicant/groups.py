"""The step "Kelompok": who else receives the aid."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wirausaha.actions import members as actions
from wirausaha.forms.proposals import MemberRows, members_in
from wirausaha.forms.rows import Rows, asks_for_rows, with_more_rows
from wirausaha.models import Proposal
from wirausaha.queries.limits import limits_of
from wirausaha.views.applicant.proposals import own_editable
from wirausaha.views.applicant.steps import step_page

PREFIX, MOST = "anggota", 30


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def members(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Name people by NIK; several at once."""
    found = own_editable(request, proposal_id)
    if found is None:
        return redirect("wirausaha:proposal", proposal_id)
    form = forms.Form(request.POST or None)
    if request.method != "POST":
        return _page(request, found, form, MemberRows(prefix=PREFIX), is_faulty=False)
    if asks_for_rows(request.POST):
        grown = with_more_rows(request.POST, PREFIX, 3, MOST)
        return _page(request, found, form, MemberRows(grown, prefix=PREFIX), is_faulty=False, is_growing=True)
    rows = MemberRows(request.POST, prefix=PREFIX)
    if rows.is_valid():
        try:
            made = actions.add_members(proposal=found, members=members_in(rows), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("%(count)s anggota ditambahkan.") % {"count": len(made)})
            return redirect("wirausaha:members", found.public_id)
        except Refused as refusal:
            _show(refusal, form, rows)
    return _page(request, found, form, rows, is_faulty=True)


@require_POST
@person_view
def remove(request: HttpRequest, proposal_id: UUID, member_id: int) -> HttpResponse:
    """Take somebody out of the group again."""
    found = own_editable(request, proposal_id)
    if found is None:
        return redirect("wirausaha:proposal", proposal_id)
    actions.remove_member(proposal=found, member_id=member_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Anggota dihapus dari kelompok."))
    return redirect("wirausaha:members", found.public_id)


def _show(refusal: Refused, form: forms.Form, rows: Rows) -> None:
    """Each sentence beside the NIK it is about, else on top."""
    places = rows.filled_at
    for name, words in refusal.fields.items():
        number, _dash, field = name.partition("-")
        rows.forms[places[int(number)]].add_error(field, words)
    if not refusal.fields:
        form.add_error(None, str(refusal))


def _page(
    request: HttpRequest, found: Proposal, form: forms.Form, rows: Rows, *, is_faulty: bool, is_growing: bool = False
) -> HttpResponse:
    more = {
        "rows": rows,
        "members": list(found.members.filter(is_applicant=False)),
        "limits": limits_of(found.programme),
        "is_growing": is_growing,
    }
    return step_page(request, found, "members", form, is_faulty=is_faulty, **more)
