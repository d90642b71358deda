from django.apps import AppConfig


class ProbesConfig(AppConfig):
    name = "tests.support.probes"
    label = "probes"
