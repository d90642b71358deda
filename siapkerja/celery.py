"""Celery: the engine that delivers facts and does long work. The database stays the queue of record."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siapkerja.settings")

app = Celery("siapkerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
