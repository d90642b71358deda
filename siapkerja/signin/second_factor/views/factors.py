"""allauth's pages of the second factor where ours differ: what they show, what they refuse, what they keep secret."""

from typing import Any

from allauth.mfa.base.views import AuthenticateView as AllauthAuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from siapkerja.identity.models import User
from siapkerja.signin.second_factor.adapter import SecondFactorAdapter
from siapkerja.signin.second_factor.queries import factors_of, is_last_needed_factor


class AuthenticateView(AllauthAuthenticateView):
    """The second step of signing in offers what the account has."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"factors": factors_of(self.stage.login.user)}

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class ReauthenticateByPasskeyView(ReauthenticateWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        """The same page again with the sentence; allauth would lead to signing in, where nobody signed in can go."""
        return TemplateResponse(self.request, self.template_name, self.get_context_data(form=form), status=422)


class RemovePasskeyView(RemoveWebAuthnView):
    """The last passkey of somebody whose role needs a second factor stays."""

    object: Authenticator

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"is_needed": is_last_needed_factor(self.object)}

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            # Two passkeys removed at the same moment must not both be "not the last".
            User.objects.select_for_update().get(pk=self.request.user.pk)
            if not SecondFactorAdapter().can_delete_authenticator(self.get_object()):
                messages.error(self.request, str(SecondFactorAdapter.error_messages["cannot_delete_authenticator"]))
                return redirect("signin:security")
            response: HttpResponse = super().form_valid(form)
        return response


def list_passkeys(request: HttpRequest) -> HttpResponse:
    """allauth's list stands on the page of all factors."""
    return redirect("signin:security")


authenticate = AuthenticateView.as_view()
reauthenticate_by_passkey = ReauthenticateByPasskeyView.as_view()
remove_passkey = RemovePasskeyView.as_view()
