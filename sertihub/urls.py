"""Addresses of Sertihub."""

from django.urls import URLPattern

app_name = "sertihub"
urlpatterns: list[URLPattern] = []
