from django.apps import AppConfig


class SertihubConfig(AppConfig):
    name = "sertihub"

    def ready(self) -> None:
        from sertihub import portal  # noqa: F401
        from sertihub.actions.standards import load_examples
        from siapkerja.reference.actions.loading import register_load

        register_load(lambda at: str(load_examples(at=at)))
