from django.apps import AppConfig


class SkillhubConfig(AppConfig):
    name = "skillhub"

    def ready(self) -> None:
        from skillhub import portal  # noqa: F401
