from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "siapkerja.api"
    label = "api"
