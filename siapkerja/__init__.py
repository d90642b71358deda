"""The platform of the SIAPKerja portal. It knows no service."""

from siapkerja.celery import app as celery_app

__all__ = ["celery_app"]
