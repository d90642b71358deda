from django.apps import AppConfig


class KarirhubConfig(AppConfig):
    name = "karirhub"

    def ready(self) -> None:
        from karirhub import portal  # noqa: F401
