from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "siapkerja.files"
    label = "files"
