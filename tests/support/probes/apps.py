from django.apps import AppConfig


class ProbesConfig(AppConfig):
    name = "tests.support.probes"
    label = "probes"

    def ready(self) -> None:
        from siapkerja.documents.kinds import register
        from tests.support.probes.documents import CERTIFICATE, RECEIPT

        register(RECEIPT)
        register(CERTIFICATE)
