from django.urls import path

from siapkerja.documents import views

app_name = "documents"

urlpatterns = [
    path("verifikasi/", views.verify, name="verify"),
    path("verifikasi/tanda-tangan/", views.certificates, name="certificates"),
    path("verifikasi/tanda-tangan/sertifikat.pem", views.certificates_file, name="certificates_file"),
    path("verifikasi/<slug:token>/", views.verification, name="verification"),
    path("dokumen/<slug:token>/pdf/", views.pdf, name="pdf"),
]
