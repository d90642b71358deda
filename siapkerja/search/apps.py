from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "siapkerja.search"
    label = "search"
