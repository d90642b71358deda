from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "siapkerja.organisations"
    label = "organisations"

    def ready(self) -> None:
        from siapkerja.organisations import doors, downloads, notifications, portability

        doors.register_doors()
        downloads.register_rules()
        portability.register_holdings()
        notifications.register_notices()
