"""Signing in with other authorities, under the names django-allauth knows; only what is used, over our own views."""

from django.urls import path

from siapkerja.federation.views import authorities

urlpatterns = [
    path("", authorities.connections, name="socialaccount_connections"),
    path("akun-baru/", authorities.new_account, name="socialaccount_signup"),
    path("<slug:provider_id>/masuk/", authorities.start, name="openid_connect_login"),
    path("<slug:provider_id>/kembali/", authorities.come_back, name="openid_connect_callback"),
]
