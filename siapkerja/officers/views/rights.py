"""Who may do what, in words, and why somebody may do something."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from siapkerja.audit.recording import record_act, record_view
from siapkerja.identity.actor import Actor, AssignmentClaim, Channel
from siapkerja.identity.enums import OfficerRole, ViewPurpose
from siapkerja.identity.queries import actor_of
from siapkerja.identity.views.access import officer_view
from siapkerja.officers.forms.rights import WhyForm
from siapkerja.officers.permissions import GIVES, GRANTS, Permission
from siapkerja.officers.queries.rights import Answer, right_of, roles_in_words, tables_in_words, why


@require_http_methods(["GET", "HEAD", "POST"])
@officer_view(*GRANTS[Permission.SEE_RIGHTS].officers)
def rights(request: HttpRequest) -> HttpResponse:
    """The question goes by POST, so that no NIK or e-mail address stands in an address."""
    form = WhyForm(request.POST or None)
    asked: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        asked = _answered(request, form.cleaned_data)
    context = {"form": form, "tables": tables_in_words(), "roles": roles_in_words(detailed=True), "gives": GIVES, **asked}
    return render(request, "officers/rights.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, data: dict[str, Any]) -> dict[str, Any]:
    found = right_of(data["apa"])
    if found is None:
        return {}
    table, permission = found
    region = data["wilayah"].code if data.get("wilayah") else ""
    person, who, actor = data.get("person"), request.actor, Actor.stranger()  # type: ignore[attr-defined]
    if person is not None:
        actor = actor_of(person.user, on=timezone.localdate())
        record_view(who, person.pk, "assignments", timezone.now(), purpose=ViewPurpose.SECURITY)
        record_act(who, "rights_looked_up", f"identity.person:{person.pk}", timezone.now(), right=data["apa"])
    elif data.get("peran"):
        claim = AssignmentClaim(OfficerRole(data["peran"]), region)
        actor = Actor(channel=Channel.WEB, assignments=(claim,))
    answer: Answer = why(actor, table, permission, region_code=region, organisation=data.get("organisation"))
    subject = person.full_name if person else OfficerRole(data["peran"]).label
    return {"answer": answer, "subject": subject, "what": table.words[permission]}
