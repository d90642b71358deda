"""The API: every service brings its own routes."""

from django.urls import include, path

app_name = "api"

urlpatterns = [
    path("", include("siapkerja.api.urls")),
    path("", include("siapkerja.reference.api.urls")),
    path("", include("karirhub.api.urls")),
    path("", include("wajiblapor.api.urls")),
]
