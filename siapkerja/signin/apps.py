from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "siapkerja.signin"
    label = "signin"

    def ready(self) -> None:
        from siapkerja.signin import belongings, recording
        from siapkerja.signin.actions import factor_rotation
        from siapkerja.signin.second_factor import listening, notifications  # noqa: F401 - connects its receivers

        factor_rotation.register_holder()
        notifications.register_notices()
        recording.listen()
        belongings.listen()
