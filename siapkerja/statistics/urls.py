from django.urls import path

from siapkerja.statistics.views import figures

app_name = "statistics"

urlpatterns = [
    path("statistik/", figures.public_figures, name="public"),
    path("dasbor/", figures.dashboard, name="dashboard"),
]
