"""Celery's clock: it sends what is due to the queues by name, so nothing of the portal is loaded for it."""

import os

from celery import Celery
from celery.loaders.app import AppLoader

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siapkerja.settings")


class ByName(AppLoader):
    """Imports no tasks: with all of them the clock would take as much memory as a worker."""

    def import_default_modules(self) -> list[object]:
        return []


app = Celery("siapkerja", loader=ByName, fixups=set())
app.config_from_object("django.conf:settings", namespace="CELERY")
