from django.urls import path

from siapkerja.notifications import views

app_name = "notifications"

urlpatterns = [
    path("kotak-masuk/", views.inbox, name="inbox"),
    path("kotak-masuk/<int:pk>/buka/", views.open_notification, name="open"),
    path("kotak-masuk/tandai-dibaca/", views.read_all, name="read_all"),
    path("kotak-masuk/pengaturan/", views.preferences, name="preferences"),
]
