"""Writing citizens down from a signed paper form: the form to print, typing it in, the list, and helping right after."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_view, record_views
from siapkerja.documents.pdf import compile_sheet
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import Refused
from siapkerja.officers.actions.registrations import begin_with_registration, register_citizen
from siapkerja.officers.forms.registrations import CitizenForm
from siapkerja.officers.models import CitizenRegistration
from siapkerja.officers.permissions import GRANTS, Permission
from siapkerja.officers.queries.paper import paper_form_data
from siapkerja.officers.queries.registrations import registrations_seen_by
from siapkerja.officers.views.assistance import entered
from siapkerja.reference.queries import rule

registrars = officer_view(*GRANTS[Permission.REGISTER_CITIZEN].officers)
TEMPLATE = "officers/typst/registration_form.typ"


def _regions(actor: Actor) -> frozenset[str]:
    return actor.officer_regions(GRANTS[Permission.REGISTER_CITIZEN].officers)


def _found(request: HttpRequest, public_id: UUID) -> CitizenRegistration:
    return get_object_or_404(registrations_seen_by(request.actor), public_id=public_id)  # type: ignore[attr-defined]


@require_safe
@registrars
def citizens(request: HttpRequest) -> HttpResponse:
    """Citizens written down in the officer's villages; names others wrote down count as seen."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    page = keyset_page(registrations_seen_by(actor), request, order=["-pk"])
    others = [row.person_id for row in page if row.officer_id != actor.person_id]
    record_views(actor, others, "registration", now, purpose=ViewPurpose.REPRESENTATION)
    return render(request, "officers/registration/list.html", {"page": page, "mine": actor.person_id})


@require_http_methods(["GET", "HEAD", "POST"])
@registrars
def register(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = CitizenForm(request.POST or None, request.FILES or None, regions=_regions(actor))
    if request.method == "POST" and form.is_valid():
        now, today = timezone.now(), timezone.localdate()
        try:
            row = register_citizen(answers=form.answers, form=form.upload.file, by=actor, at=now, on=today)  # type: ignore[arg-type]
            if request.POST.get("then") == "assist":
                return entered(request, begin_with_registration(registration=row, by=actor, at=now, on=today))
            messages.success(request, _("%(name)s tercatat. Warga diberi tahu.") % {"name": form.answers.full_name})
            onwards = ("officers:citizen", row.public_id) if request.POST.get("then") != "next" else ("officers:register_citizen",)
            return redirect(*onwards)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "hours": rule("assistance.form_hours", timezone.localdate()).value}
    return render(request, "officers/registration/register.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@registrars
def paper_form(request: HttpRequest) -> HttpResponse:
    """The form to sign: empty, or with what was typed so far. By POST, so that nothing typed stands in an address; nothing is kept."""
    now = timezone.now()
    with translation.override("id"):
        data = paper_form_data(request.POST, regions=_regions(request.actor), on=timezone.localdate(now))  # type: ignore[attr-defined]
        content = compile_sheet(TEMPLATE, data, at=now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="formulir-warga.pdf"'
    return response


@require_safe
@registrars
def citizen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    row, now = _found(request, public_id), timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    record_view(actor, row.person_id, "registration", now, purpose=ViewPurpose.REPRESENTATION)
    hours = int(rule("assistance.form_hours", timezone.localdate(now)).value)
    is_mine = row.officer_id == actor.person_id
    context = {"row": row, "is_mine": is_mine, "may_assist": is_mine and row.serves_at(now, hours=hours), "hours": hours}
    return render(request, "officers/registration/detail.html", context)


@require_POST
@registrars
def begin(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """From here on the session acts for the citizen."""
    row = _found(request, public_id)
    begun = begin_with_registration(registration=row, by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
    return entered(request, begun)
