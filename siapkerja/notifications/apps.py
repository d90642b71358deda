from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "siapkerja.notifications"
    label = "notifications"
