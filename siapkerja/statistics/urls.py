from django.urls import path

from siapkerja.statistics.views import officers, public

app_name = "statistics"

urlpatterns = [
    path("statistik/", public.overview, name="public"),
    path("statistik/unduh.csv", public.download_overview, name="public_csv"),
    path("statistik/manfaat/", public.benefit, name="public_benefit"),
    path("statistik/manfaat/unduh.csv", public.download_benefit, name="public_benefit_csv"),
    path("statistik/angka/<slug:slug>/", public.figure_page, name="public_figure"),
    path("statistik/angka/<slug:slug>/unduh.csv", public.download_figure, name="public_figure_csv"),
    path("dasbor/", officers.dashboard, name="dashboard"),
    path("dasbor/unduh.csv", officers.download_dashboard, {"form": "csv"}, name="dashboard_csv"),
    path("dasbor/unduh.xlsx", officers.download_dashboard, {"form": "xlsx"}, name="dashboard_xlsx"),
    path("dasbor/manfaat/", officers.benefit, name="benefit"),
    path("dasbor/manfaat/unduh.csv", officers.download_benefit, {"form": "csv"}, name="benefit_csv"),
    path("dasbor/manfaat/unduh.xlsx", officers.download_benefit, {"form": "xlsx"}, name="benefit_xlsx"),
    path("dasbor/angka/<slug:slug>/", officers.figure_page, name="figure"),
    path("dasbor/angka/<slug:slug>/daftar/", officers.records, name="records"),
    path("dasbor/angka/<slug:slug>/unduh.csv", officers.download_figure, {"form": "csv"}, name="figure_csv"),
    path("dasbor/angka/<slug:slug>/unduh.xlsx", officers.download_figure, {"form": "xlsx"}, name="figure_xlsx"),
]
