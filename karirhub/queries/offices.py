"""The office that acts for a regency, as it is printed."""

from dataclasses import dataclass
from datetime import date

from karirhub.permissions import PLACING_OFFICERS
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Assignment, Person
from siapkerja.reference.models import Region


@dataclass(frozen=True)
class Office:
    """`name` as the decree has it, else by its regency; `officer` who signs, "" for the portal itself."""

    name: str
    officer: str


def office_of(regency: Region, by: Actor, on: date) -> Office:
    """The office of a regency for which an officer acts."""
    rows = Assignment.objects.at(on).filter(person=by.person_id, role__in=PLACING_OFFICERS, region=regency)
    unit = rows.exclude(unit="").values_list("unit", flat=True).first() if by.person_id else None
    name = Person.objects.filter(pk=by.person_id).values_list("full_name", flat=True).first() if by.person_id else None
    return Office(unit or f"Dinas Ketenagakerjaan {regency.name}", name or "")
