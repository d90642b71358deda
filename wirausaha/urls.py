"""Addresses of Wirausaha."""

from django.urls import URLPattern

app_name = "wirausaha"
urlpatterns: list[URLPattern] = []
