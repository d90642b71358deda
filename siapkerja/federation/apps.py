from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FederationConfig(AppConfig):
    name = "siapkerja.federation"
    label = "federation"

    def ready(self) -> None:
        from siapkerja.federation.permissions import APPLICATION_OFFICERS
        from siapkerja.federation.queries import consents_held
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.identity.holdings import Holding, register

        register(
            Holding(
                slug="connected_applications",
                name=_("Aplikasi yang terhubung"),
                purpose=_("Agar Anda masuk ke aplikasi lain dengan akun ini, atas persetujuan Anda (UU 27/2022 pasal 20)."),
                read=consents_held,
            )
        )
        register_officer_door(
            OfficerDoor(
                url_name="federation:applications",
                words=_("Aplikasi yang terhubung"),
                hint=_("Sistem lain yang memakai akun SIAPKerja untuk masuk"),
                icon="box-arrow-in-right",
                roles=APPLICATION_OFFICERS,
            )
        )
