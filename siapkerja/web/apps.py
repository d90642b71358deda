from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "siapkerja.web"
    label = "web"

    def ready(self) -> None:
        from siapkerja.web import notifications  # noqa: F401
