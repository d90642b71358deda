from django.urls import path

from siapkerja.files import views

app_name = "files"

urlpatterns = [path("berkas/<uuid:public_id>/", views.download, name="download")]
