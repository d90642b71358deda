from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import User


class SignupForm(AllauthSignupForm):
    """Sign-up asks for the name as on the identity card, so that a Person exists from the first minute."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di KTP."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["full_name", "email", "password1", "password2"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].help_text = _("Kami mengirim kode ke alamat ini untuk memastikan Anda dapat membacanya.")
        self.fields["password1"].label = _("Kata sandi")
        self.fields["password1"].help_text = _("Paling sedikit 10 huruf atau angka. Beberapa kata yang mudah Anda ingat sudah cukup kuat.")
        self.fields["password2"].label = _("Ulangi kata sandi")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def save(self, request: HttpRequest) -> User:
        """Account, person and e-mail address stand together or not at all (allauth's forms do save)."""
        with transaction.atomic():
            user: User = super().save(request)
        return user
