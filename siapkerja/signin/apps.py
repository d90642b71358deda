from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "siapkerja.signin"
    label = "signin"
