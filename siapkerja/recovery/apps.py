from django.apps import AppConfig


class RecoveryConfig(AppConfig):
    name = "siapkerja.recovery"
    label = "recovery"
