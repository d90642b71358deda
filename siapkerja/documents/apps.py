from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "siapkerja.documents"
    label = "documents"
