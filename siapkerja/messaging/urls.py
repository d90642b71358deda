from django.urls import path

from siapkerja.messaging import views

app_name = "messaging"

urlpatterns = [path("kotak-keluar/", views.outbox, name="outbox")]
