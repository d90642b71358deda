from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "siapkerja.audit"
    label = "audit"

    def ready(self) -> None:
        from siapkerja.audit.append_only import register
        from siapkerja.audit.models import PersonView, Seal, SecurityAct

        for model in (SecurityAct, PersonView, Seal):
            register(model)
