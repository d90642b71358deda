from django.apps import AppConfig


class OfficersConfig(AppConfig):
    name = "siapkerja.officers"
    label = "officers"
