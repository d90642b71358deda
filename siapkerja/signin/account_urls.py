"""The addresses of allauth's account pages, with our own in front where they differ."""

from allauth.account import urls as allauth_urls
from django.urls import include, path

from siapkerja.signin.views import codes

urlpatterns = [
    path("confirm-email/", codes.verify_email, name="account_email_verification_sent"),
    path("login/code/confirm/", codes.confirm_login_code, name="account_confirm_login_code"),
    path("password/reset/confirm/", codes.confirm_reset_code, name="account_confirm_password_reset_code"),
    path("phone/verify/", codes.verify_phone, name="account_verify_phone"),
    path("", include(allauth_urls)),
]
