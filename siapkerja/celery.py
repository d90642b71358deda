"""Celery: the engine that delivers facts and does long work. The database stays the queue of record."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_after_setup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siapkerja.settings")

app = Celery("siapkerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_after_setup.connect
def keep_what_is_loaded(**_: Any) -> None:
    """What was loaded stays: not looked at again by the collector, a worker's child shares its memory longer."""
    gc.collect()
    gc.freeze()
