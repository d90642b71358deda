from django.apps import AppConfig


class WirausahaConfig(AppConfig):
    name = "wirausaha"

    def ready(self) -> None:
        from wirausaha import portal  # noqa: F401
