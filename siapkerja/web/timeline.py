"""The history of a case as entries of the timeline component."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siapkerja.kernel.workflow import Workflow
from siapkerja.workflow.history import Moved


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    title: str
    at: datetime
    note: str = ""


def entries_of(
    workflow: Workflow,
    history: Iterable[Moved],
    *,
    begun: Entry | None = None,
    with_people: bool = False,
    amidst: Mapping[str, Any] | None = None,
) -> list[Entry]:
    """Newest first: the state each move led to, and its note.

    Args:
        history: rows oldest first, as their table orders them; with `with_people`, selected with `by_person`.
        begun: how the case came to be, as the oldest entry.
        amidst: words for acts that leave the state as it is, by move.
        with_people: name who moved it (for officers); others read the role's words only in the note.
    """
    entries = [begun] if begun else []
    for row in history:
        note = row.note
        if with_people and row.by_person:
            note = f"{row.by_person.full_name}. {note}" if note else row.by_person.full_name
        words = (amidst or {}).get(row.move) or workflow.state(row.target).label
        entries.append(Entry(str(words), row.at, note))
    return entries[::-1]
