from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "siapkerja.web"
    label = "web"
