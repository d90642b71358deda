"""Forms of a signed-in person about their own account, in our words."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

from siapkerja.signin.forms.entrance import PASSWORD_HINT


def _plain(form: Any, **labels: Any) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, oldpassword=_("Kata sandi sekarang"), password1=_("Kata sandi baru"), password2=_("Ulangi kata sandi baru"))
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PASSWORD_HINT


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    """After the code of a forgotten password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password1=_("Kata sandi baru"), password2=_("Ulangi kata sandi baru"))
        self.fields["password1"].help_text = PASSWORD_HINT


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password=_("Kata sandi"))
        self.fields["password"].help_text = ""


class ChangeEmailForm(allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, email=_("Alamat e-mail baru"))


class ChangePhoneForm(allauth_forms.ChangePhoneForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, phone=_("Nomor HP baru"))
