from django.urls import URLPattern

app_name = "wajiblapor"

urlpatterns: list[URLPattern] = []
