from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "siapkerja.jobs"
    label = "jobs"
