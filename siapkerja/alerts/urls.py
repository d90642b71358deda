from django.urls import path

from siapkerja.alerts import views

app_name = "alerts"

urlpatterns = [
    path("petugas/kabar/", views.figures, name="figures"),
    path("kabar/konfirmasi/<str:token>/", views.confirm, name="confirm"),
    path("kabar/pencarian/<uuid:search_id>/", views.results, name="results"),
    path("kabar/<str:token>/", views.manage, name="manage"),
    path("kabar/<str:token>/berhenti/", views.stop, name="stop"),
    path("kabar/<str:token>/berhenti-semua/", views.stop_all, name="stop_all"),
    path("kabar/<str:token>/sesuai/<int:object_id>/", views.verdict, name="verdict"),
]
