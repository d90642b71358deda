from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "siapkerja.identity"
    label = "identity"

    def ready(self) -> None:
        from siapkerja.identity import portability

        portability.register_holdings()
