from django.urls import path

from wajiblapor.views import company, officer, public, rosters

app_name = "wajiblapor"

ORGANISATION = "perusahaan/<uuid:organisation_id>/"
REPORT = ORGANISATION + "laporan/<uuid:report_id>/"

urlpatterns = [
    path("", public.start, name="start"),
    path(ORGANISATION, company.overview_page, name="overview"),
    path(ORGANISATION + "tempat-kerja/<uuid:workplace_id>/buka/", company.open_report, name="open"),
    path(REPORT, company.report_page, name="report"),
    path(REPORT + "identitas/", company.identity, name="identity"),
    path(REPORT + "daftar-pekerja/", rosters.roster, name="roster"),
    path(REPORT + "daftar-pekerja/masalah/", rosters.faults, name="faults"),
    path(REPORT + "daftar-pekerja/templat.xlsx", rosters.template, {"form": "xlsx"}, name="template_xlsx"),
    path(REPORT + "daftar-pekerja/templat.csv", rosters.template, {"form": "csv"}, name="template_csv"),
    path(REPORT + "kirim/", company.submission, name="submission"),
    path(REPORT + "buang/", company.discard, name="discard"),
    path("petugas/", officer.queue, name="queue"),
    path("petugas/unduh.csv", officer.export, name="export"),
    path("petugas/dasbor/", officer.dashboard, name="dashboard"),
    path("petugas/laporan/<uuid:report_id>/", officer.record, name="record"),
    path("petugas/laporan/<uuid:report_id>/pekerja/", officer.workers, name="workers"),
    path("petugas/laporan/<uuid:report_id>/terima/", officer.accept, name="accept"),
]
