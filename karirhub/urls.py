from django.urls import URLPattern

app_name = "karirhub"

urlpatterns: list[URLPattern] = []
