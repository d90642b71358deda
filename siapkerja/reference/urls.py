from django.urls import path, re_path

from siapkerja.reference.views import regions, wages

app_name = "reference"

urlpatterns = [
    path("wilayah/", regions.regions, name="regions"),
    path("wilayah/pilihan/", regions.region_options, name="region_options"),
    re_path(r"^wilayah/(?P<code>\d{2}|\d{4}|\d{6}|\d{10})/$", regions.region, name="region"),
    path("upah-minimum/", wages.minimum_wages, name="minimum_wages"),
]
