from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FederationConfig(AppConfig):
    name = "siapkerja.federation"
    label = "federation"

    def ready(self) -> None:
        from siapkerja.federation.actions import forgetting
        from siapkerja.federation.permissions import APPLICATION_OFFICERS
        from siapkerja.federation.queries import authorities_held, consents_held
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.identity.holdings import Holding, register

        register(
            Holding(
                slug="connected_applications",
                name=_("Aplikasi yang terhubung"),
                purpose=_("Agar Anda masuk ke aplikasi lain dengan akun ini, atas persetujuan Anda (UU 27/2022 pasal 20)."),
                read=consents_held,
                source=_("Dari jawaban Anda saat aplikasi itu meminta izin."),
                goes=_("Semua izin dan tanda pengenal Anda di aplikasi itu dihapus."),
                erase=lambda person_id, by, at: forgetting.forget_applications(person_id=person_id, by=by, at=at),
            )
        )
        register(
            Holding(
                slug="other_authorities",
                name=_("Layanan masuk lain"),
                purpose=_("Agar Anda masuk ke akun ini dengan layanan masuk instansi lain, atas permintaan Anda (UU 27/2022 pasal 20)."),
                read=authorities_held,
                source=_("Dari layanan masuk itu, saat Anda menghubungkannya."),
                goes=_("Hubungannya dihapus."),
                erase=lambda person_id, by, at: forgetting.forget_authorities(person_id=person_id, by=by, at=at),
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
