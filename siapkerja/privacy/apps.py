from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "siapkerja.privacy"
    label = "privacy"

    def ready(self) -> None:
        from siapkerja.files.access import allow_download
        from siapkerja.identity.doors import OfficerDoor, register_officer_door
        from siapkerja.identity.enums import ViewPurpose
        from siapkerja.privacy import portability
        from siapkerja.privacy.actions.corrections import PROOF
        from siapkerja.privacy.permissions import BREACH_OFFICERS, CORRECTION_OFFICERS
        from siapkerja.privacy.queries import breaches, matters

        portability.register_holdings()
        allow_download(PROOF, _may_read_proof, view_purpose=ViewPurpose.DATA_REQUEST)
        register_officer_door(
            OfficerDoor(
                url_name="privacy:corrections_queue",
                words=_("Perbaikan data pribadi"),
                hint=_("Permintaan warga, diputus dalam 3 × 24 jam"),
                icon="person-check",
                roles=CORRECTION_OFFICERS,
                waiting=matters.open_corrections,
            ),
            OfficerDoor(
                url_name="privacy:breaches",
                words=_("Kegagalan pelindungan data"),
                hint=_("Pemberitahuan dalam 3 × 24 jam"),
                icon="shield-lock",
                roles=BREACH_OFFICERS,
                waiting=lambda actor: breaches.running(),
            ),
        )


def _may_read_proof(actor: Any, stored: Any) -> bool:
    """The person, and officers who may decide the request it belongs to."""
    from siapkerja.privacy.queries.matters import corrections_for

    if actor.person_id is not None and actor.person_id == stored.person_id:
        return True
    return bool(actor.is_officer and corrections_for(actor).filter(proof=stored).exists())
