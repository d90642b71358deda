from django.apps import AppConfig


class WajiblaporConfig(AppConfig):
    name = "wajiblapor"

    def ready(self) -> None:
        from wajiblapor import portal, tasks  # noqa: F401 - long work registers itself
        from wajiblapor.actions import rekeying

        portal.open_doors()
        rekeying.register_holders()
