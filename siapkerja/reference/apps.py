from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "siapkerja.reference"
    label = "reference"
