from django.urls import URLPattern, path
from django.views.generic import RedirectView

from siapkerja.privacy.views import breaches, exports, my_data, officer, public, requests

app_name = "privacy"

urlpatterns: list[URLPattern] = [
    path("data-saya/", my_data.my_data, name="my_data"),
    path("data-saya/siapa-melihat/", my_data.looks, name="looks"),
    path("data-saya/persetujuan/", my_data.consents, name="consents"),
    path("data-saya/persetujuan/pencocokan/", my_data.agree_to_matching, name="agree_to_matching"),
    path("data-saya/persetujuan/<int:consent_id>/tarik/", my_data.withdraw, name="withdraw_consent"),
    path("data-saya/pembatasan/", my_data.limits, name="limits"),
    path("data-saya/salinan/", exports.exports, name="exports"),
    path("data-saya/salinan/<uuid:public_id>/<str:form>/", exports.download, name="download_export"),
    path("data-saya/perbaikan/", requests.corrections, name="corrections"),
    path("data-saya/perbaikan/<uuid:public_id>/", requests.correction, name="correction"),
    path("data-saya/perbaikan/<uuid:public_id>/batalkan/", requests.withdraw, name="withdraw_correction"),
    path("data-saya/hapus/", requests.deletion, name="deletion"),
    path("data-saya/hapus/batalkan/", requests.cancel, name="cancel_deletion"),
    path("akun/data/", RedirectView.as_view(pattern_name="privacy:my_data"), name="my_data_before"),
    path("privasi/data-yang-diproses/", public.processing, name="processing"),
    path("petugas/perbaikan-data/", officer.corrections, name="corrections_queue"),
    path("petugas/perbaikan-data/<uuid:public_id>/", officer.correction, name="correction_case"),
    path("petugas/kegagalan-data/", breaches.register, name="breaches"),
    path("petugas/kegagalan-data/catat/", breaches.record, name="record_breach"),
    path("petugas/kegagalan-data/<uuid:public_id>/", breaches.breach, name="breach"),
    path("petugas/kegagalan-data/<uuid:public_id>/surat/", breaches.letter, name="breach_letter"),
    path("petugas/kegagalan-data/<uuid:public_id>/<str:move>/", breaches.move, name="move_breach"),
]
