"""Reading people's ways."""

from django.db.models import QuerySet

from siapkerja.journey.models import Entry


def entries_of(person_id: int | None, *, service: str = "") -> QuerySet[Entry]:
    """A person's steps, newest first, of all services or of one."""
    entries = Entry.objects.of_person(person_id).order_by("-at", "-pk")
    return entries.filter(service=service) if service else entries


def services_on_the_way(person_id: int | None) -> set[str]:
    """Slugs of the services in which a person has taken a step."""
    return set(Entry.objects.of_person(person_id).order_by().values_list("service", flat=True).distinct())
