from django.urls import path

from siapkerja.reference.api.views import OneRegion, RegionMinimumWage, Regions

urlpatterns = [
    path("regions/", Regions.as_view(), name="regions"),
    path("regions/<str:code>/", OneRegion.as_view(), name="region"),
    path("regions/<str:code>/minimum-wage/", RegionMinimumWage.as_view(), name="region_minimum_wage"),
]
