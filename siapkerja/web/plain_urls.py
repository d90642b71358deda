from django.urls import URLPattern

app_name = "plain"

urlpatterns: list[URLPattern] = []
