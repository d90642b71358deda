from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "siapkerja.audit"
    label = "audit"
