from django.urls import path

from siapkerja.jobs import views

app_name = "jobs"

urlpatterns = [
    path("pekerjaan/<uuid:public_id>/", views.progress, name="progress"),
    path("pekerjaan/<uuid:public_id>/batalkan/", views.cancel, name="cancel"),
]
