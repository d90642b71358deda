"""Who is an officer of what, where and until when; giving, extending and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Assignment
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.officers.actions import assignments as actions
from siapkerja.officers.forms.assignments import EndForm, ExtendForm, GiveForm
from siapkerja.officers.permissions import GRANTS, Permission, given_roles, may_give
from siapkerja.officers.queries import assignments as reads
from siapkerja.officers.queries.rights import roles_in_words

readers = officer_view(*GRANTS[Permission.SEE_ASSIGNMENTS].officers)
STATES = ((reads.IN_FORCE, _("Berlaku")), (reads.RUNNING_OUT, _("Segera berakhir")), (reads.OVER, _("Selesai")))


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def demand_giver(request: HttpRequest) -> None:
    """Let only those in who give some role; the others read the list.

    Raises:
        NotPermitted.
    """
    if not given_roles(_actor(request)):
        raise NotPermitted(str(_("Anda dapat melihat daftar petugas. Penugasan diberikan oleh kepala Dinas atau administrator.")))


@require_safe
@readers
def assignments(request: HttpRequest) -> HttpResponse:
    state, role, name = (request.GET.get(key, "").strip() for key in ("keadaan", "peran", "nama"))
    state = state if state in dict(STATES) else reads.IN_FORCE
    on = timezone.localdate()
    rows = reads.listed_assignments(_actor(request), state=state, role=role, name=name[:100], on=on)
    context = {
        "page": keyset_page(rows, request, order=["-pk"]),
        "states": STATES,
        "state": state,
        "role": role,
        "name": name,
        "roles": OfficerRole.choices,
        "may_give": bool(given_roles(_actor(request))),
        "today": on,
        "warning_days": reads.warning_days(on),
    }
    return render(request, "officers/assignment/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def give(request: HttpRequest) -> HttpResponse:
    demand_giver(request)
    actor, on = _actor(request), timezone.localdate()
    form = GiveForm(request.POST or None, actor=actor, initial={"valid_from": on})
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_assignment(**form.terms, by=actor, at=timezone.now(), on=on)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(
                request,
                _("%(name)s kini %(role)s. Orangnya diberi tahu.") % {"name": given.person.full_name, "role": given.get_role_display()},
            )
            return redirect("officers:assignment", given.pk)
    return render(request, "officers/assignment/give.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@readers
def assignment(request: HttpRequest, assignment_id: int) -> HttpResponse:
    return _page(request, _visible(request, assignment_id))


def _visible(request: HttpRequest, assignment_id: int) -> Assignment:
    return get_object_or_404(reads.visible_assignments(_actor(request)), pk=assignment_id)


def _page(
    request: HttpRequest, found: Assignment, *, extend_form: ExtendForm | None = None, end_form: EndForm | None = None, status: int = 200
) -> HttpResponse:
    on, actor = timezone.localdate(), _actor(request)
    is_over = found.ended_at is not None or (found.valid_to is not None and found.valid_to < on)
    context = {
        "assignment": found,
        "rows": reads.siblings_of(found).select_related("region").order_by("region__code"),
        "changes": reads.changes_of(found),
        "is_over": is_over,
        "may_change": not is_over and may_give(actor, OfficerRole(found.role), found.region_id),
        "is_own": found.person_id == actor.person_id,
        "extend_form": extend_form or ExtendForm(initial={"valid_to": found.valid_to}),
        "end_form": end_form or EndForm(),
        "may": next((words for role, words in roles_in_words() if role == found.role), []),
    }
    return render(request, "officers/assignment/detail.html", context, status=status)


@require_POST
@readers
def extend(request: HttpRequest, assignment_id: int) -> HttpResponse:
    found, on = _visible(request, assignment_id), timezone.localdate()
    demand_giver(request)
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            actions.extend_assignment(assignment=found, **form.cleaned_data, by=_actor(request), at=timezone.now(), on=on)
        except NotPermitted:
            raise
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Masa tugas diubah. Petugasnya diberi tahu."))
            return redirect("officers:assignment", assignment_id)
    return _page(request, found, extend_form=form, status=422)


@require_POST
@readers
def end(request: HttpRequest, assignment_id: int) -> HttpResponse:
    found, on = _visible(request, assignment_id), timezone.localdate()
    demand_giver(request)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            actions.end_assignment(assignment=found, **form.cleaned_data, by=_actor(request), at=timezone.now(), on=on)
        except NotPermitted:
            raise
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Penugasan diakhiri dan langsung tidak berlaku. Petugasnya diberi tahu."))
            return redirect("officers:assignment", assignment_id)
    return _page(request, found, end_form=form, status=422)


@require_safe
@readers
def roles(request: HttpRequest) -> HttpResponse:
    """Every role, what it may do, and who gives it."""
    return render(request, "officers/assignment/roles.html", {"roles": roles_in_words(detailed=True)})
