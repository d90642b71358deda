from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "siapkerja.organisations"
    label = "organisations"
