"""Officers of the ministry compare what bodies say of their licence with BNSP's decision."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sertihub.actions import bodies as actions
from sertihub.enums import ReturnReason
from sertihub.forms.bodies import ReturnForm
from sertihub.models import BodyStatement
from sertihub.permissions import GRANTS, Permission
from sertihub.queries import bodies as reads
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

CONFIRMERS = GRANTS[Permission.CONFIRM_BODY].officers


@require_safe
@officer_view(*CONFIRMERS)
def statements(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    page = keyset_page(reads.waiting_statements(), request, order=["stated_at", "pk"])
    return render(request, "sertihub/officer/statements.html", {"page": page})


@require_safe
@officer_view(*CONFIRMERS)
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """One statement beside what is known of the body so far."""
    return render(request, "sertihub/officer/statement.html", _context(_known(statement_id), ReturnForm()))


@require_POST
@officer_view(*CONFIRMERS)
def confirm(request: HttpRequest, statement_id: int) -> HttpResponse:
    """It agrees with BNSP's decision."""
    found = _known(statement_id)
    try:
        actions.confirm(statement=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Data lisensi dinyatakan sesuai dan tampil di daftar LSP."))
        return redirect("sertihub:statements")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:statement", found.pk)


@require_POST
@officer_view(*CONFIRMERS)
def send_back(request: HttpRequest, statement_id: int) -> HttpResponse:
    """It does not agree, for a reason the body reads."""
    found, form = _known(statement_id), ReturnForm(request.POST)
    if form.is_valid():
        try:
            reason, note = ReturnReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
            actions.send_back(statement=found, reason=reason, note=note, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Dikembalikan kepada lembaga beserta alasannya."))
            return redirect("sertihub:statements")
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "sertihub/officer/statement.html", _context(found, form), status=422)


def _known(statement_id: int) -> BodyStatement:
    found = reads.statement(statement_id)
    if found is None:
        raise Http404
    return found


def _context(found: BodyStatement, form: ReturnForm) -> dict[str, object]:
    return {
        "statement": found,
        "organisation_name": found.legal_entity.name,
        "body": reads.body_of(found.legal_entity_id),
        "history": reads.history_of(found.legal_entity_id),
        "form": form,
    }
