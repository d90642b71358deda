from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    name = "siapkerja.events"
    label = "events"

    def ready(self) -> None:
        """Find who reacts to what, in every app."""
        from siapkerja.audit.append_only import register
        from siapkerja.events.models import EventRecord

        register(EventRecord)
        autodiscover_modules("reactions", "notifications")
