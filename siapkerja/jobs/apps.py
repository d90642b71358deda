from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "siapkerja.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Know every kind of work also where jobs are only started: it is registered in the apps' `tasks.py`."""
        autodiscover_modules("tasks")
