from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    name = "siapkerja.alerts"
    label = "alerts"

    def ready(self) -> None:
        from siapkerja.alerts import portability
        from siapkerja.alerts.models import Alert
        from siapkerja.alerts.permissions import FIGURE_READERS
        from siapkerja.identity.actions.index_rotation import IndexedColumn, register_column
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.identity.fields import email_index

        portability.register_holdings()
        register_column(IndexedColumn(Alert, "email_index", "index_version", lambda row: email_index(row.email)))
        register_officer_door(
            OfficerDoor(
                url_name="alerts:figures",
                words=_("Kabar lewat e-mail"),
                hint=_("Berapa orang menerima kabar, dan seberapa sesuai isinya"),
                icon="envelope",
                roles=frozenset(FIGURE_READERS),
            )
        )
