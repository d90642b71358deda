from django.urls import path

from siapkerja.identity.views import my_data, officer, organisations

app_name = "identity"

urlpatterns = [
    path("akun/data/", my_data.my_data, name="my_data"),
    path("akun/data/unduh/", my_data.download_my_data, name="download_my_data"),
    path("akun/persetujuan/<int:consent_id>/tarik/", my_data.withdraw, name="withdraw_consent"),
    path("organisasi/", organisations.organisations, name="organisations"),
    path("organisasi/daftar/", organisations.register, name="register_organisation"),
    path("organisasi/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path("organisasi/<uuid:organisation_id>/cabang/tambah/", organisations.add_workplace, name="add_workplace"),
    path("petugas/", officer.desk, name="officer"),
]
