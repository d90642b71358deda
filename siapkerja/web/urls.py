from django.urls import URLPattern, path

from siapkerja.web.views import finding, gallery, help_pages, home, legal, levy_officer, levy_public, status

app_name = "web"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("cari/", finding.search, name="search"),
    path("bantuan/", help_pages.index, name="help"),
    path("bantuan/<slug:slug>/", help_pages.topic, name="help_topic"),
    path("status/", status.status, name="status"),
    path("privasi/", legal.privacy, name="privacy"),
    path("ketentuan/", legal.terms, name="terms"),
    path("aksesibilitas/", legal.accessibility, name="accessibility"),
    path("komponen/", gallery.gallery, name="gallery"),
    path("laporkan-pungutan/", levy_public.report, name="report_levy"),
    path("laporkan-pungutan/terkirim/<str:ticket>/", levy_public.reported, name="levy_reported"),
    path("tiket/", levy_public.ticket, name="levy_ticket"),
    path("petugas/pungutan/", levy_officer.queue, name="levy_queue"),
    path("petugas/pungutan/<str:ticket>/", levy_officer.case, name="levy_case"),
    path("petugas/pungutan/<str:ticket>/<slug:move>/", levy_officer.move, name="levy_move"),
]
