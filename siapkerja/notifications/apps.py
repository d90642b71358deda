from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "siapkerja.notifications"
    label = "notifications"

    def ready(self) -> None:
        from siapkerja.notifications import portability

        portability.register_holdings()
