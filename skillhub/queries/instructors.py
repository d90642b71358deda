"""Who trains, and who could."""

from datetime import date

from django.db.models import Q, QuerySet

from siapkerja.identity.models import Membership, Person
from skillhub.models import Batch, Programme


def may_instruct(programme: Programme, *, on: date) -> set[int]:
    """Persons with a membership of the centre in force that reaches the programme's workplace."""
    return set(_members(programme, on).values_list("person_id", flat=True))


def could_instruct(batch: Batch, *, on: date) -> QuerySet[Person]:
    """Whom the staff can choose from, by name; those named already stay on the list after they left the centre."""
    here = Q(pk__in=_members(batch.programme, on).values("person")) | Q(pk__in=batch.instructors.values("person"))
    return Person.objects.filter(here).order_by("full_name", "pk")


def instructors_of(batch: Batch) -> list[Person]:
    return list(Person.objects.filter(pk__in=batch.instructors.values("person")).order_by("full_name", "pk"))


def instructor_ids(batch: Batch) -> tuple[int, ...]:
    return tuple(batch.instructors.order_by("person_id").values_list("person_id", flat=True))


def _members(programme: Programme, on: date) -> QuerySet[Membership]:
    reaching = Q(workplace=None) | Q(workplace=programme.workplace_id)
    return Membership.objects.at(on).filter(reaching, legal_entity=programme.legal_entity_id)
