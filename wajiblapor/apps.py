from django.apps import AppConfig


class WajiblaporConfig(AppConfig):
    name = "wajiblapor"

    def ready(self) -> None:
        from wajiblapor import portal  # noqa: F401
