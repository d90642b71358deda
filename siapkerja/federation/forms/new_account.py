from typing import Any

from allauth.socialaccount.forms import SignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import User


class NewAccountForm(SignupForm):
    """A new account for somebody whom another authority has named; name and address may be corrected."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di KTP."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["full_name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, email_required=True, **kwargs)
        self.fields.pop("phone", None)
        self._signup_fields.pop("phone", None)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].help_text = _("Alamat lain dari yang sudah dicek di sana kami cek dengan kode.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        return user
