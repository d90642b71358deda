from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "siapkerja.workflow"
    label = "workflow"

    def ready(self) -> None:
        """What happened to a case is never rewritten."""
        from siapkerja.audit.append_only import register
        from siapkerja.workflow.history import Moved

        register(Moved)
