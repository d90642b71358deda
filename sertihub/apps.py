from django.apps import AppConfig


class SertihubConfig(AppConfig):
    name = "sertihub"

    def ready(self) -> None:
        from sertihub import portal  # noqa: F401
