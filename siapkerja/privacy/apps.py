from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "siapkerja.privacy"
    label = "privacy"
