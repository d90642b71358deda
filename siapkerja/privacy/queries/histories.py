"""What happened to a case, for the timeline component."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from siapkerja.kernel.workflow import Workflow
from siapkerja.workflow.history import Moved


@dataclass(frozen=True)
class Entry:
    title: str
    at: datetime
    note: str = ""


def entries_of(workflow: Workflow, history: Iterable[Moved], *, begun: Entry) -> list[Entry]:
    """Newest first, with the officers' names; `history` oldest first, selected with `by_person`."""
    entries = [begun]
    for row in history:
        name = row.by_person.full_name if row.by_person else ""
        entries.append(Entry(str(workflow.state(row.target).label), row.at, ". ".join(filter(None, (name, row.note)))))
    return entries[::-1]
