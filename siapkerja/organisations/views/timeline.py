"""The history of a case as entries of the timeline component, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.workflows import ORGANISATION_CASE


@dataclass(frozen=True)
class Entry:
    title: str
    at: datetime
    note: str = ""


def entries_of(case: OrganisationCase, *, with_people: bool = False) -> list[Entry]:
    """Each state the case reached and why; officers also read who moved it."""
    entries = [Entry(_("Permintaan masuk"), case.submitted_at)]
    for row in case.history.select_related("by_person"):
        parts = [row.by_person.full_name] if with_people and row.by_person else []
        entries.append(Entry(str(ORGANISATION_CASE.state(row.target).label), row.at, ". ".join([*parts, *filter(None, [row.note])])))
    return entries[::-1]
