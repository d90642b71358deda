from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "siapkerja.profiles"
    label = "profiles"
