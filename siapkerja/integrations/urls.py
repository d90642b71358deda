from django.urls import path

from siapkerja.integrations import views

app_name = "integrations"

urlpatterns = [
    path("profil/identitas/cek-lagi/", views.ask_again_person, name="ask_again_person"),
    path("organisasi/<uuid:organisation_id>/cek-lagi/", views.ask_again_organisation, name="ask_again_organisation"),
]
