"""Addresses of Villages."""

from django.urls import URLPattern, path

from siapkerja.villages.views import poster, public

app_name = "villages"
urlpatterns: list[URLPattern] = [
    path("desa/", public.find, name="find"),
    path("desa/<str:code>/", public.village, name="village"),
    path("desa/<str:code>/poster/", poster.poster, name="poster"),
    path("desa/<str:code>/poster.pdf", poster.pdf, name="poster_pdf"),
]
