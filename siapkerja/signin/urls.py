from django.urls import URLPattern, path

from siapkerja.signin.second_factor.urls import urlpatterns as second_factor
from siapkerja.signin.views import contacts

app_name = "signin"

urlpatterns: list[URLPattern] = [
    path("akun/kontak/", contacts.contacts, name="contacts"),
    path("akun/kendala/", contacts.trouble, name="trouble"),
    *second_factor,
]
