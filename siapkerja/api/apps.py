from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "siapkerja.api"
    label = "api"

    def ready(self) -> None:
        from siapkerja.api import schema  # noqa: F401 - how programs sign in, for the schema
        from siapkerja.api.actions.sandboxes import join_sandboxes
        from siapkerja.identity.merging import call_references, make_room

        call_references("identity.legalentity", _("Perusahaan percobaan"))
        make_room(join_sandboxes)
        call_references("api.apiclient", _("Sambungan program (API)"))
