from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "siapkerja.profiles"
    label = "profiles"

    def ready(self) -> None:
        from siapkerja.profiles import assisted, portability, seeing

        assisted.open_profile()
        portability.register_holdings()
        seeing.open_photos()
        seeing.open_documents()
