"""Addresses of the open data of vacancies, at /data/lowongan/."""

from django.urls import path

from karirhub.views.public import open_data

app_name = "open_vacancies"

urlpatterns = [
    path("", open_data.description, name="description"),
    path("lowongan-<str:day>.jsonl.gz", open_data.snapshot, name="snapshot"),
    path("perubahan", open_data.changes, name="changes"),
]
