from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "siapkerja.api"
    label = "api"

    def ready(self) -> None:
        from siapkerja.api import schema  # noqa: F401 - how programs sign in, for the schema
        from siapkerja.identity.merging import call_references

        call_references("api.apiclient", _("Sambungan program (API)"))
