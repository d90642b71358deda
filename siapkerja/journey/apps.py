from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JourneyConfig(AppConfig):
    name = "siapkerja.journey"
    label = "journey"

    def ready(self) -> None:
        """Find which facts are steps of a person's way, in every app."""
        from siapkerja.journey import portability

        portability.register_holdings()
        autodiscover_modules("journey")
