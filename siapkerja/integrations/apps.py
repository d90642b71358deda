from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "siapkerja.integrations"
    label = "integrations"
