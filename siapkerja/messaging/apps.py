from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "siapkerja.messaging"
    label = "messaging"
