from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import User
from siapkerja.signin.actions.accounts import free_contact
from siapkerja.signin.contacts import Contact, ContactKind, read_contact

PASSWORD_HINT = _("Paling sedikit 10 huruf atau angka. Beberapa kata yang mudah Anda ingat sudah cukup kuat.")


def contact_field(**kwargs: Any) -> forms.CharField:
    """One field for every way to be known; the keyboard stays that of letters, as an e-mail address may come."""
    return forms.CharField(max_length=254, widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}), **kwargs)


class LoginForm(AllauthLoginForm):
    """Sign-in by e-mail, telephone or a verified NIK, in one field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = contact_field(label=_("E-mail, nomor HP, atau NIK"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        self.contact = read_contact(self.cleaned_data["login"])
        return str(self.cleaned_data["login"]).strip()

    def user_credentials(self) -> dict[str, Any]:
        return {self.contact.kind.value: self.contact.value, "password": self.cleaned_data["password"]}


class SignupForm(AllauthSignupForm):
    """Name as on the identity card, one contact, and a password: a Person exists from the first minute."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di KTP atau paspor."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = contact_field(
        label=_("E-mail atau nomor HP"),
        help_text=_("Kami mengirim kode ke sini untuk memastikan Anda dapat membacanya."),
    )
    field_order = ["full_name", "contact", "password1", "password2"]
    account_already_exists: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["email"], self.fields["phone"]
        self.fields["password1"].label = _("Kata sandi")
        self.fields["password1"].help_text = PASSWORD_HINT
        self.fields["password2"].label = _("Ulangi kata sandi")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_contact(self) -> Contact:
        contact = read_contact(self.cleaned_data["contact"])
        if contact.kind is ContactKind.NIK:
            raise forms.ValidationError(_("Tulis e-mail atau nomor HP di sini. NIK Anda isi nanti di profil."), "nik")
        return contact

    def clean(self) -> dict[str, Any]:
        if contact := self.cleaned_data.get("contact"):
            self.cleaned_data[contact.kind.value] = contact.value
            if contact.kind is ContactKind.EMAIL:
                self.validate_unique_email(get_adapter().clean_email(contact.value))
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """A contact that somebody else proved gets a notice, nothing else; the password is hashed all the same, for equal time."""
        if self.account_already_exists and free_contact(contact=self.cleaned_data["contact"], at=timezone.now()):
            self.account_already_exists = False
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved

    def save(self, request: HttpRequest) -> User:
        """Account, person and contact stand together or not at all (allauth's forms do save)."""
        with transaction.atomic():
            user: User = super().save(request)
        return user
