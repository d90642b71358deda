from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "siapkerja.workflow"
    label = "workflow"
