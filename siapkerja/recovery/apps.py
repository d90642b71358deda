from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecoveryConfig(AppConfig):
    name = "siapkerja.recovery"
    label = "recovery"

    def ready(self) -> None:
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.recovery import downloads, notifications, portability  # noqa: F401
        from siapkerja.recovery.permissions import RECOVERY_OFFICERS
        from siapkerja.recovery.queries import waiting_disputes, waiting_recoveries

        portability.register_holdings()
        register_officer_door(
            OfficerDoor(
                url_name="recovery:queue",
                words=_("Pemulihan akun"),
                hint=_("Orang yang HP dan e-mailnya sudah tidak dipakai"),
                icon="key",
                roles=RECOVERY_OFFICERS,
                waiting=waiting_recoveries,
            ),
            OfficerDoor(
                url_name="recovery:counter",
                words=_("Pemulihan di loket"),
                hint=_("Bantu orang yang datang dengan KTP asli"),
                icon="person-check",
                roles=RECOVERY_OFFICERS,
            ),
            OfficerDoor(
                url_name="recovery:dispute_queue",
                words=_("Sengketa NIK"),
                hint=_("NIK yang dipakai dua orang"),
                icon="people",
                roles=RECOVERY_OFFICERS,
                waiting=waiting_disputes,
            ),
        )
