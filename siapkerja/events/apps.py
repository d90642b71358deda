from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "siapkerja.events"
    label = "events"
