from django.urls import path

from siapkerja.journey.views import journey

app_name = "journey"

urlpatterns = [path("perjalanan/", journey.journey, name="journey")]
