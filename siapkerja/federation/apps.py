from django.apps import AppConfig


class FederationConfig(AppConfig):
    name = "siapkerja.federation"
    label = "federation"
