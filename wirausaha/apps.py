from django.apps import AppConfig


class WirausahaConfig(AppConfig):
    name = "wirausaha"

    def ready(self) -> None:
        from wirausaha import portal
        from wirausaha.actions import rekeying

        portal.open_doors()
        rekeying.register_holders()
