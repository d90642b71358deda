from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "siapkerja.statistics"
    label = "statistics"
