from django.apps import AppConfig


class VillagesConfig(AppConfig):
    name = "siapkerja.villages"
    label = "villages"
