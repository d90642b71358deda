from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "siapkerja.identity"
    label = "identity"
