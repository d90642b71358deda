from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "siapkerja.profiles"
    label = "profiles"

    def ready(self) -> None:
        from siapkerja.profiles import portability

        portability.register_holdings()
