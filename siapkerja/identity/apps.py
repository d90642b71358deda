from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "siapkerja.identity"
    label = "identity"

    def ready(self) -> None:
        from siapkerja.identity import portability
        from siapkerja.identity.actions import index_rotation

        portability.register_holdings()
        index_rotation.register_holders()
