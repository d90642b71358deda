from siapkerja.signin.forms.codes import RequestCodeForm, ResetPasswordForm
from siapkerja.signin.forms.entrance import LoginForm, SignupForm
from siapkerja.signin.forms.manage import ChangeEmailForm, ChangePasswordForm, ChangePhoneForm, NewPasswordForm, ReauthenticateForm

__all__ = [
    "ChangeEmailForm",
    "ChangePasswordForm",
    "ChangePhoneForm",
    "LoginForm",
    "NewPasswordForm",
    "ReauthenticateForm",
    "RequestCodeForm",
    "ResetPasswordForm",
    "SignupForm",
]
