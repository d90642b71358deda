from django.urls import path

from siapkerja.identity.views import officer, organisations

app_name = "identity"

urlpatterns = [
    path("organisasi/", organisations.organisations, name="organisations"),
    path("organisasi/daftar/", organisations.register, name="register_organisation"),
    path("organisasi/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path("organisasi/<uuid:organisation_id>/cabang/tambah/", organisations.add_workplace, name="add_workplace"),
    path("petugas/", officer.desk, name="officer"),
]
