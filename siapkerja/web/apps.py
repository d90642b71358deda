from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "siapkerja.web"
    label = "web"

    def ready(self) -> None:
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.web import notifications  # noqa: F401
        from siapkerja.web.permissions import LEVY_OFFICERS

        register_officer_door(
            OfficerDoor(
                url_name="web:levy_queue",
                words=_("Laporan pungutan"),
                hint=_("Warga yang dimintai bayaran"),
                icon="flag",
                roles=LEVY_OFFICERS,
            )
        )
