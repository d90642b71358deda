"""Rights for another organisation's program: given by a company on its page, and listed for the program itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.actions.delegations import UnknownProgram, delegate
from siapkerja.api.calling import Caller, ClientView
from siapkerja.api.forms import DelegationForm, ProgramForm
from siapkerja.api.queries import delegations_to, program_to_delegate_to
from siapkerja.api.rights import Permission
from siapkerja.api.views.clients import acting
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import fresh_view, organisation_view
from siapkerja.kernel.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def give(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """First whose program it is, by its number; then what it may do."""
    named = ProgramForm(request.GET if "program" in request.GET else None)
    program = program_to_delegate_to(named.cleaned_data["program"], organisation) if named.is_valid() else None
    if program is None:
        if named.is_bound and not named.errors:
            show_refusal(UnknownProgram(fields={"program": str(UnknownProgram.sentence)}), named)
        return render(request, "api/clients/delegate.html", {"named": named}, status=422 if named.errors else 200)
    form = DelegationForm(request.POST or None, organisation=organisation, program=program)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            delegate(
                organisation=organisation, client_id=program.client_id, allowed=told["scopes"], workplaces=told["workplaces"],
                valid_until=told["valid_until"], **acting(request),
            )  # fmt: skip
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Kuasa diberikan. Anda dapat mencabutnya kapan saja di halaman ini."))
            return redirect("api_clients:clients", organisation.public_id)
    return render(request, "api/clients/delegate.html", {"program": program, "form": form}, status=422 if form.errors else 200)


class IsProgram(BasePermission):
    """Any program whose token is in force: which scopes it holds makes no difference."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return isinstance(request.user, Caller)


class DelegationSerializer(serializers.Serializer[Any]):
    """Whom a program may act for besides its own organisation."""

    organisation = serializers.UUIDField(help_text="To be sent as `organisation` when a token is asked for.")
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.CharField())
    workplaces = serializers.ListField(child=serializers.UUIDField(), help_text="None named is the whole organisation.")
    valid_until = serializers.DateField(allow_null=True)


class DelegationListSerializer(serializers.Serializer[Any]):
    results = DelegationSerializer(many=True)


class Delegations(ClientView):
    """Organisations that gave the program rights."""

    permission_classes = (IsProgram,)  # type: ignore[assignment]

    @extend_schema(operation_id="delegations_list", responses=DelegationListSerializer, tags=["oauth"])
    def get(self, request: Request) -> Response:
        """List them by name, with what may be done for each and until when."""
        found = delegations_to(self.client.operator or self.client)
        return Response({"results": [
            {
                "organisation": one.legal_entity.public_id, "name": one.legal_entity.name, "scopes": one.scopes,
                "workplaces": [workplace.public_id for workplace in one.workplaces.all()], "valid_until": one.valid_until,
            }
            for one in found
        ]})  # fmt: skip
