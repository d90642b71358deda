"""Addresses for applications, the same in every language (OpenID Connect Discovery 1.0 section 4)."""

from django.urls import path

from siapkerja.federation.views import machine

app_name = "oidc"

urlpatterns = [
    path(".well-known/openid-configuration", machine.configuration, name="configuration"),
    path(".well-known/jwks.json", machine.jwks, name="jwks"),
    path("oidc/token", machine.tokens, name="token"),
    path("oidc/userinfo", machine.userinfo, name="userinfo"),
    path("oidc/revoke", machine.revoke, name="revoke"),
]
