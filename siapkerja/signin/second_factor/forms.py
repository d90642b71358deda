"""allauth's forms of the second factor in our words; a code counts once."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from siapkerja.signin.second_factor.queries import recovery_codes_of

# Longer than a code of an authenticator app is ever accepted (its own half minute and one before and after).
CODE_REMEMBERED_FOR = 120
CODE_ATTRIBUTES = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 12}


class _CodeForm(base_forms.BaseAuthenticateForm):
    """A code of the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Kode"),
            help_text=_("6 angka dari aplikasi kode, atau 8 angka kode pemulihan."),
            max_length=20,
            widget=forms.TextInput(attrs=CODE_ATTRIBUTES),
        )

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()
        except forms.ValidationError:
            if self._was_used():
                raise forms.ValidationError(_("Kode pemulihan ini sudah pernah dipakai. Pakai kode yang lain."), "used") from None
            raise
        if self.authenticator.type == Authenticator.Type.TOTP and not cache.add(f"totp:{self.user.pk}:{code}", 1, CODE_REMEMBERED_FOR):
            raise forms.ValidationError(_("Kode ini baru saja dipakai. Tunggu kode berikutnya di aplikasi."), "used")
        return code

    def _was_used(self) -> bool:
        """Is it a recovery code of this account that has done its service? Asked only after the first factor was proven."""
        codes, digits = recovery_codes_of(self.user), "".join(filter(str.isdigit, self.data.get("code", "")))
        if codes is None or not digits:
            return False
        wrapped = codes.wrap()
        return digits in set(wrapped.generate_codes()) - set(wrapped.get_unused_codes())


class AuthenticateForm(_CodeForm, base_forms.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateForm(_CodeForm, base_forms.ReauthenticateForm):
    """The same before a sensitive act."""


class ActivateTOTPForm(AllauthActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Kode dari aplikasi")
        self.fields["code"].help_text = _("6 angka yang tampil sekarang.")
        self.fields["code"].widget = forms.TextInput(attrs=CODE_ATTRIBUTES)

    @property
    def spaced_secret(self) -> str:
        """The key in groups of four, for typing it by hand."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class AddPasskeyForm(AddWebAuthnForm):
    """The name is asked before the device is; signing in without a password is what most people want of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Nama passkey"), help_text=_("Supaya Anda mengenalinya nanti."), max_length=60, required=False
        )
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Pakai juga untuk masuk tanpa kata sandi"),
            help_text=_("Perangkat akan meminta sidik jari, wajah, atau PIN."),
            required=False,
            initial=True,
        )

    def clean_credential(self) -> Any:
        """Anything but an object is nothing a device has made."""
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict):
            raise get_account_adapter().validation_error("incorrect_code")
        return credential


class NamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Nama passkey"), max_length=60)
