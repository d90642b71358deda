"""Asking for a code: one field for e-mail, telephone or NIK. What comes after looks the same whether there is an account or not."""

from typing import Any

from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.core import context, ratelimit
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siapkerja.signin.contacts import Contact, ContactKind, read_contact
from siapkerja.signin.forms.entrance import contact_field
from siapkerja.signin.queries import account_of, proven_email, proven_phone

TOO_OFTEN = _("Kode untuk kontak ini sudah diminta beberapa kali. Tunggu beberapa menit, lalu minta lagi.")
# Stands where a NIK leads to nobody: nothing is ever sent there.
NOBODY = "nobody"


class _AskingForm(forms.Form):
    """Finds where a code goes. Nobody learns it from a NIK: the page only repeats what was typed."""

    login = contact_field(label=_("E-mail, nomor HP, atau NIK"))
    login.widget.attrs["autocomplete"] = "username"

    def clean_login(self) -> str:
        self.contact = read_contact(self.cleaned_data["login"])
        user = account_of(self.contact)
        self.user = user if user is not None and user.is_active else None
        self.target = self._target(self.contact)
        return str(self.cleaned_data["login"]).strip()

    def _target(self, contact: Contact) -> str:
        if contact.kind is not ContactKind.NIK:
            return contact.value
        found = (proven_email(self.user) or proven_phone(self.user)) if self.user else ""
        if not found:
            self.user = None
        return found or NOBODY

    def remember_in(self, request: HttpRequest) -> None:
        """Keep what was typed, for the page that asks for the code; a NIK is not kept."""
        is_nik = self.contact.kind is ContactKind.NIK
        request.session["signin_asked_for"] = "" if is_nik else self.contact.value


class RequestCodeForm(_AskingForm):
    """For signing in. The view reads `_user` and the cleaned e-mail address or telephone number."""

    def clean_login(self) -> str:
        typed = super().clean_login()
        if not ratelimit.consume(context.request, action="request_login_code", key=self.contact.value):
            raise forms.ValidationError(TOO_OFTEN, "too_often")
        self._user = self.user
        return typed

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.cleaned_data["email" if "@" in self.target else "phone"] = self.target
            self.remember_in(context.request)
        return self.cleaned_data


class ResetPasswordForm(_AskingForm):
    """For a new password. The view counts requests by the cleaned `email`, which here is any contact."""

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.cleaned_data["email"] = self.contact.value
        return self.cleaned_data

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """allauth's name for sending the code."""
        self.remember_in(request)
        PasswordResetVerificationProcess.initiate(request=request, user=self.user, email=self.target)
        return self.target
