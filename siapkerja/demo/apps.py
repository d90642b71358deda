from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "siapkerja.demo"
    label = "demo"
